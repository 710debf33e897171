import { afterEach, expect } from 'vitest';
import { HARBORLINE, HARBORLINE_SOUTH } from '../../../main/practice/telnyx/seed/credentials.ts';
import {
  type PracticeTelnyx,
  type PracticeTelnyxOptions,
  startPracticeTelnyx,
} from '../../../main/practice/telnyx/server.ts';

/** Monday, 2026-06-15 17:00 UTC. The site's clock stands still unless a check moves it. */
export const NOON = Date.UTC(2026, 5, 15, 17);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** JSON of an answer, loosely typed: the checks say what must be in it. */
export type Wire = ReturnType<typeof JSON.parse>;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The whole body; null when it is no JSON. */
  readonly body: Wire;
  readonly data: Wire;
  readonly meta: Wire;
  readonly errors: Wire;
}

export interface Ask {
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

const running: PracticeTelnyx[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((telnyx) => telnyx.close()));
});

/** A started server without orders, closed after the test. */
export async function site(options: PracticeTelnyxOptions = {}): Promise<PracticeTelnyx> {
  const telnyx = await startPracticeTelnyx({ clock: () => NOON, ...options });
  running.push(telnyx);
  return telnyx;
}

/** One HTTP request, spoken for real. */
export async function ask(url: string, method: string, path: string, what: Ask = {}): Promise<Reply> {
  const body = what.json === undefined ? what.body : JSON.stringify(what.json);
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...(what.json === undefined ? {} : { 'content-type': 'application/json' }), ...what.headers },
    ...(body === undefined ? {} : { body }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = Buffer.from(bytes).toString('utf8');
  let parsed: Wire = null;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = null;
  }
  const { status, headers } = response;
  return {
    status,
    headers,
    bytes,
    text,
    body: parsed,
    data: parsed?.data,
    meta: parsed?.meta,
    errors: parsed?.errors,
  };
}

export type Party = (method: string, path: string, what?: Ask) => Promise<Reply>;

/** Speaks v2 with the practice key. */
export const v2 =
  ({ url }: PracticeTelnyx, account = HARBORLINE): Party =>
  (method, path, what = {}) =>
    ask(url, method, `/v2${path}`, {
      ...what,
      headers: { authorization: `Bearer ${account.apiKey}`, ...what.headers },
    });

/** Speaks v1 with the practice user and token. */
export const v1 =
  ({ url }: PracticeTelnyx, account = HARBORLINE_SOUTH): Party =>
  (method, path, what = {}) =>
    ask(url, method, path, {
      ...what,
      headers: { 'x-api-user': account.user, 'x-api-token': account.token, ...what.headers },
    });

let serial = 0;
/** `count` numbers of one area code that nobody has used in this file yet. */
export function fresh(count = 1, area?: string): readonly string[] {
  return Array.from({ length: count }, () => {
    serial += 1;
    const code = area ?? String(300 + 6 * Math.floor(serial / 100));
    return `+1${code}55501${String(serial % 100).padStart(2, '0')}`;
  });
}

/** Creates a draft of one order and returns its id. */
export async function draft(who: Party, more: Record<string, unknown> = {}): Promise<string> {
  const made = await who('POST', '/porting_orders', { json: { phone_numbers: fresh(), ...more } });
  expect(made.status).toBe(201);
  expect(made.data).toHaveLength(1);
  return made.data[0].id;
}

/** A small file that is a PDF by its first bytes. */
export const pdf = (text = 'paper'): Uint8Array => Buffer.from(`%PDF-1.4\n%${text}\n%%EOF\n`);

/** Uploads a file and returns its document id. */
export async function upload(who: Party, bytes: Uint8Array = pdf(), filename = 'loa.pdf'): Promise<string> {
  const sent = await who('POST', '/documents', {
    json: { file: Buffer.from(bytes).toString('base64'), filename },
  });
  expect(sent.status).toBe(200);
  return sent.data.id;
}

export const END_USER = {
  admin: {
    entity_name: 'Sandpiper Clinic',
    auth_person_name: 'Ines Okafor',
    account_number: '40071500',
    pin_passcode: '4120',
    billing_phone_number: '+12165550100',
  },
  location: {
    street_address: '1420 Superior Lantern Ave',
    locality: 'Cleveland',
    administrative_area: 'OH',
    postal_code: '44114',
    country_code: 'US',
  },
};

/** A draft with everything a submission needs. */
export async function complete(who: Party, more: Record<string, unknown> = {}): Promise<string> {
  const id = await draft(who, more);
  const documents = { loa: await upload(who), invoice: await upload(who, pdf('bill'), 'bill.pdf') };
  const edited = await who('PATCH', `/porting_orders/${id}`, {
    json: { end_user: END_USER, misc: { type: 'full' }, documents },
  });
  expect(edited.status).toBe(200);
  return id;
}

/** A submitted order: in-process. */
export async function submitted(who: Party, more: Record<string, unknown> = {}): Promise<string> {
  const id = await complete(who, more);
  expect((await who('POST', `/porting_orders/${id}/actions/confirm`)).status).toBe(200);
  return id;
}

export const statusOf = async (who: Party, id: string): Promise<string> =>
  (await who('GET', `/porting_orders/${id}`)).data.status.value;

/** Asserts a v2 error envelope: status, and code with pointer of each error. */
export function expectErrors(
  reply: Reply,
  status: number,
  ...errors: readonly (readonly [code: string, pointer?: string])[]
): void {
  const seen = reply.errors?.map((each: Wire) =>
    each.source?.pointer === undefined ? [each.code] : [each.code, each.source.pointer],
  );
  expect({ status: reply.status, errors: seen }).toEqual({ status, errors });
  for (const each of reply.errors) {
    expect(each.title).toMatch(/\S/);
    expect(each.detail).toMatch(/\S/);
  }
}
