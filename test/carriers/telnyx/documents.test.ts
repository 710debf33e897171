import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession } from '../../../main/core/interfaces/carrier.ts';
import type { DeliveryMark } from '../../../main/core/interfaces/delivery.ts';
import type { PracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import { startPracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import { failureOf } from '../carried.ts';
import { jobOf } from '../job.ts';
import { newOrder, pdf, sessionAt } from './harness.ts';

const MINUTES = 60_000;
let telnyx: PracticeTelnyx;
let session: CarrierSession;
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  telnyx = await startPracticeTelnyx({ scanMs: 0 });
  session = sessionAt(telnyx.url, { now: () => Date.now() + ahead });
});
afterEach(() => telnyx.close());

/** Time passes for Telnyx and for us. */
function wait(ms: number): void {
  ahead += ms;
  telnyx.control.advance(ms);
}

const uploads = () =>
  telnyx.control.log().filter(({ method, path }) => method === 'POST' && path.startsWith('/v2/documents'));

describe('a document on its way', () => {
  it('goes step by step, each kept before the next', async () => {
    const order = await newOrder(session);
    const marks: DeliveryMark[] = [];
    const progress: [number, number][] = [];
    const loa = pdf('LOA of Ines.PDF', 'loa');
    const id = await session.deliver(
      order,
      jobOf(loa, { marks, progress: (sent, total) => void progress.push([sent, total]) }),
    );
    expect(marks.map(({ step, facts }) => [step, facts.documentId])).toEqual([
      ['stored', id],
      ['registered', id],
    ]);
    expect(progress.at(-1)).toEqual([loa.size, loa.size]);
    const stored = telnyx.control.document(id);
    expect(stored).toMatchObject({
      sha256: loa.sha256,
      contentType: 'application/pdf',
      customerReference: jobOf(loa).deliveryId,
    });
    expect(telnyx.control.order(order.remoteId)?.documents).toEqual({ loa: id, invoice: null });
    expect((await session.order(order)).documents).toEqual([
      { name: id, label: 'loa-of-ines.pdf', kind: 'loa', mediaType: 'application/pdf', size: loa.size },
    ]);
    const file = await session.fetchDocument(order, id);
    expect(file.mediaType).toBe('application/pdf');
    expect(Buffer.from(file.bytes).toString()).toContain('LOA of Ines.PDF');
  });

  it('puts the first LOA and the first bill in their places, and everything else beside them', async () => {
    const order = await newOrder(session);
    const papers = [
      pdf('loa.pdf', 'loa'),
      pdf('bill-1.pdf', 'invoice'),
      pdf('bill-2.pdf', 'invoice'),
      pdf('csr.pdf', 'csr'),
      pdf('photo.pdf', 'other'),
    ];
    const ids: string[] = [];
    for (const paper of papers) ids.push(await session.deliver(order, jobOf(paper)));
    const there = telnyx.control.order(order.remoteId);
    expect(there?.documents).toEqual({ loa: ids[0], invoice: ids[1] });
    expect(there?.additional.map(({ documentId, type }) => [documentId, type])).toEqual([
      [ids[2], 'invoice'],
      [ids[3], 'csr'],
      [ids[4], 'other'],
    ]);
    const seen = await session.documents(order);
    expect(new Set(seen.map(({ name }) => name))).toEqual(new Set(ids));
  });

  it('is linked on the next try when the link got no answer, without being sent again', async () => {
    const order = await newOrder(session);
    const marks: DeliveryMark[] = [];
    telnyx.control.fault({ method: 'PATCH', path: /porting_orders/, action: { kind: 'lost-answer' } });
    const loa = pdf('loa.pdf', 'loa');
    const failure = await failureOf(session.deliver(order, jobOf(loa, { marks })));
    expect(failure.reached).toBe('maybe');
    const reached = marks.at(-1);
    expect(reached?.step).toBe('stored');
    const trail = { ...jobOf(loa), ...(reached && { reached }) };
    const id = await session.delivered(order, trail);
    expect(id).toBe(reached?.facts.documentId);
    expect(await session.deliver(order, jobOf(loa, { ...(reached && { reached }), marks }))).toBe(id);
    expect(uploads()).toHaveLength(1);
    expect(telnyx.control.order(order.remoteId)?.additional).toEqual([]);
  });

  it('is sent again when it was stored so long ago that Telnyx is about to delete it', async () => {
    const order = await newOrder(session);
    const marks: DeliveryMark[] = [];
    telnyx.control.fault({ method: 'PATCH', path: /porting_orders/, action: { kind: 'drop' } });
    const loa = pdf('loa.pdf', 'loa');
    await failureOf(session.deliver(order, jobOf(loa, { marks })));
    const reached = marks.at(-1);
    wait(26 * MINUTES);
    const id = await session.deliver(order, jobOf(loa, { ...(reached && { reached }), marks }));
    expect(id).not.toBe(reached?.facts.documentId);
    expect(uploads()).toHaveLength(2);
    expect(telnyx.control.order(order.remoteId)?.documents.loa).toBe(id);
  });

  it('is linked as it lies when it was stored a while ago', async () => {
    const order = await newOrder(session);
    const marks: DeliveryMark[] = [];
    telnyx.control.fault({ method: 'PATCH', path: /porting_orders/, action: { kind: 'drop' } });
    const loa = pdf('loa.pdf', 'loa');
    await failureOf(session.deliver(order, jobOf(loa, { marks })));
    const reached = marks.at(-1);
    wait(20 * MINUTES);
    const id = await session.deliver(order, jobOf(loa, { ...(reached && { reached }), marks }));
    expect(id).toBe(reached?.facts.documentId);
    expect(uploads()).toHaveLength(1);
  });

  it('is sent again when Telnyx has lost it before its time', async () => {
    const order = await newOrder(session);
    const loa = pdf('loa.pdf', 'loa');
    const reached: DeliveryMark = {
      step: 'stored',
      at: new Date(Date.now() - MINUTES).toISOString(),
      facts: { documentId: '6a09cdc3-8948-47f0-aa62-74ac943d6c58' },
    };
    const id = await session.deliver(order, jobOf(loa, { reached }));
    expect(telnyx.control.order(order.remoteId)?.documents.loa).toBe(id);
    expect(id).not.toBe(reached.facts.documentId);
  });

  it('is known to be there after its last answer was lost, and not before', async () => {
    const order = await newOrder(session);
    const loa = pdf('loa.pdf', 'loa');
    expect(await session.delivered(order, jobOf(loa))).toBeUndefined();
    telnyx.control.fault({ method: 'POST', path: /v2\/documents/, action: { kind: 'lost-answer' } });
    expect((await failureOf(session.deliver(order, jobOf(loa)))).reached).toBe('maybe');
    // Stored, but belonging to no order: it has to be sent again.
    expect(telnyx.control.documents()).toHaveLength(1);
    expect(await session.delivered(order, jobOf(loa))).toBeUndefined();
    const id = await session.deliver(order, jobOf(loa));
    expect(await session.delivered(order, jobOf(loa))).toBe(id);
    expect(await session.delivered(order, jobOf(pdf('other.pdf', 'loa')))).toBeUndefined();
  });

  it('is refused when its virus scan finds something, and another LOA takes its place', async () => {
    const order = await newOrder(session);
    telnyx.control.set({ scanMs: 500 });
    const bad = pdf('loa.pdf', 'loa', ['EICAR-STANDARD', 'ANTIVIRUS-TEST-FILE'].join('-'));
    const failure = await failureOf(session.deliver(order, jobOf(bad)));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(failure.problem.what).toContain('virus scan');
    expect(await session.delivered(order, jobOf(bad))).toBeUndefined();
    telnyx.control.set({ scanMs: 0 });
    const good = await session.deliver(order, jobOf(pdf('loa-2.pdf', 'loa')));
    expect(telnyx.control.order(order.remoteId)?.documents.loa).toBe(good);
  });

  it('is one upload per order when a port is split', async () => {
    const [one, other] = await session.create({
      mutationId: 'm-split',
      portRequestId: 'p-split',
      fields: {},
      numbers: ['+15025550190', '+14055550190'],
      acceptCharges: true,
    });
    const loa = pdf('loa.pdf', 'loa');
    const ids = await Promise.all(
      [one, other].map((order) => session.deliver(order ?? { remoteId: '' }, jobOf(loa))),
    );
    expect(new Set(ids).size).toBe(2);
    expect(uploads()).toHaveLength(2);
  });

  it('does not fight over a place with another one that goes at the same time', async () => {
    const order = await newOrder(session);
    const ids = await Promise.all(
      ['loa-1.pdf', 'loa-2.pdf'].map((name) => session.deliver(order, jobOf(pdf(name, 'loa')))),
    );
    const there = telnyx.control.order(order.remoteId);
    const linked = [there?.documents.loa, ...(there?.additional ?? []).map(({ documentId }) => documentId)];
    expect(linked.toSorted()).toEqual(ids.toSorted());
  });

  it('stops when the agent wants it no longer', async () => {
    const order = await newOrder(session);
    const stop = new AbortController();
    const loa = pdf('loa.pdf', 'loa');
    const slow = {
      ...loa,
      open: async function* () {
        yield* loa.open();
        stop.abort();
        await new Promise((resolve) => setTimeout(resolve, 50));
        yield new Uint8Array(0);
      },
    };
    const failure = await failureOf(session.deliver(order, jobOf(slow, { signal: stop.signal })));
    expect(failure.problem.what).toContain('stopped');
    expect(telnyx.control.order(order.remoteId)?.documents.loa).toBeNull();
  });

  it.each([
    ['too large', { size: 413 }, 'larger'],
    ['of a type that is not taken', { size: 415 }, 'type'],
  ])('says so when it is %s', async (_what, { size: status }, words) => {
    const order = await newOrder(session);
    const body = JSON.stringify({ errors: [{ code: '10015', title: 'Bad Request' }] });
    telnyx.control.fault({ path: /v2\/documents/, action: { kind: 'answer', status, body } });
    const failure = await failureOf(session.deliver(order, jobOf(pdf('loa.pdf', 'loa'))));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'file-refused' } });
    expect(failure.problem.what).toContain(words);
  });
});

describe('a document that is there', () => {
  it('leaves its place, or the list beside it', async () => {
    const order = await newOrder(session);
    const loa = await session.deliver(order, jobOf(pdf('loa.pdf', 'loa')));
    const csr = await session.deliver(order, jobOf(pdf('csr.pdf', 'csr')));
    await session.removeDocument(order, loa);
    await session.removeDocument(order, csr);
    await session.removeDocument(order, csr);
    expect(await session.documents(order)).toEqual([]);
    expect(telnyx.control.order(order.remoteId)?.documents.loa).toBeNull();
  });

  it.each([
    ['in its place', 'loa' as const],
    ['beside it', 'csr' as const],
  ])('makes room for another one %s', async (_where, kind) => {
    const order = await newOrder(session);
    const old = await session.deliver(order, jobOf(pdf('old.pdf', kind)));
    const id = await session.replaceDocument(order, old, jobOf(pdf('new.pdf', kind)));
    expect((await session.documents(order)).map(({ name }) => name)).toEqual([id]);
    expect(id).not.toBe(old);
  });

  it('is done in part until the old one is gone, and goes on there', async () => {
    const order = await newOrder(session);
    const old = await session.deliver(order, jobOf(pdf('old.pdf', 'csr')));
    telnyx.control.fault({
      method: 'DELETE',
      path: /additional_documents/,
      action: { kind: 'rate-limited' },
    });
    const marks: DeliveryMark[] = [];
    const payload = pdf('new.pdf', 'csr');
    const failure = await failureOf(session.replaceDocument(order, old, jobOf(payload, { marks })));
    expect([failure.problem.code, failure.reached]).toEqual(['rate-limited', 'partly']);
    expect(await session.documents(order)).toHaveLength(2);
    const reached = marks.at(-1);
    const id = await session.replaceDocument(order, old, jobOf(payload, { ...(reached && { reached }) }));
    expect((await session.documents(order)).map(({ name }) => name)).toEqual([id]);
  });
});
