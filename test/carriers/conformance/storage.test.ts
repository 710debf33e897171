import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { DeliveryMark } from '../../../main/core/interfaces/delivery.ts';
import type { Fault } from '../../../main/practice/s3/control.ts';
import type { ProblemCode } from '../../../preload/contract/domain/problem.ts';
import { littleServer } from '../http/little-server.ts';
import { jobOf } from '../job.ts';
import { conforms, failureOf } from './kit.ts';
import { longPaper, paper } from './sample.ts';
import { subjects } from './subjects.ts';
import { storageOf, wireOf } from './wire.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const withStorage = subjects.filter(({ storage }) => storage);
const job = (marks: DeliveryMark[] = [], payload = paper('csr')) =>
  jobOf(payload, { deliveryId: randomUUID(), marks });

conforms(
  'the storage',
  (_subject, carrier) => {
    const stored = () => {
      const { control, method } = storageOf(carrier());
      return control.log().filter((entry) => entry.method === method && (entry.status ?? 500) < 300).length;
    };

    it.each([
      ['is cut at 60 %', { kind: 'cut', share: 0.6 }, ['carrier-down', 'offline'], 'maybe'],
      [
        'is answered 503 SlowDown',
        { kind: 'error', status: 503, code: 'SlowDown' },
        ['rate-limited', 'carrier-down'],
        'maybe',
      ],
      ['is answered 500', { kind: 'error', status: 500, code: 'InternalError' }, ['carrier-down'], 'maybe'],
      [
        'is answered 200 with an error',
        { kind: 'error', status: 200, code: 'InternalError' },
        ['carrier-down', 'protocol'],
        'maybe',
      ],
      ['loses its answer', { kind: 'lost-answer' }, ['carrier-down', 'offline'], 'maybe'],
    ] as const satisfies readonly (readonly [string, Fault, readonly ProblemCode[], string])[])(
      'an upload that %s is told so, and goes well the next time',
      async (_what, fault, codes, reached) => {
        const { session, orderIn, again } = carrier();
        const address = await orderIn('unconfirmed');
        const before = (await session.documents(address)).length;
        const marks: DeliveryMark[] = [];
        const { control, method } = storageOf(carrier());
        control.fault({ method, fault });
        const first = job(marks, longPaper());
        const failure = await failureOf(session.deliver(address, first), carrier());
        expect(codes).toContain(failure.problem.code);
        expect(failure.reached).toBe(reached);
        const [mark] = marks.slice(-1);
        expect(mark?.step).toBe('slot');
        const name = await again().deliver(address, { ...first, ...(mark && { reached: mark }) });
        const listed = await again().documents(address);
        expect(listed).toHaveLength(before + 1);
        expect(listed.map((each) => each.name)).toContain(name);
      },
    );

    it('that sends a file elsewhere (307) is not followed', async () => {
      // This machine under a name that is on nobody's list.
      const elsewhere = await littleServer((_request, response) => response.writeHead(200).end());
      const { session, orderIn } = carrier();
      const address = await orderIn('unconfirmed');
      const { control, method } = storageOf(carrier());
      control.fault({
        method,
        fault: { kind: 'redirect', to: elsewhere.url.replace('127.0.0.1', '0.0.0.0') },
      });
      const failure = await failureOf(session.deliver(address, job()), carrier());
      expect(failure.problem.code).toBe('protocol');
      expect(elsewhere.requests).toEqual([]);
      await elsewhere.close();
    });

    it.each([
      'https://files.elsewhere.example',
      'http://porting-uploads.s3.amazonaws.com',
      'https://s3.amazonaws.com.elsewhere.example',
    ])('at an address that is not the carrier’s own (%s) gets nothing', async (origin) => {
      const { session, orderIn } = carrier();
      const address = await orderIn('unconfirmed');
      storageOf(carrier()).lead(origin);
      const failure = await failureOf(session.deliver(address, job()), carrier());
      expect(failure).toMatchObject({ reached: 'no', problem: { code: 'protocol' } });
      expect(stored()).toBe(0);
    });

    it('gets no credentials of the carrier', async () => {
      const { session, orderIn } = carrier();
      await session.deliver(await orderIn('unconfirmed'), job());
      const { control, method } = storageOf(carrier());
      const [upload] = control.log().filter((entry) => entry.method === method);
      expect(upload?.headers.filter((name) => /authorization|x-api|cookie/.test(name))).toEqual([]);
    });

    it('whose place has expired gets another one, once, and nobody notices', async () => {
      const { session, orderIn, again, wait } = carrier();
      const address = await orderIn('unconfirmed');
      const marks: DeliveryMark[] = [];
      const { control, method } = storageOf(carrier());
      control.fault({ method, fault: { kind: 'cut', share: 0.6 } });
      const first = job(marks, longPaper());
      await failureOf(session.deliver(address, first), carrier());
      const [slot] = marks.slice(-1);
      wait(2 * DAY);
      const before = stored();
      const name = await again().deliver(address, { ...first, ...(slot && { reached: slot }) });
      expect(stored()).toBe(before + 1);
      expect((await again().documents(address)).map((each) => each.name)).toContain(name);
      expect(marks.filter(({ step }) => step === 'slot')).toHaveLength(2);
    });

    it.each([
      ['ahead', DAY],
      ['behind', -DAY],
    ])('is reached although our clock is a day %s', async (_how, clockAhead) => {
      const address = await carrier().orderIn('unconfirmed');
      const session = carrier().again({ clockAhead });
      const before = stored();
      await session.deliver(address, job());
      expect(stored()).toBe(before + 1);
      expect(Math.abs(session.clockOffset() + clockAhead)).toBeLessThan(60_000);
    });

    it('is told nothing about in a sentence: no address of it is ever shown', async () => {
      const { session, orderIn } = carrier();
      const address = await orderIn('unconfirmed');
      const { control, method, url } = storageOf(carrier());
      control.fault({ method, fault: { kind: 'error', status: 403, code: 'SignatureDoesNotMatch' } });
      const failure = await failureOf(session.deliver(address, job()), carrier());
      expect(JSON.stringify(failure.problem)).not.toContain(new URL(url).host);
      expect(wireOf(carrier()).log().length).toBeGreaterThan(0);
    });
  },
  { of: withStorage },
);
