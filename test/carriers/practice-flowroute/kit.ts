import { afterEach, expect } from 'vitest';
import { FLOWROUTE_BUCKET, PRACTICE_FLOWROUTE } from '../../../main/practice/flowroute/seed/credentials.ts';
import {
  type PracticeFlowroute,
  type PracticeFlowrouteOptions,
  startPracticeFlowroute,
} from '../../../main/practice/flowroute/server.ts';
import { type PracticeS3, startPracticeS3 } from '../../../main/practice/s3/server.ts';
import { type PracticeStorage, storageAt } from '../../../main/practice/s3/storage.ts';

/** Monday, 2026-06-15 17:00 UTC. The site's clock stands still unless a check moves it. */
export const NOON = Date.UTC(2026, 5, 15, 17);
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** JSON of an answer, loosely typed: the checks say what must be in it. */
export type Wire = ReturnType<typeof JSON.parse>;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Null when the body is no JSON. */
  readonly body: Wire;
  readonly data: Wire;
}

/** A practice Flowroute, its storage and one who is signed in. */
export interface Practised {
  readonly site: PracticeFlowroute;
  readonly s3: PracticeS3;
  readonly storage: PracticeStorage;
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Reply>;
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const basic = (user: string, secret: string): string =>
  `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;

export const AUTHORIZATION = basic(PRACTICE_FLOWROUTE.accessKey, PRACTICE_FLOWROUTE.secretKey);
export const STRANGER = basic(PRACTICE_FLOWROUTE.accessKey, 'something-else');

export async function speak(url: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(url, init);
  const text = await response.text();
  let body: Wire = null;
  try {
    body = JSON.parse(text);
  } catch {
    body = null;
  }
  return { status: response.status, headers: response.headers, text, body, data: body?.data };
}

/** Starts both servers on one clock; they are closed after the test. */
export async function practise(options: Partial<PracticeFlowrouteOptions> = {}): Promise<Practised> {
  const clock = options.clock ?? (() => NOON);
  const s3 = await startPracticeS3({ clock, buckets: [FLOWROUTE_BUCKET] });
  const storage = storageAt({ ...s3, endpoint: s3.url, now: s3.control.now });
  const site = await startPracticeFlowroute({ storage, ...options, clock });
  closers.push(() => site.close(), s3.close);
  const ask = (method: string, path: string, body?: unknown): Promise<Reply> =>
    speak(`${site.url}/v2${path}`, {
      method,
      headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return { site, s3, storage, ask };
}

/** All that a creation needs. */
export const DETAILS = {
  billing_name: 'Rosa Delgado',
  city: 'Seattle',
  country: 'US',
  provider: 'Verizon',
  state: 'WA',
  street: '1218 3rd Ave',
  usage_type: 'Business',
  zip: '98101',
} as const;

export const attributes = (given: Record<string, unknown>) => ({
  data: { type: 'portorder', attributes: given },
});

/** Creates one order and returns its id. */
export async function ordered(
  { ask }: Practised,
  more: Record<string, unknown> = {},
  numbers = ['+12065550101'],
): Promise<string> {
  const made = await ask('POST', '/portorders', attributes({ ...DETAILS, numbers, ...more }));
  expect(made.status).toBe(201);
  expect(made.data.type).toBe('portorder');
  return made.data.id;
}

/** The order as GET shows it. */
export async function shown({ ask }: Practised, id: string): Promise<Wire> {
  const read = await ask('GET', `/portorders/${id}`);
  expect(read.status).toBe(200);
  return read.data.attributes;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Asserts the error objects of an answer: each whole, their details in order. */
export function expectErrors(reply: Reply, status: number, ...details: readonly (string | RegExp)[]): void {
  expect(reply.status).toBe(status);
  const { errors } = reply.body;
  expect(errors.map((error: Wire) => error.detail)).toEqual(
    details.map((detail) => (typeof detail === 'string' ? detail : expect.stringMatching(detail))),
  );
  for (const error of errors) {
    expect(error.id).toMatch(UUID);
    expect(error.status).toBe(status);
    expect(error.title).not.toBe('');
  }
}

/** Signs the order's e-LOA as its form asks, with changes where a check wants them. */
export async function sign(
  { ask }: Practised,
  id: string,
  changes: Record<string, unknown> = {},
): Promise<Reply> {
  const form = await ask('GET', `/portorders/${id}/loa`);
  const filled = {
    ...form.data.attributes,
    signature_name: 'Sam Ortega',
    signature_title: 'Agent',
    ...changes,
  };
  return ask('POST', `/portorders/${id}/loa`, { data: { type: 'loa', attributes: filled } });
}
