import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OrderAddress, Payload } from '../../../main/core/interfaces/carrier.ts';
import type { DeliveryMark } from '../../../main/core/interfaces/delivery.ts';
import { imageToPdf } from '../../../main/pdf/image-to-pdf.ts';
import { STATES } from '../../../preload/contract/domain/states.ts';
import { jobOf } from '../job.ts';
import { conforms, failureOf, outcomeOf } from './kit.ts';
import { FILES, longPaper, paper } from './sample.ts';
import type { RunningCarrier } from './subject.ts';
import { subjects } from './subjects.ts';

const fresh = (payload: Payload, changes: Parameters<typeof jobOf>[1] = {}) =>
  jobOf(payload, { deliveryId: randomUUID(), ...changes });

async function bytesOf(payload: Payload): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of payload.open()) parts.push(part);
  return Buffer.concat(parts);
}

/** Delivers, and looks at everything that can be seen of it. */
async function deliverAndLook({ session, again }: RunningCarrier, address: OrderAddress, payload: Payload) {
  const job = fresh(payload);
  const name = await session.deliver(address, job);
  expect(await again().delivered(address, job)).toBe(name);
  const listed = (await again().documents(address)).find((each) => each.name === name);
  expect(listed).toMatchObject({ kind: payload.kind, mediaType: payload.mediaType });
  expect((await again().order(address)).documents.map((each) => each.name)).toContain(name);
  const file = await again().fetchDocument(address, name);
  expect(file.mediaType).toBe(payload.mediaType);
  expect(Buffer.from(file.bytes).equals(await bytesOf(payload))).toBe(true);
}

conforms('a document', ({ adapter, fetchIn = 'unconfirmed' }, carrier) => {
  const { kinds, accepts, convertsToPdf, addIn } = adapter.capabilities.documents;

  describe.each(kinds)('that is of the kind %s', (kind) => {
    it.each(accepts)('arrives as %s, to the byte', async (mediaType) => {
      const address = await carrier().orderIn(fetchIn);
      await deliverAndLook(carrier(), address, paper(kind, mediaType));
    });
  });

  it.each(convertsToPdf)('that is %s arrives as a valid PDF', async (mediaType) => {
    const address = await carrier().orderIn(fetchIn);
    const bytes = await imageToPdf(FILES[mediaType](), mediaType);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    await deliverAndLook(carrier(), address, paper('invoice', 'application/pdf', bytes));
  });

  it.each(addIn)('is taken in %s', async (state) => {
    const address = await carrier().orderIn(state);
    const job = fresh(paper('csr'));
    const name = await carrier().session.deliver(address, job);
    expect((await carrier().session.documents(address)).map((each) => each.name)).toContain(name);
  });

  it('tells how far it is, up to its last byte', async () => {
    const address = await carrier().orderIn('unconfirmed');
    const payload = longPaper();
    const told: number[] = [];
    const progress = (sent: number, total: number) => {
      expect(total).toBe(payload.size);
      told.push(sent);
    };
    await carrier().session.deliver(address, fresh(payload, { progress }));
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told.at(-1)).toBe(payload.size);
  });

  it('is two when it is two, though the files are called the same', async () => {
    const { session, orderIn } = carrier();
    const address = await orderIn('unconfirmed');
    const before = (await session.documents(address)).length;
    const one = await session.deliver(address, fresh(paper('csr')));
    const other = paper('csr', 'application/pdf', Buffer.from('%PDF-1.4\n% another\n%%EOF\n'));
    expect(await session.deliver(address, fresh(other))).not.toBe(one);
    expect(await session.documents(address)).toHaveLength(before + 2);
  });

  it('is not there before it was sent, nor for another order', async () => {
    const { session, orderIn } = carrier();
    const [here, there] = [await orderIn('unconfirmed'), await orderIn('unconfirmed')];
    const job = fresh(paper('csr'));
    expect(await session.delivered(here, job)).toBeUndefined();
    await session.deliver(there, job);
    expect(await session.delivered(here, job)).toBeUndefined();
  });

  it('stops when the agent wants it no longer, and is not at the order', async () => {
    const { session, orderIn } = carrier();
    const address = await orderIn('unconfirmed');
    const stop = new AbortController();
    const payload = longPaper();
    const stopping: Payload = {
      ...payload,
      kind: 'csr',
      open: async function* () {
        for await (const part of payload.open()) {
          yield part;
          stop.abort();
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      },
    };
    const job = fresh(stopping, { signal: stop.signal });
    const before = await session.documents(address);
    await failureOf(session.deliver(address, job), carrier());
    expect(await session.documents(address)).toEqual(before);
    expect(await session.delivered(address, job)).toBeUndefined();
  });
});

/** What was done since, sorted: carrier and storage each keep their own list. */
function since(before: readonly string[], now: readonly string[]): readonly string[] {
  const left = [...before];
  return now
    .filter((each) => {
      const known = left.indexOf(each);
      if (known >= 0) left.splice(known, 1);
      return known < 0;
    })
    .toSorted();
}

class Crash extends Error {}

conforms('a delivery that was cut off', (subject, carrier) => {
  const { steps } = subject;

  it('keeps each step before the next one', async () => {
    const address = await carrier().orderIn('unconfirmed');
    const marks: DeliveryMark[] = [];
    await carrier().session.deliver(address, fresh(paper('csr'), { marks }));
    expect(marks.map(({ step }) => step)).toEqual(steps);
  });

  it.each(steps)('right after %s goes on there in a new session and repeats nothing', async (step) => {
    const { session, orderIn, changes, again } = carrier();
    const plain = await orderIn('unconfirmed');
    const address = await orderIn('unconfirmed');
    const before = changes();
    await session.deliver(plain, fresh(paper('csr')));
    const whole = since(before, changes());
    const marks: DeliveryMark[] = [];
    const keep = async (mark: DeliveryMark) => {
      marks.push(mark);
      if (mark.step === step) throw new Crash('the process died');
    };
    const start = changes();
    const job = fresh(paper('csr'), { keep });
    await expect(session.deliver(address, job)).rejects.toThrow();
    const [reached] = marks.slice(-1);
    if (reached === undefined) throw new Error('no step was kept');
    const name = await again().deliver(address, { ...job, keep: async () => undefined, reached });
    expect(since(start, changes())).toEqual(whole);
    expect((await again().documents(address)).map((each) => each.name)).toContain(name);
    expect(await again().delivered(address, { ...job, reached })).toBe(name);
  });

  it.each([0, 1, 2])('by a lost answer (change %i) ends in one document', async (after) => {
    const { session, orderIn, loseAnswer, calm, again } = carrier();
    const address = await orderIn('unconfirmed');
    const before = (await session.documents(address)).length;
    const marks: DeliveryMark[] = [];
    const job = fresh(paper('csr'), { marks });
    loseAnswer(after);
    const outcome = await outcomeOf(session.deliver(address, job), carrier());
    calm();
    if (outcome !== 'done') {
      expect(outcome.reached).not.toBe('no');
      const [reached] = marks.slice(-1);
      const trail = { ...job, ...(reached && { reached }) };
      if ((await again().delivered(address, trail)) === undefined) await again().deliver(address, trail);
    }
    expect(await again().documents(address)).toHaveLength(before + 1);
  });
});

conforms(
  'a document that is there',
  ({ adapter }, carrier) => {
    const { removeIn, replace } = adapter.capabilities.documents;

    it.each(removeIn.filter((state) => STATES.includes(state)))('can be taken away in %s', async (state) => {
      const { session, orderIn } = carrier();
      const address = await orderIn(state);
      const name = await session.deliver(address, fresh(paper('csr')));
      await session.removeDocument(address, name);
      expect((await session.documents(address)).map((each) => each.name)).not.toContain(name);
      await session.removeDocument(address, name);
    });

    if (replace)
      it('makes room for a better one', async () => {
        const { session, orderIn } = carrier();
        const address = await orderIn('unconfirmed');
        const before = (await session.documents(address)).length;
        const name = await session.deliver(address, fresh(paper('csr')));
        const better = paper('csr', 'application/pdf', Buffer.from('%PDF-1.4\n% better\n%%EOF\n'));
        const now = await session.replaceDocument(address, name, fresh(better));
        expect(await session.documents(address)).toHaveLength(before + 1);
        const file = await session.fetchDocument(address, now);
        expect(Buffer.from(file.bytes).toString()).toContain('better');
      });
  },
  { of: subjects.filter(({ adapter }) => adapter.capabilities.documents.removeIn.length > 0) },
);

conforms('a document that is not there', ({ fetchIn = 'unconfirmed' }, carrier) => {
  it('is said to be gone when it is asked for', async () => {
    const { session, orderIn } = carrier();
    const address = await orderIn(fetchIn);
    const name = '6a09cdc3-8948-47f0-aa62-74ac943d6c58';
    const failure = await failureOf(session.fetchDocument(address, name), carrier());
    expect(failure.problem.code).toBe('not-found');
  });
});
