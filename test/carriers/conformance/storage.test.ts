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
import { telnyxV1Subject } from './telnyx-v1.subject.ts';
import { storageOf, wireOf } from './wire.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const withStorage = subjects.filter(({ storage }) => storage);
const job = (marks: DeliveryMark[] = [], payload = paper('csr')) =>
  jobOf(payload, { deliveryId: randomUUID(), marks });

conforms(
  'the storage',
  ({ fetchIn = 'unconfirmed' }, carrier) => {
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
      // This machine under a name that is on nobody's list, and a host of somebody else's.
      const elsewhere = await littleServer((_request, response) => response.writeHead(200).end());
      const { session, orderIn } = carrier();
      const address = await orderIn('unconfirmed');
      const { control, method } = storageOf(carrier());
      for (const to of [elsewhere.url.replace('127.0.0.1', '0.0.0.0'), 'https://files.elsewhere.example']) {
        control.fault({ method, fault: { kind: 'redirect', to } });
        const failure = await failureOf(session.deliver(address, job()), carrier());
        expect(failure.problem.code, to).toBe('protocol');
      }
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
      const before = stored();
      storageOf(carrier()).lead(origin);
      const failure = await failureOf(session.deliver(address, job()), carrier());
      expect(failure).toMatchObject({ reached: 'no', problem: { code: 'protocol' } });
      expect(stored()).toBe(before);
    });

    it('that is not the carrier’s own is asked for no document', async () => {
      const { session, orderIn } = carrier();
      const address = await orderIn(fetchIn);
      const name = await session.deliver(address, job());
      const elsewhere = await littleServer((_request, response) => response.writeHead(200).end('%PDF-'));
      storageOf(carrier()).lead(elsewhere.url.replace('127.0.0.1', '0.0.0.0'));
      const failure = await failureOf(session.fetchDocument(address, name), carrier());
      expect(failure.problem.code).toBe('protocol');
      expect(elsewhere.requests).toEqual([]);
      await elsewhere.close();
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

    it('stays unnamed: no sentence shows an address of it', async () => {
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

conforms(
  'a form for a file',
  (_subject, carrier) => {
    const plant = (fault: Fault) => storageOf(carrier()).control.fault({ method: 'POST', fault });
    const registered = () =>
      carrier()
        .changes()
        .filter((each) => each.includes('supporting_documents')).length;

    it('whose policy asks for a field that it does not have is turned down, and nothing is registered', async () => {
      const { session, orderIn } = carrier();
      const address = await orderIn('unconfirmed');
      const before = registered();
      storageOf(carrier()).dropField?.();
      const failure = await failureOf(session.deliver(address, job()), carrier());
      expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'forbidden' } });
      expect(registered()).toBe(before);
    });

    it('whose answer has no Location leaves the file unregistered, and says so', async () => {
      const { session, orderIn } = carrier();
      const address = await orderIn('unconfirmed');
      const before = registered();
      const marks: DeliveryMark[] = [];
      plant({ kind: 'no-location' });
      const failure = await failureOf(session.deliver(address, job(marks)), carrier());
      expect(failure.problem.code).toBe('protocol');
      expect(failure.problem.what).toContain('unregistered');
      expect(registered()).toBe(before);
      expect(marks.map(({ step }) => step)).toEqual(['slot']);
    });

    it('keeps Location as it came, with its %2F and its +', async () => {
      const { session, orderIn } = carrier();
      const address = await orderIn('unconfirmed');
      const { control, url } = storageOf(carrier());
      const marks: DeliveryMark[] = [];
      const location = `${url}/files-service-practice/direct-uploads%2Fone%2Bmore+page%2Fbill+%28May%29.pdf`;
      plant({ kind: 'location', value: location });
      // Telnyx knows no such file; what was kept to be registered is what came.
      await failureOf(session.deliver(address, job(marks)), carrier());
      expect(marks.find(({ step }) => step === 'stored')?.facts.url).toBe(location);
      expect(control.log().at(-1)?.method).toBe('GET');
    });

    it('takes a file whose name needs every kind of care', async () => {
      const { session, orderIn } = carrier();
      const address = await orderIn('submitted');
      const marks: DeliveryMark[] = [];
      const odd = { ...paper('csr'), name: 'May bill + “LOA” 100%/2; final.pdf' };
      const name = await session.deliver(address, job(marks, odd));
      expect(marks.find(({ step }) => step === 'stored')?.facts.url).toContain('%2F');
      const file = await session.fetchDocument(address, name);
      expect(file.bytes).toHaveLength(odd.size);
    });
  },
  { of: [telnyxV1Subject] },
);
