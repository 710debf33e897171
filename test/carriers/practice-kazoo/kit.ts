import { createHash } from 'node:crypto';
import { afterEach, expect } from 'vitest';
import {
  PRACTICE_COLLEAGUE,
  PRACTICE_CREDENTIALS,
  PRACTICE_CUSTOMER,
  PRACTICE_MASTER,
  type PracticeSignIn,
} from '../../../main/practice/kazoo/seed/credentials.ts';
import { accountId } from '../../../main/practice/kazoo/seed/house.ts';
import {
  type PracticeKazoo,
  type PracticeOptions,
  startPracticeKazoo,
} from '../../../main/practice/kazoo/server.ts';
import { gregorian } from '../../../main/practice/kazoo/time/gregorian.ts';

/** Monday, 2026-06-15 17:00 UTC. The site's clock stands still unless a check moves it. */
export const NOON = Date.UTC(2026, 5, 15, 17);
export const NOW = gregorian(NOON);
export const DAY = 86_400;

export const RESELLER = accountId('Harborline Voice');
export const CUSTOMER = accountId('Juniper Street Dental');
export const MASTER = accountId('Northgate Switching');
export const HEX32 = /^[0-9a-f]{32}$/;

/** JSON of an answer, loosely typed: the checks say what must be in it. */
export type Wire = ReturnType<typeof JSON.parse>;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The envelope; null when the body is no JSON. */
  readonly envelope: Wire;
  readonly data: Wire;
}

export interface Ask {
  readonly data?: unknown;
  /** More keys beside `data`. */
  readonly top?: Record<string, unknown>;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

const running: PracticeKazoo[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((kazoo) => kazoo.close()));
});

/** A started server without ports and without rate limits, closed after the test. */
export async function site(options: PracticeOptions = {}): Promise<PracticeKazoo> {
  const kazoo = await startPracticeKazoo({ seed: 'empty', rateLimit: false, clock: () => NOON, ...options });
  running.push(kazoo);
  return kazoo;
}

/** One HTTP request, spoken for real. */
export async function ask(url: string, method: string, path: string, what: Ask = {}): Promise<Reply> {
  const json =
    what.data === undefined && !what.top ? undefined : JSON.stringify({ ...what.top, data: what.data });
  const body = what.body ?? json;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...what.headers },
    ...(body === undefined ? {} : { body: body as BodyInit }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = Buffer.from(bytes).toString('utf8');
  let envelope: Wire = null;
  try {
    envelope = JSON.parse(text);
  } catch {
    envelope = null;
  }
  return { status: response.status, headers: response.headers, bytes, text, envelope, data: envelope?.data };
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** A signed-in caller. */
export interface Party {
  readonly token: string;
  (method: string, path: string, what?: Ask): Promise<Reply>;
}

async function party(kazoo: PracticeKazoo, path: string, data: unknown): Promise<Party> {
  const signedIn = await ask(kazoo.url, 'PUT', path, { data });
  expect(signedIn.status).toBe(201);
  const token: string = signedIn.envelope.auth_token;
  const speak = (method: string, below: string, what: Ask = {}): Promise<Reply> =>
    ask(kazoo.url, method, below, { ...what, headers: { 'x-auth-token': token, ...what.headers } });
  return Object.assign(speak, { token });
}

export const byKey = (kazoo: PracticeKazoo, who: PracticeSignIn): Promise<Party> =>
  party(kazoo, '/v2/api_auth', { api_key: who.apiKey });

export const byUser = (kazoo: PracticeKazoo, who: PracticeSignIn): Promise<Party> =>
  party(kazoo, '/v2/user_auth', {
    credentials: md5(`${who.username}:${who.password}`),
    account_name: who.accountName,
  });

/** The reseller's agent, who is port authority of the customer. */
export const agent = (kazoo: PracticeKazoo): Promise<Party> => byUser(kazoo, PRACTICE_CREDENTIALS);
export const colleague = (kazoo: PracticeKazoo): Promise<Party> => byUser(kazoo, PRACTICE_COLLEAGUE);
export const customer = (kazoo: PracticeKazoo): Promise<Party> => byUser(kazoo, PRACTICE_CUSTOMER);
export const master = (kazoo: PracticeKazoo): Promise<Party> => byKey(kazoo, PRACTICE_MASTER);

export const PORTS = `/v2/accounts/${CUSTOMER}/port_requests`;

let serial = 0;
/** A number nobody has used in this file yet. */
export function freshNumber(): string {
  serial += 1;
  return `+1${206 + Math.floor(serial / 100)}55501${String(serial % 100).padStart(2, '0')}`;
}

/** Creates a port of the customer and returns its id. */
export async function draft(who: Party, more: Record<string, unknown> = {}, ports = PORTS): Promise<string> {
  const made = await who('PUT', ports, {
    data: { name: 'Front office', numbers: { [freshNumber()]: {} }, ...more },
  });
  expect(made.status).toBe(201);
  return made.data.id;
}

export const SCHEDULE = { schedule_on: { timezone: 'America/Los_Angeles', date_time: '2026-06-24 12:00' } };

const WAYS: Record<string, readonly string[]> = {
  unconfirmed: [],
  submitted: ['submitted'],
  pending: ['submitted', 'pending'],
  scheduled: ['submitted', 'pending', 'scheduled'],
  completed: ['submitted', 'pending', 'completed'],
  rejected: ['submitted', 'rejected'],
  canceled: ['canceled'],
};

/** A port of the customer in this state, moved there by its authority. */
export async function portIn(
  authority: Party,
  state: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const id = await draft(authority, more);
  for (const step of WAYS[state] ?? []) {
    const moved = await authority('PATCH', `${PORTS}/${id}/${step}`, {
      data: step === 'scheduled' ? SCHEDULE : {},
    });
    expect(moved.status).toBe(200);
  }
  return id;
}

/** The ids in a grouped list. */
export const idsOf = (reply: Reply): readonly string[] =>
  reply.data.flatMap((group: Wire) => group.port_requests.map((port: Wire) => port.id));

/** Asserts a whole error envelope: status, code as text, message. */
export function expectError(reply: Reply, status: number, message: string): void {
  expect({
    status: reply.status,
    word: reply.envelope?.status,
    code: reply.envelope?.error,
    message: reply.envelope?.message,
  }).toEqual({
    status,
    word: 'error',
    code: String(status),
    message,
  });
  expect(reply.envelope.request_id).toMatch(HEX32);
}
