import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import type { DeliveryMark } from '../../../main/core/interfaces/delivery.ts';
import { FLOWROUTE_BUCKET } from '../../../main/practice/flowroute/seed/credentials.ts';
import { failureOf } from '../carried.ts';
import { jobOf } from '../job.ts';
import type { Practice } from './harness.ts';
import { LONG, newOrder, pdf, practise } from './harness.ts';

let practice: Practice;
let address: OrderAddress;

beforeEach(async () => {
  practice = await practise();
  address = await newOrder(practice.session);
});

const slotsAsked = () =>
  practice.flowroute.control.log().filter(({ path }) => path.endsWith('/upload_file')).length;
const puts = () => practice.s3.control.log().filter(({ method }) => method === 'PUT');
const stored = () => {
  const { control } = practice.s3;
  return control.keys(FLOWROUTE_BUCKET).map((key) => ({ key, ...control.object(FLOWROUTE_BUCKET, key) }));
};
const NAME = 'bill-d0000000.pdf';

/** How far an attempt came that kept these. */
function last(marks: readonly DeliveryMark[]): { readonly reached: DeliveryMark } {
  const reached = marks.at(-1);
  if (reached === undefined) throw new Error('no mark was kept');
  return { reached };
}

/** A mark with an address that no longer lets anybody in. */
async function staleSlot(): Promise<DeliveryMark> {
  const marks: DeliveryMark[] = [];
  practice.s3.control.fault({ method: 'PUT', fault: { kind: 'cut', share: 0.6 } });
  await failureOf(practice.session.deliver(address, jobOf(pdf('bill.pdf', LONG), { marks })));
  practice.flowroute.control.advance(7_200_000);
  practice.s3.control.advance(7_200_000);
  return last(marks).reached;
}

describe('a delivery', () => {
  it('asks for a place, puts the raw bytes with the signed type, and waits for Flowroute’s word', async () => {
    practice.flowroute.control.set({ processingMs: 12 });
    const marks: DeliveryMark[] = [];
    const progress: number[] = [];
    const bill = pdf('C:\\Users\\ines\\bill.pdf', 'a bill');
    const name = await practice.session.deliver(
      address,
      jobOf(bill, { marks, progress: (sent, total) => progress.push(sent / total) }),
    );
    expect(name).toBe(NAME);
    expect(marks.map(({ step }) => step)).toEqual(['slot', 'stored']);
    expect(marks[1]?.facts.fileId).toBe(marks[0]?.facts.fileId);
    expect(progress.at(-1)).toBe(1);
    const [object] = stored();
    expect(object?.contentType).toBe('application/pdf');
    expect(object?.key.split('/').at(-1)).toBe(NAME);
    expect(Buffer.from(object?.bytes ?? []).toString()).toContain('a bill');
    expect(puts()[0]?.headers).not.toContain('authorization');
    expect(await practice.session.documents(address)).toEqual([
      { name, kind: 'invoice', mediaType: 'application/pdf', size: 0 },
    ]);
  });

  it('comes back byte for byte', async () => {
    const bill = pdf('bill.pdf', 'page one');
    const name = await practice.session.deliver(address, jobOf(bill));
    const file = await practice.session.fetchDocument(address, name);
    expect(file.mediaType).toBe('application/pdf');
    expect(Buffer.from(file.bytes).toString()).toContain('page one');
  });

  it.each(['loa', 'invoice', 'csr', 'other'] as const)('of a %s keeps its kind by its name', async (kind) => {
    await practice.session.deliver(address, jobOf(pdf('scan.pdf', 'x', kind)));
    expect((await practice.session.order(address)).documents.map((document) => document.kind)).toEqual([
      kind,
    ]);
  });

  it('keeps two of the same name apart', async () => {
    const first = await practice.session.deliver(address, jobOf(pdf('bill.pdf')));
    const other = { deliveryId: 'e0000000-0000-4000-8000-000000000002' };
    const second = await practice.session.deliver(address, jobOf(pdf('bill.pdf'), other));
    expect([first, second]).toEqual([NAME, 'bill-e0000000.pdf']);
    expect((await practice.session.documents(address)).map(({ name }) => name)).toEqual([first, second]);
  });

  it('gets a new place when the first has expired, and nobody notices', async () => {
    const mark = await staleSlot();
    practice.s3.control.clearLog();
    const marks: DeliveryMark[] = [];
    const name = await practice.session.deliver(address, jobOf(pdf('bill.pdf'), { reached: mark, marks }));
    expect(name).toBe(NAME);
    expect(marks.map(({ step }) => step)).toEqual(['slot', 'stored']);
    expect(marks[0]?.facts.fileId).not.toBe(mark.facts.fileId);
    expect(puts().at(-1)?.status).toBe(200);
  });

  it('gets a new place when the storage says 403 AccessDenied after the expiry', async () => {
    practice.flowroute.control.set({ urlSeconds: 61 });
    const marks: DeliveryMark[] = [];
    const keep = async (mark: DeliveryMark) => {
      marks.push(mark);
      // Between the word of the place and its use, time goes on at the storage alone.
      if (marks.length === 1) practice.s3.control.advance(120_000);
      practice.flowroute.control.set({ urlSeconds: 3600 });
    };
    const job = jobOf(pdf('bill.pdf'), { keep });
    expect(await practice.session.deliver(address, job)).toBe(NAME);
    expect(puts().map(({ status, code }) => [status, code])).toEqual([
      [403, 'AccessDenied'],
      [200, undefined],
    ]);
  });

  it('asks for a new place only once', async () => {
    practice.flowroute.control.set({ urlSeconds: 30 });
    const failure = await failureOf(practice.session.deliver(address, jobOf(pdf('bill.pdf'))));
    expect(failure.problem.code).toBe('expired-slot');
    expect(slotsAsked()).toBe(2);
  });

  it('goes on with the place it has', async () => {
    const marks: DeliveryMark[] = [];
    const bill = pdf('bill.pdf', LONG);
    practice.s3.control.fault({ method: 'PUT', fault: { kind: 'cut', share: 0.6 } });
    const failure = await failureOf(practice.session.deliver(address, jobOf(bill, { marks })));
    expect(failure.reached).toBe('maybe');
    expect(marks.map(({ step }) => step)).toEqual(['slot']);
    expect(await practice.session.delivered(address, jobOf(bill, last(marks)))).toBeUndefined();
    expect(await practice.session.deliver(address, jobOf(bill, last(marks)))).toBe(NAME);
    expect(slotsAsked()).toBe(1);
  });

  it('does not send again what is stored, and only looks', async () => {
    practice.flowroute.control.set({ processingMs: 60_000 });
    const marks: DeliveryMark[] = [];
    const failure = await failureOf(practice.session.deliver(address, jobOf(pdf('bill.pdf'), { marks })));
    expect(failure).toMatchObject({ reached: 'maybe', problem: { code: 'carrier-down' } });
    expect(last(marks).reached.step).toBe('stored');
    practice.flowroute.control.set({ processingMs: 0 });
    expect(await practice.session.deliver(address, jobOf(pdf('bill.pdf'), last(marks)))).toBe(NAME);
    expect(slotsAsked()).toBe(1);
    expect(puts()).toHaveLength(1);
  });

  it('says which file Flowroute could not take in', async () => {
    const junk = {
      ...pdf('bill.pdf'),
      size: 5,
      open: async function* () {
        yield Buffer.from('hello');
      },
    };
    const failure = await failureOf(practice.session.deliver(address, jobOf(junk)));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'file-refused' } });
    expect(failure.problem.what).toContain('bill.pdf');
    expect(await practice.session.documents(address)).toEqual([]);
  });

  it.each([
    ['503 SlowDown', { kind: 'error', status: 503, code: 'SlowDown' }, 'carrier-down', 'maybe'],
    [
      '200 with an error in it',
      { kind: 'error', status: 200, code: 'InternalError' },
      'carrier-down',
      'maybe',
    ],
    ['a redirect elsewhere', { kind: 'redirect', to: 'http://example.com' }, 'protocol', 'no'],
  ] as const)('keeps its place after %s', async (_what, fault, code, reached) => {
    practice.s3.control.fault({ method: 'PUT', fault });
    const marks: DeliveryMark[] = [];
    const failure = await failureOf(practice.session.deliver(address, jobOf(pdf('bill.pdf'), { marks })));
    expect(failure).toMatchObject({ reached, problem: { code } });
    expect(JSON.stringify(failure.problem)).not.toMatch(/Signature|AWSAccessKeyId|127\.0\.0\.1/);
    expect(await practice.session.deliver(address, jobOf(pdf('bill.pdf'), last(marks)))).toBe(NAME);
  });

  it('stops when the agent stops it, also while Flowroute takes it in', async () => {
    practice.flowroute.control.set({ processingMs: 60_000 });
    const stop = new AbortController();
    const keep = async ({ step }: DeliveryMark) => {
      if (step === 'stored') stop.abort();
    };
    const failure = await failureOf(
      practice.session.deliver(address, jobOf(pdf('bill.pdf'), { signal: stop.signal, keep })),
    );
    expect(failure.reached).toBe('maybe');
    expect(failure.problem.what).toContain('stopped');
  });

  it('is refused while the order is in work', async () => {
    practice.flowroute.control.setStatus(address.remoteId, 'submitted');
    const failure = await failureOf(practice.session.deliver(address, jobOf(pdf('bill.pdf'))));
    expect(failure).toMatchObject({ reached: 'yes', problem: { code: 'rejected' } });
  });
});

describe('a file that Flowroute was said to have', () => {
  const storedMark = (fileId: string, ago: number): DeliveryMark => ({
    step: 'stored',
    at: new Date(Date.now() - ago).toISOString(),
    facts: { fileId },
  });

  it('and does not know any more is sent again', async () => {
    const reached = storedMark('77', 0);
    expect(await practice.session.deliver(address, jobOf(pdf('bill.pdf'), { reached }))).toBe(NAME);
    expect(slotsAsked()).toBe(1);
  });

  it('and has not taken in for half an hour is put into a new place; until then it is waited for', async () => {
    const marks: DeliveryMark[] = [];
    practice.s3.control.fault({ method: 'PUT', fault: { kind: 'cut', share: 0.6 } });
    await failureOf(practice.session.deliver(address, jobOf(pdf('bill.pdf', LONG), { marks })));
    const { fileId = '' } = last(marks).reached.facts;
    const soon = jobOf(pdf('bill.pdf'), { reached: storedMark(fileId, 60_000) });
    expect((await failureOf(practice.session.deliver(address, soon))).problem.code).toBe('carrier-down');
    expect(slotsAsked()).toBe(1);
    const late = jobOf(pdf('bill.pdf'), { reached: storedMark(fileId, 31 * 60_000) });
    expect(await practice.session.deliver(address, late)).toBe(NAME);
    expect(slotsAsked()).toBe(2);
  });
});

describe('where asking for a file gives only an address', () => {
  const onlyAddress = () => {
    const url = 'https://porting-uploads.s3.amazonaws.com/4/bill.pdf?Expires=9999999999';
    const body = JSON.stringify({ data: { id: '5', type: 'portorder-file-url', attributes: { url } } });
    const action = { kind: 'answer', status: 200, body } as const;
    practice.flowroute.control.fault({ path: /files\/\d+$/, times: 99, action });
  };

  it('the order tells whether it was taken in', async () => {
    onlyAddress();
    practice.flowroute.control.set({ processingMs: 20 });
    expect(await practice.session.deliver(address, jobOf(pdf('bill.pdf')))).toBe(NAME);
    expect((await practice.session.documents(address)).map(({ name }) => name)).toEqual([NAME]);
  });

  it('the order tells whether it failed', async () => {
    onlyAddress();
    const junk = pdf('bill.pdf');
    const failing = {
      ...junk,
      size: 5,
      open: async function* () {
        yield Buffer.from('hello');
      },
    };
    const failure = await failureOf(practice.session.deliver(address, jobOf(failing)));
    expect(failure.problem.code).toBe('file-refused');
  });

  it('and the order lists nothing, the storage’s word has to do once it has the bytes', async () => {
    onlyAddress();
    const attributes = { status: 'pending', numbers: [], business_documents: [] };
    const body = JSON.stringify({ data: { id: address.remoteId, type: 'portorder', attributes } });
    const path = new RegExp(`portorders/${address.remoteId}$`);
    practice.flowroute.control.fault({ path, times: 99, action: { kind: 'answer', status: 200, body } });
    const marks: DeliveryMark[] = [];
    expect(await practice.session.deliver(address, jobOf(pdf('bill.pdf'), { marks }))).toBe(NAME);
    const slotOnly = marks.filter(({ step }) => step === 'slot');
    expect(await practice.session.delivered(address, jobOf(pdf('bill.pdf'), last(slotOnly)))).toBeUndefined();
  });
});

describe('whether a delivery arrived', () => {
  it('is told by its own name, when not even a mark is left', async () => {
    const bill = pdf('bill.pdf');
    const name = await practice.session.deliver(address, jobOf(bill));
    expect(await practice.session.delivered(address, jobOf(bill))).toBe(name);
    const other = jobOf(bill, { deliveryId: 'f0000000-0000-4000-8000-000000000003' });
    expect(await practice.session.delivered(address, other)).toBeUndefined();
  });

  it('is told by the file’s id', async () => {
    const marks: DeliveryMark[] = [];
    const job = jobOf(pdf('bill.pdf'), { marks });
    practice.s3.control.fault({ method: 'PUT', fault: { kind: 'lost-answer' } });
    expect((await failureOf(practice.session.deliver(address, job))).reached).toBe('maybe');
    expect(await practice.session.delivered(address, { ...job, ...last(marks) })).toBe(NAME);
  });

  it('is no for a file that the order lists as failed', async () => {
    const bill = jobOf(pdf('bill.pdf'));
    await practice.session.deliver(address, bill);
    const [file] = practice.flowroute.control.order(address.remoteId)?.files ?? [];
    practice.flowroute.control.setFileStatus(address.remoteId, file?.id ?? '', 'error');
    expect(await practice.session.delivered(address, bill)).toBeUndefined();
    expect(await practice.session.documents(address)).toEqual([]);
  });

  it('and its name hold where an order lists names alone', async () => {
    practice.flowroute.control.set({ documents: 'flat' });
    const bill = jobOf(pdf('bill.pdf'));
    expect(await practice.session.deliver(address, bill)).toBe(NAME);
    expect(await practice.session.delivered(address, bill)).toBe(NAME);
    const failure = await failureOf(practice.session.fetchDocument(address, NAME));
    expect(failure.problem.next).toContain('portal');
  });
});

it('lets Flowroute fetch a file from an address that it can reach', async () => {
  const { s3, session } = practice;
  await session.deliver(address, jobOf(pdf('bill.pdf', 'pulled')));
  const [first] = practice.flowroute.control.order(address.remoteId)?.files ?? [];
  const { data } = await fetchFile(first?.id ?? '');
  const other = await newOrder(session);
  await session.pullFile(other, data.attributes.url);
  expect((await session.documents(other)).map(({ name }) => name)).toEqual([NAME]);
  expect(s3.control.keys(FLOWROUTE_BUCKET)).toHaveLength(2);
});

async function fetchFile(id: string) {
  const authorization = `Basic ${Buffer.from('practice-harborline:practice-only-harborline-voice').toString('base64')}`;
  const url = `${practice.flowroute.url}/v2/portorders/${address.remoteId}/files/${id}`;
  const answer = await fetch(url, { headers: { authorization } });
  return (await answer.json()) as { data: { attributes: { url: string } } };
}
