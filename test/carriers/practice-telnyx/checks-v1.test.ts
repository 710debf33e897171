import { afterEach, describe, expect, it } from 'vitest';
import { type PracticeS3, startPracticeS3 } from '../../../main/practice/s3/server.ts';
import { storageAt } from '../../../main/practice/s3/storage.ts';
import { HARBORLINE, HARBORLINE_SOUTH } from '../../../main/practice/telnyx/seed/credentials.ts';
import type { PracticeTelnyx, PracticeTelnyxOptions } from '../../../main/practice/telnyx/server.ts';
import { BUCKET } from '../../../main/practice/telnyx/v1/files.ts';
import {
  ask,
  draft,
  expectErrors,
  fresh,
  HOUR,
  NOON,
  type Party,
  pdf,
  type Reply,
  site,
  submitted,
  v1,
  v2,
  type Wire,
} from './kit.ts';

const PORTING = '/origination/porting';

const storages: PracticeS3[] = [];
afterEach(async () => {
  await Promise.all(storages.splice(0).map((each) => each.close()));
});

interface Both {
  readonly telnyx: PracticeTelnyx;
  readonly s3: PracticeS3;
  readonly who: Party;
}

async function both(options: PracticeTelnyxOptions = {}): Promise<Both> {
  const s3 = await startPracticeS3({ clock: () => NOON, buckets: [BUCKET] });
  storages.push(s3);
  const { url: endpoint, accessKey, secretKey, region, control } = s3;
  const storage = storageAt({ endpoint, accessKey, secretKey, region, now: control.now });
  const telnyx = await site({ storage, ...options });
  return { telnyx, s3, who: v1(telnyx) };
}

/** Uploads a file through a form of Telnyx's and returns what S3 answered. */
async function uploaded(who: Party, name: string): Promise<Response> {
  const form = await who('POST', '/files/upload_requests', { json: { content_type: 'application/pdf' } });
  expect(form.status).toBe(201);
  const { url, http_method, form_fields, file_form_field } = form.body;
  expect([http_method, file_form_field, form_fields.acl]).toEqual(['POST', 'file', 'public-read']);
  const data = new FormData();
  for (const [key, value] of Object.entries(form_fields)) data.append(key, String(value));
  data.append(file_form_field, new Blob([Buffer.from(pdf(name))], { type: 'application/pdf' }), name);
  return fetch(url, { method: 'POST', body: data });
}

async function locationOf(who: Party, name = 'my loa.pdf'): Promise<string> {
  const answer = await uploaded(who, name);
  expect(answer.status).toBe(204);
  return answer.headers.get('location') ?? '';
}

const numbersBody = (numbers: readonly string[]) => ({
  phone_numbers: numbers.map((phone_number) => ({ phone_number })),
});

async function drafted(who: Party, numbers: readonly string[] = fresh()): Promise<Wire> {
  const made = await who('POST', `${PORTING}/draft_port_requests`, { json: numbersBody(numbers) });
  expect(made.status).toBe(201);
  return made.body;
}

const FIELDS = {
  person_or_company_name: 'Sandpiper Clinic',
  auth_person_name: 'Ines Okafor',
  billing_phone_number: '+12165550100',
  account_number: '40071500',
  street_address: '1420 Superior Lantern Ave',
  locality: 'Cleveland',
  administrative_area: 'OH',
  postal_code: '44114',
  country_code: 'US',
  description: 'ps1.request.mutation',
};

const sub = (draft: Wire, index = 0): string =>
  `${PORTING}/draft_port_requests/${draft.id}/sub_requests/${draft.sub_requests[index].id}`;

async function supported(who: Party, draft: Wire, subId: string, ...types: readonly string[]): Promise<void> {
  for (const document_type of types) {
    const sent = await who('POST', `${PORTING}/draft_port_requests/${draft.id}/supporting_documents`, {
      json: { document_type, description: '', url: await locationOf(who), draft_sub_request_id: subId },
    });
    expect(sent.status).toBe(201);
  }
}

/** Submits a complete draft and returns the port request. */
async function submittedRequest(who: Party, numbers: readonly string[] = fresh()): Promise<Wire> {
  const draft = await drafted(who, numbers);
  for (const [index, each] of draft.sub_requests.entries()) {
    await who('PUT', sub(draft, index), { json: FIELDS });
    await supported(who, draft, each.id, 'loa', 'invoice');
  }
  const sent = await who('POST', `${PORTING}/draft_port_requests/${draft.id}/submit`);
  expect(sent.status).toBe(201);
  return sent.body;
}

function expectMessage(reply: Reply, status: number, message: RegExp): void {
  expect({ status: reply.status, keys: Object.keys(reply.body ?? {}) }).toEqual({
    status,
    keys: ['message'],
  });
  expect(reply.body.message).toMatch(message);
}

describe('practice Telnyx v1: who may speak (carriers/telnyx-flowroute-s3.md §A)', () => {
  it('wants user and token in headers of their own; a v2 key opens nothing', async () => {
    const { telnyx } = await both();
    const path = `${PORTING}/draft_port_requests`;
    expectMessage(await ask(telnyx.url, 'GET', path), 401, /Unauthorized/);
    expectMessage(await v2({ ...telnyx, url: telnyx.url })('GET', '/../files'), 401, /Unauthorized/);
    const wrong = { 'x-api-token': 'other' };
    expectMessage(await v1(telnyx)('GET', path, { headers: wrong }), 401, /Unauthorized/);
    expect((await v1(telnyx)('GET', path)).status).toBe(200);
    expectMessage(await v1(telnyx)('GET', '/origination/nothing'), 404, /Not found/);
    telnyx.control.set({ v1Writable: false });
    expectMessage(await v1(telnyx)('POST', path, { json: numbersBody(fresh()) }), 403, /read-only/);
  });
});

describe('practice Telnyx: two accounts', () => {
  it('shows nobody what is another’s, and knows a number that any of them has', async () => {
    const { telnyx } = await both();
    const [mine, theirs] = [v2(telnyx), v2(telnyx, HARBORLINE_SOUTH)];
    const phone_numbers = fresh();
    const id = await submitted(mine, { phone_numbers });
    const document = (await mine('GET', `/porting_orders/${id}`)).data.documents.loa;
    const [event] = (await mine('GET', '/porting/events')).data;
    const hidden = [
      `/porting_orders/${id}`,
      `/documents/${document}/download_link`,
      `/porting/events/${event.id}`,
    ];
    for (const path of hidden) {
      expectErrors(await theirs('GET', path), 404, ['10005']);
      expect((await mine('GET', path)).status).toBe(200);
    }
    for (const path of ['/porting_orders', '/porting_phone_numbers', '/documents', '/porting/events'])
      expect([path, (await theirs('GET', path)).meta.total_results]).toEqual([path, 0]);
    const other = await draft(theirs);
    const json = { documents: { loa: document } };
    expectErrors(await theirs('PATCH', `/porting_orders/${other}`, { json }), 422, [
      '10015',
      '/documents/loa',
    ]);
    const taken = await theirs('POST', '/porting_orders', { json: { phone_numbers } });
    expectErrors(taken, 422, ['80003', '/phone_numbers/0']);
    telnyx.control.setStatus(id, 'cancelled');
    expect((await theirs('POST', '/porting_orders', { json: { phone_numbers } })).status).toBe(201);
    expect((await v1(telnyx)('GET', `${PORTING}/port_requests`)).body).toEqual([]);
    expect((await v1(telnyx, HARBORLINE)('GET', `${PORTING}/port_requests`)).body).toHaveLength(1);
  });
});

describe('practice Telnyx v1: drafts', () => {
  it('checks portability by category and reason', async () => {
    const { telnyx, who } = await both();
    const [gone = ''] = fresh();
    telnyx.control.list(gone, { notPortable: 'lrn_data_not_found' });
    const raw = ['(312) 555-0142', '+18885550142', '+442079460000', '+15550100100', gone];
    const reply = await who('POST', `${PORTING}/portability_checks`, { json: numbersBody(raw) });
    expect(reply.status).toBe(201);
    expect(
      reply.body.map((each: Wire) => [each.e164_number, each.coverage_category, each.non_portable_reason]),
    ).toEqual([
      ['+13125550142', 'nanp_generic', null],
      ['+18885550142', 'nanp_toll_free', null],
      ['+442079460000', 'international', 'no_coverage'],
      ['+15550100100', 'invalid', 'invalid_phone_number'],
      [gone, 'nanp_generic', 'lrn_data_not_found'],
    ]);
    expect(reply.body[0]).toMatchObject({ raw_number: '(312) 555-0142', portable: true });
    const none = await who('POST', `${PORTING}/portability_checks`, { json: { phone_numbers: ['+1'] } });
    expectMessage(none, 422, /phone_numbers/);
  });

  it('splits a draft into sub-requests, and edits each by a PUT that leaves out what it leaves alone', async () => {
    const { who } = await both();
    const [local = '', free = ''] = [...fresh(1), ...fresh(1, '888')];
    const draft = await drafted(who, [local, free]);
    expect(draft.status).toBe('pending');
    expect(draft.sub_requests.map((each: Wire) => each.phone_numbers)).toEqual([
      [{ phone_number: local }],
      [{ phone_number: free }],
    ]);
    const path = sub(draft);
    await who('PUT', path, { json: FIELDS });
    const edited = await who('PUT', path, {
      json: {
        pin_passcode: '0042',
        account_number: null,
        porting_option: {
          type: 'partial',
          remaining_numbers_action: 'keep',
          new_billing_phone_number: '+12165550177',
        },
        complete: true,
      },
    });
    expect(edited.status).toBe(200);
    expect(edited.body).toMatchObject({
      ...FIELDS,
      pin_passcode: '0042',
      account_number: null,
      complete: false,
    });
    expect((await who('GET', path)).body).toEqual(edited.body);
    expectMessage(await who('PUT', path, { json: { billing_phone_number: '216' } }), 422, /E\.164/);
    expectMessage(await who('GET', `${path}x`), 404, /Not found/);
  });

  it('lists drafts as a bare array with totals in headers', async () => {
    const { telnyx, who } = await both();
    const drafts: Wire[] = [];
    for (let index = 0; index < 3; index += 1) {
      drafts.unshift(await drafted(who, fresh(1, String(410 + index))));
      telnyx.control.advance(HOUR);
    }
    const path = `${PORTING}/draft_port_requests`;
    const page = await who('GET', `${path}?page=2&per_page=2`);
    expect(Array.isArray(page.body)).toBe(true);
    expect([page.headers.get('total'), page.headers.get('total-pages')]).toEqual(['3', '2']);
    expect(page.body.map((each: Wire) => each.id)).toEqual([drafts[2].id]);
    expect(Object.keys(page.body[0])).not.toContain('sub_requests');
    const [whole] = (
      await who('GET', `${path}?search=411555&include_sub_requests=true&include_phone_numbers=false`)
    ).body;
    expect([whole.id, whole.sub_requests.length, whole.phone_numbers]).toEqual([drafts[1].id, 1, undefined]);
    expect((await who('GET', `${path}?status=submitted`)).body).toEqual([]);
  });

  it('allows FOC dates and refuses others', async () => {
    const { who } = await both();
    const draft = await drafted(who);
    const dates = (await who('GET', `${sub(draft)}/allowed_foc_dates`)).body;
    expect(dates[0]).toBe('2026-06-19T14:00:00Z');
    const put = (foc_date_requested_by_user: string) =>
      who('PUT', sub(draft), { json: { foc_date_requested_by_user } });
    expectMessage(await put('2026-06-20T14:00:00Z'), 422, /windows/);
    expect((await put(dates[1])).body.foc_date_requested_by_user).toBe(dates[1]);
  });
});

describe('practice Telnyx v1: files (seeds/telnyx-supporting-documents.txt)', () => {
  it('gives a form for S3 that lives an hour, and registers the very Location it led to', async () => {
    const { s3, who } = await both();
    const draft = await drafted(who);
    const [{ id: draft_sub_request_id }] = draft.sub_requests;
    const url = await locationOf(who, 'Concept 8.pdf');
    expect(url).toMatch(/%2F[^/]*%2FConcept\+8\.pdf$/);
    const path = `${PORTING}/draft_port_requests/${draft.id}/supporting_documents`;
    const json = { document_type: 'invoice', description: '', url, draft_sub_request_id };
    const sent = await who('POST', path, { json });
    expect(sent.status).toBe(201);
    expect(sent.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      body: '',
      document_type: 'invoice',
      created_at: '2026-06-15T17:00:00Z',
    });
    const listed = await who('GET', path);
    expect([listed.body, listed.headers.get('total')]).toEqual([[sent.body], '1']);
    const form = await who('POST', '/files/upload_requests', { json: { content_type: 'image/png' } });
    const policy = JSON.parse(Buffer.from(form.body.form_fields.policy, 'base64').toString('utf8'));
    expect(Date.parse(policy.expiration) - NOON).toBe(HOUR);
    s3.control.advance(HOUR + 1000);
    expect((await uploaded(who, 'fine.pdf')).status).toBe(204);
    expectMessage(await who('POST', '/files/upload_requests', { json: {} }), 422, /content_type/);
  });

  it('refuses every other URL and every missing part', async () => {
    const { telnyx, who } = await both();
    const draft = await drafted(who);
    const [{ id: draft_sub_request_id }] = draft.sub_requests;
    const url = await locationOf(who);
    const right = { document_type: 'loa', description: 'LOA', url, draft_sub_request_id };
    const path = `${PORTING}/draft_port_requests/${draft.id}/supporting_documents`;
    const post = (more: Record<string, unknown>) => who('POST', path, { json: { ...right, ...more } });
    const others = [
      decodeURIComponent(url),
      url.replace('my+loa', 'other'),
      url.replace(BUCKET, 'elsewhere'),
      `https://example.com/${url.split('/').at(-1)}`,
      `${url}?x=1`,
      `${url}%`,
    ];
    for (const each of others) expectMessage(await post({ url: each }), 422, /url/);
    for (const key of ['document_type', 'description', 'url', 'draft_sub_request_id'])
      expectMessage(await post({ [key]: undefined }), 422, new RegExp(key));
    expectMessage(await post({ document_type: 'tax' }), 422, /document_type/);
    expectMessage(await post({ draft_sub_request_id: 'x' }), 404, /Not found/);
    expect(telnyx.control.orders()[0]?.supporting).toEqual([]);
    expect((await post({})).status).toBe(201);
  });

  it('has no forms to give without a storage', async () => {
    const who = v1(await site());
    const reply = await who('POST', '/files/upload_requests', { json: { content_type: 'application/pdf' } });
    expectMessage(reply, 503, /storage/);
  });
});

describe('practice Telnyx v1: submitting and after', () => {
  it('refuses with a message while any sub-request is incomplete, then freezes the draft', async () => {
    const { telnyx, who } = await both();
    const draft = await drafted(who, [...fresh(1), ...fresh(1, '888')]);
    const submit = () => who('POST', `${PORTING}/draft_port_requests/${draft.id}/submit`);
    const [first, second] = draft.sub_requests;
    await who('PUT', sub(draft), { json: FIELDS });
    await supported(who, draft, first.id, 'loa', 'invoice');
    expect((await who('GET', sub(draft))).body.complete).toBe(true);
    expectMessage(await submit(), 422, new RegExp(`${second.id} is incomplete`));
    expect(telnyx.control.orders().map(({ status }) => status)).toEqual(['draft', 'draft']);
    await who('PUT', sub(draft, 1), { json: FIELDS });
    await supported(who, draft, second.id, 'loa', 'invoice');
    const sent = await submit();
    expect(sent.status).toBe(201);
    expect(sent.body.sub_requests.map((each: Wire) => each.description)).toEqual(
      Array(2).fill(FIELDS.description),
    );
    expectMessage(await submit(), 422, /submitted/);
    expectMessage(await who('PUT', sub(draft), { json: FIELDS }), 422, /submitted/);
    const listed = await who('GET', `${PORTING}/draft_port_requests?status=submitted`);
    expect(listed.body.map((each: Wire) => each.id)).toEqual([draft.id]);
  });

  it('lists port requests with keys, counts, states and dates, under ids of their own unless told', async () => {
    const { telnyx, who } = await both();
    const request = await submittedRequest(who, fresh(2, '503'));
    const [order] = telnyx.control.orders();
    if (!order) throw new Error('no order');
    telnyx.control.confirmFoc(order.id, NOON + HOUR);
    const [listed] = (await who('GET', `${PORTING}/port_requests?status=incomplete`)).body;
    expect(listed).toMatchObject({
      id: request.id,
      support_key: expect.stringMatching(/^pr_/),
      status: 'incomplete',
      phone_number_counts_by_status: { 'foc-date-confirmed': 2 },
    });
    expect(listed.sub_requests[0]).toMatchObject({
      foc_date: '2026-06-15T18:00:00Z',
      status: 'foc-date-confirmed',
    });
    expect(request.sub_requests[0].status).toBe('unassigned');
    const bridge = (await v2(telnyx, HARBORLINE_SOUTH)('GET', `/porting_orders/${order.id}/sub_request`))
      .data;
    expect(bridge).toEqual({ port_request_id: request.id, sub_request_id: listed.sub_requests[0].id });
    expect(request.id).not.toBe(order.groupId);
    telnyx.control.set({ v1Ids: 'kept' });
    expect((await who('GET', `${PORTING}/port_requests`)).body[0].id).toBe(order.groupId);
    telnyx.control.setStatus(order.id, 'ported');
    expect((await who('GET', `${PORTING}/port_requests`)).body[0].status).toBe('complete');
  });

  it('takes corrections in an exception, comments for a sub-request, more papers, and gives links', async () => {
    const { telnyx, who } = await both();
    const request = await submittedRequest(who);
    const [{ id: sub_request_id }] = request.sub_requests;
    const path = `${PORTING}/port_requests/${request.id}`;
    const [order] = telnyx.control.orders();
    telnyx.control.setStatus(order?.id ?? '', 'submitted');
    const edit = () =>
      who('PUT', `${path}/sub_requests/${sub_request_id}`, { json: { postal_code: '44115' } });
    expectMessage(await edit(), 422, /submitted/);
    telnyx.control.reject(order?.id ?? '', ['POSTAL_CODE_MISMATCH']);
    expect((await edit()).body.postal_code).toBe('44115');
    expectMessage(await who('POST', `${path}/comments`, { json: { body: 'x' } }), 422, /sub_request_id/);
    const said = await who('POST', `${path}/comments`, { json: { body: 'Corrected', sub_request_id } });
    expect([said.status, said.body.body]).toEqual([201, 'Corrected']);
    const comments = await who('GET', `${path}/comments`);
    expect([comments.body, comments.headers.get('total')]).toEqual([[said.body], '1']);
    const url = await locationOf(who, 'csr.pdf');
    const json = { document_type: 'csr', description: 'CSR', url, sub_request_id };
    const csr = await who('POST', `${path}/supporting_documents`, { json });
    expect(csr.status).toBe(201);
    const link = await who('POST', `${path}/supporting_documents/${csr.body.id}/download_links`);
    expect([link.status, link.body.expires_at]).toEqual([201, '2026-06-15T18:00:00Z']);
    const bytes = Buffer.from(await (await fetch(link.body.url)).arrayBuffer());
    expect(bytes.equals(Buffer.from(pdf('csr.pdf')))).toBe(true);
  });
});
