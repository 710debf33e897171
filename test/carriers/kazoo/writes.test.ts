import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayToGregorian } from '../../../main/carriers/kazoo/days.ts';
import { readFields, writeFields } from '../../../main/carriers/kazoo/field-map.ts';
import { gregorianToMs } from '../../../main/carriers/kazoo/gregorian.ts';
import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import type { FaultAction } from '../../../main/practice/http/faults.ts';
import { type PracticeKazoo, startPracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import { failureOf } from '../carried.ts';
import { littleServer } from '../http/little-server.ts';
import { jobOf } from '../job.ts';
import { draft, pdf, sessionAt } from './harness.ts';

let kazoo: PracticeKazoo;
let session: CarrierSession;
let port: OrderAddress;

beforeEach(async () => {
  kazoo = await startPracticeKazoo({ seed: 'empty', rateLimit: false });
  session = sessionAt(kazoo.url, undefined, { timeouts: { answer: 2_500, bodyIdle: 2_500 } });
  const [order] = await session.create(draft());
  port = { remoteId: order?.remoteId ?? '' };
});
afterEach(() => kazoo.close());

const writes = () =>
  kazoo.control.log().filter(({ method, path }) => method !== 'GET' && path.includes(port.remoteId));
const comment = { text: 'hello', private: false, actionRequired: false, at: new Date().toISOString() };
const CHANGES: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['a move', () => session.move(port, { to: 'submitted', acceptCharges: false })],
  ['an edit', () => session.update(port, { changes: { city: 'Tacoma' }, addNumbers: [], removeNumbers: [] })],
  ['a comment', () => session.comment(port, comment)],
];
const SPOILT: readonly FaultAction[] = [
  { kind: 'hang' },
  { kind: 'drop' },
  { kind: 'html', status: 502 },
  { kind: 'truncated-json' },
];

it.each(
  CHANGES.flatMap(([what, change]) => SPOILT.map((action) => [what, action.kind, change, action] as const)),
)(
  'leaves no doubt about %s when only the reading before it fails (%s)',
  async (_what, _kind, change, action) => {
    kazoo.control.fault({ method: 'GET', path: new RegExp(port.remoteId), times: 3, action });
    const failure = await failureOf(change());
    expect(failure.reached).toBe('no');
    expect(writes()).toEqual([]);
  },
);

it('has doubt about a create whose answer came, when what follows it fails', async () => {
  const me = 'a'.repeat(32);
  const customer = 'b'.repeat(32);
  const created = {
    id: 'c'.repeat(32),
    name: 'Mill',
    numbers: { '+12065550142': {} },
    port_state: 'unconfirmed',
  };
  const server = await littleServer((request, response) => {
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url?.endsWith('/api_auth'))
      return json(201, { status: 'success', auth_token: 'x.y.z', data: { account_id: me } });
    if (request.method === 'PUT') return json(201, { status: 'success', data: created });
    return json(429, { status: 'error', error: '429', message: 'too_many_requests', data: {} });
  });
  try {
    const failure = await failureOf(sessionAt(server.url).create(draft({ subAccountId: customer })));
    expect(failure.reached).toBe('maybe');
  } finally {
    await server.close();
  }
});

it.each(['..', '.', ''])('sends nothing about a document that is called “%s”', async (name) => {
  const before = writes().length;
  const failure = await failureOf(session.removeDocument(port, name));
  expect(failure).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
  expect(writes()).toHaveLength(before);
  expect(kazoo.control.port(port.remoteId)).toBeDefined();
});

it.each(['50%.pdf', 'a.b.c.pdf', '%2e%2e.pdf', 'ü + &=#?.pdf', 'a/b.pdf'])(
  'reaches a document by its stored name, whatever it is: %s',
  async (name) => {
    const bytes = Buffer.from('%PDF-1.4\n%%EOF\n');
    const { accountId } = kazoo.control.port(port.remoteId) ?? { accountId: '' };
    const { token } = await signIn(kazoo.url);
    const path = `/v2/accounts/${accountId}/port_requests/${port.remoteId}/attachments`;
    await fetch(`${kazoo.url}${path}?filename=${encodeURIComponent(name)}`, {
      method: 'PUT',
      headers: { 'x-auth-token': token, 'content-type': 'application/pdf' },
      body: bytes,
    });
    const [held] = await session.documents(port);
    const file = await session.fetchDocument(port, held?.name ?? '');
    expect(Buffer.from(file.bytes).equals(bytes)).toBe(true);
    await session.removeDocument(port, held?.name ?? '');
    expect(await session.documents(port)).toEqual([]);
  },
);

async function signIn(url: string): Promise<{ token: string }> {
  const answer = await fetch(`${url}/v2/api_auth`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data: { api_key: 'practice-only-harborline-voice-'.padEnd(64, 'x') } }),
  });
  return { token: ((await answer.json()) as { auth_token: string }).auth_token };
}

it('knows a document that arrived although the agent has corrected its kind since', async () => {
  const name = await session.deliver(port, jobOf(pdf('scan.pdf', 'one page', 'other')));
  expect(await session.delivered(port, jobOf(pdf('scan.pdf', 'one page', 'loa')))).toBe(name);
  expect(await session.delivered(port, jobOf(pdf('scan.pdf', 'another page', 'other')))).toBeUndefined();
});

it('gives back the very day that was picked, in every time zone', () => {
  const wrong: string[] = [];
  const days = Array.from({ length: 61 }, (_, n) =>
    new Date(Date.UTC(2026, 0, 1 + n * 12)).toISOString().slice(0, 10),
  );
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    for (const day of days) {
      const fields = readFields(writeFields({ requestedDate: day, signingDate: day }, zone), zone);
      if (fields.requestedDate !== day || fields.signingDate !== day) wrong.push(`${zone} ${day}`);
    }
  }
  expect(wrong).toEqual([]);
});

it.each([
  ['Africa/Cairo', '2026-04-24'],
  ['Asia/Beirut', '2026-03-29'],
  ['America/Santiago', '2026-09-06'],
  ['Pacific/Apia', '2011-12-31'],
  ['Pacific/Kiritimati', '2026-06-30'],
  ['Pacific/Pago_Pago', '2026-06-30'],
  ['Australia/Lord_Howe', '2026-10-04'],
])('begins a day in %s on %s where that day begins', (zone, day) => {
  const at = gregorianToMs(dayToGregorian(day, zone) ?? Number.NaN);
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  expect(calendar.format(at)).toBe(day);
  expect(calendar.format(at - 1_000)).not.toBe(day);
});
