import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CarrierSession } from '../../../main/core/interfaces/carrier.ts';
import type { DeliveryMark } from '../../../main/core/interfaces/delivery.ts';
import type { CarrierOrder } from '../../../main/core/interfaces/order.ts';
import { failureOf } from '../carried.ts';
import { jobOf } from '../job.ts';
import {
  BUCKET,
  deliveryId,
  draft,
  newOrder,
  openSite,
  papersFor,
  pdf,
  type Site,
  sessionAt,
  submission,
} from './harness.ts';

const HOUR = 3_600_000;

let site: Site;
let session: CarrierSession;
let order: CarrierOrder;
let marks: DeliveryMark[];

beforeEach(async () => {
  site = await openSite();
  session = sessionAt(site.telnyx.url);
  order = await newOrder(session);
  marks = [];
});
afterEach(() => site.close());

const requests = (pattern: RegExp) =>
  site.telnyx.control.log().filter(({ method, path }) => method === 'POST' && pattern.test(path));
const forms = () => requests(/upload_requests/);
const registrations = () => requests(/supporting_documents$/);
const supporting = () => site.telnyx.control.orders().flatMap((one) => one.supporting);
const loa = pdf('LOA of Inés.PDF', 'loa');
const onward = (reached: DeliveryMark | undefined) => ({ marks, ...(reached && { reached }) });

describe('a document on its way', () => {
  it('gets a form, is stored, and is registered by its address as it came', async () => {
    const progress: [number, number][] = [];
    const job = jobOf(loa, { marks, progress: (sent, total) => void progress.push([sent, total]) });
    const id = await session.deliver(order, job);
    expect(marks.map(({ step }) => step)).toEqual(['slot', 'stored', 'registered']);
    expect(progress.at(-1)).toEqual([loa.size, loa.size]);
    const [document] = supporting();
    expect(document).toMatchObject({ id, type: 'loa', url: marks[1]?.facts.url });
    expect(document?.url).toMatch(/%2Floa-of-ines\.pdf$/);
    const [key = ''] = site.s3.control.keys(BUCKET);
    expect(Buffer.from(site.s3.control.object(BUCKET, key)?.bytes ?? []).toString()).toContain('LOA of Inés');
    expect(await session.documents(order)).toEqual([
      { name: id, label: 'loa-of-ines.pdf', kind: 'loa', mediaType: 'application/pdf', size: 0 },
    ]);
    const [form] = site.s3.control.log();
    expect(form?.headers).not.toContain('x-api-token');
  });

  it('belongs to its own order of a split draft, before and after it is submitted', async () => {
    const split = await session.create(draft({ numbers: ['+15025550190', '+14055550190'] }));
    for (const each of split) await papersFor(session, each);
    const [one, other] = split;
    if (one === undefined || other === undefined) throw new Error('not split');
    const names = async (each: CarrierOrder) => (await session.documents(each)).map(({ name }) => name);
    const [mine, theirs] = [await names(one), await names(other)];
    expect([mine.length, theirs.length, new Set([...mine, ...theirs]).size]).toEqual([2, 2, 4]);
    await session.move(one, submission);
    expect(await names(one)).toEqual(mine);
    expect(await names(other)).toEqual(theirs);
  });

  it('can follow to a submitted order, and comes back from there alone', async () => {
    await papersFor(session, order);
    const [early] = await session.documents(order);
    const no = await failureOf(session.fetchDocument(order, early?.name ?? ''));
    expect(no).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    await session.move(order, submission);
    const csr = pdf('csr.pdf', 'csr');
    const id = await session.deliver(order, jobOf(csr, { deliveryId: deliveryId() }));
    expect((await session.documents(order)).map(({ kind }) => kind)).toEqual(['loa', 'invoice', 'csr']);
    const file = await session.fetchDocument(order, id);
    expect([file.mediaType, Buffer.from(file.bytes).toString()]).toEqual([
      'application/pdf',
      expect.stringContaining('csr.pdf'),
    ]);
  });

  it('gets a new form by itself when the first one has expired', async () => {
    site.telnyx.control.fault({ path: /supporting_documents$/, action: { kind: 'drop' } });
    site.s3.control.fault({ method: 'POST', fault: { kind: 'cut', share: 0.5 } });
    await failureOf(session.deliver(order, jobOf(loa, { marks })));
    const reached = marks.at(-1);
    expect(reached?.step).toBe('slot');
    site.telnyx.control.clearFaults();
    site.s3.control.advance(2 * HOUR);
    const id = await session.deliver(order, jobOf(loa, onward(reached)));
    expect(forms()).toHaveLength(2);
    expect(supporting().map((each) => each.id)).toEqual([id]);
  });

  it('uses the form it has when the storage was only down', async () => {
    site.s3.control.fault({ method: 'POST', fault: { kind: 'error', status: 503, code: 'SlowDown' } });
    const failure = await failureOf(session.deliver(order, jobOf(loa, { marks })));
    expect(failure.problem.code).toBe('carrier-down');
    await session.deliver(order, jobOf(loa, onward(marks.at(-1))));
    expect(forms()).toHaveLength(1);
  });

  it('is registered nowhere when the storage does not say where it lies', async () => {
    site.s3.control.fault({ method: 'POST', fault: { kind: 'no-location' } });
    const failure = await failureOf(session.deliver(order, jobOf(loa, { marks })));
    expect(failure.problem.code).toBe('protocol');
    expect(failure.problem.what).toContain('uploaded but unregistered');
    expect(registrations()).toEqual([]);
    expect(await session.delivered(order, { ...jobOf(loa), ...onward(marks.at(-1)) })).toBeUndefined();
  });

  it('is registered once when the answer to that was lost', async () => {
    const fault = { method: 'POST', path: /supporting_documents$/, action: { kind: 'lost-answer' } } as const;
    site.telnyx.control.fault(fault);
    const failure = await failureOf(session.deliver(order, jobOf(loa, { marks })));
    expect(failure.reached).toBe('maybe');
    const reached = marks.at(-1);
    expect(reached?.step).toBe('stored');
    const trail = { ...jobOf(loa), ...(reached && { reached }) };
    const [document] = supporting();
    expect(await session.delivered(order, trail)).toBe(document?.id);
    // A profile that lost its marks finds it by the delivery's own id, and no other delivery does.
    expect(await session.delivered(order, jobOf(loa))).toBe(document?.id);
    expect(await session.delivered(order, jobOf(loa, { deliveryId: deliveryId() }))).toBeUndefined();
    expect(await session.deliver(order, jobOf(loa, onward(reached)))).toBe(document?.id);
    expect(registrations()).toHaveLength(1);
    expect(site.s3.control.keys(BUCKET)).toHaveLength(1);
  });

  it('goes on from the storage when the registration never left, without sending the bytes again', async () => {
    site.telnyx.control.fault({ path: /supporting_documents$/, method: 'POST', action: { kind: 'drop' } });
    await failureOf(session.deliver(order, jobOf(loa, { marks })));
    const reached = marks.at(-1);
    expect(await session.delivered(order, { ...jobOf(loa), ...onward(reached) })).toBeUndefined();
    await session.deliver(order, jobOf(loa, onward(reached)));
    expect([forms().length, supporting().length]).toEqual([1, 1]);
  });

  it('is sent again when what was stored is gone', async () => {
    const url = `${site.s3.url}/${BUCKET}/direct-uploads%2Flost%2Floa.pdf`;
    const reached: DeliveryMark = { step: 'stored', at: new Date().toISOString(), facts: { url } };
    const id = await session.deliver(order, jobOf(loa, onward(reached)));
    expect(supporting().map((each) => each.id)).toEqual([id]);
  });

  it('is sent under no name but its own, even when Telnyx refuses it', async () => {
    const job = jobOf(loa, { marks });
    site.s3.control.fault({
      method: 'POST',
      fault: { kind: 'location', value: 'https://files.example/CANARY' },
    });
    const body = JSON.stringify({ message: 'https://files.example/CANARY is not an uploaded file' });
    site.telnyx.control.fault({
      path: /supporting_documents$/,
      method: 'POST',
      action: { kind: 'answer', status: 422, body },
    });
    const failure = await failureOf(session.deliver(order, job));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
    expect(JSON.stringify(failure.problem)).not.toContain('CANARY');
  });

  it('stops when the agent wants it no longer', async () => {
    const stop = new AbortController();
    const job = jobOf(loa, {
      signal: stop.signal,
      keep: async (mark) => {
        marks.push(mark);
        if (mark.step === 'stored') stop.abort();
      },
    });
    const failure = await failureOf(session.deliver(order, job));
    expect(failure.problem.what).toContain('stopped');
    expect(registrations()).toEqual([]);
  });

  it('waits while the draft is submitted and its port request can’t be seen', async () => {
    await papersFor(session, order);
    await session.move(order, submission);
    const blind = sessionAt(site.telnyx.url);
    const nothing = { kind: 'answer', status: 200, body: '[]' } as const;
    site.telnyx.control.fault({ path: /\/port_requests/, times: 2, action: nothing });
    const failure = await failureOf(blind.deliver(order, jobOf(loa)));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'conflict' } });
  });
});

describe('a form that is none of Telnyx’s', () => {
  const form = {
    url: 'https://evil.example/',
    http_method: 'POST',
    form_fields: { key: 'x' },
    file_form_field: 'file',
  };
  it.each([
    ['of another storage', form],
    [
      'of a bucket that only looks like one',
      { ...form, url: 'https://files-service-prod.s3.amazonaws.com.evil.example/' },
    ],
    ['of a neighbour, without https', { ...form, url: 'http://10.0.0.7/' }],
    ['to be PUT', { ...form, http_method: 'PUT' }],
    ['with a field that is no text', { ...form, form_fields: { key: 7 } }],
    ['without the name of the file’s field', { ...form, file_form_field: '' }],
  ])('is not followed: %s', async (_what, body) => {
    const action = { kind: 'answer', status: 201, body: JSON.stringify(body) } as const;
    site.telnyx.control.fault({ path: /upload_requests/, action });
    const failure = await failureOf(session.deliver(order, jobOf(loa, { marks })));
    expect(failure.problem.code).toBe('protocol');
    expect(JSON.stringify(failure.problem)).not.toContain('evil');
    expect([site.s3.control.keys(BUCKET), registrations()]).toEqual([[], []]);
  });

  it('is not used for another type of file than it was given for', async () => {
    const image = { ...pdf('loa.png', 'loa'), mediaType: 'image/png' as const };
    await session.deliver(order, jobOf(image, { marks }));
    const [slot] = marks;
    const failure = await failureOf(session.deliver(order, jobOf(loa, onward(slot))));
    expect(failure.problem.code).toBe('protocol');
  });

  it('is not followed to a link elsewhere when a document is fetched', async () => {
    await papersFor(session, order);
    await session.move(order, submission);
    const [paper] = await session.documents(order);
    const body = JSON.stringify({ url: 'https://evil.example/loa.pdf' });
    site.telnyx.control.fault({ path: /download_links/, action: { kind: 'answer', status: 201, body } });
    const failure = await failureOf(session.fetchDocument(order, paper?.name ?? ''));
    expect(failure.problem.code).toBe('protocol');
  });
});
