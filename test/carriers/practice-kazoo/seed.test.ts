import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { CASES, mutationIdOf } from '../../../main/practice/cases.ts';
import {
  PRACTICE_COLLEAGUE,
  PRACTICE_CREDENTIALS,
  PRACTICE_CUSTOMER,
  PRACTICE_MASTER,
} from '../../../main/practice/kazoo/seed/credentials.ts';
import { demoWorld } from '../../../main/practice/kazoo/seed/demo.ts';
import { accountId } from '../../../main/practice/kazoo/seed/house.ts';
import { largeWorld } from '../../../main/practice/kazoo/seed/large.ts';
import { DEMO_PORTS } from '../../../main/practice/kazoo/seed/set-pieces.ts';
import { localText, scheduledDate } from '../../../main/practice/kazoo/time/zones.ts';
import { PORT_STATES, type PortRecord } from '../../../main/practice/kazoo/world/model.ts';
import { numbersOf } from '../../../main/practice/kazoo/world/store.ts';
import {
  agent,
  byKey,
  byUser,
  DAY,
  expectError,
  HEX32,
  idsOf,
  MASTER,
  NOON,
  NOW,
  RESELLER,
  site,
  type Wire,
} from './kit.ts';

const WALK_INS = accountId('Harborline Small Business');

const world = demoWorld(NOON);
const ports = [...world.ports];
const ACTIVE = new Set(['unconfirmed', 'submitted', 'pending', 'scheduled', 'rejected']);
const everyNumber = (port: PortRecord): readonly string[] => [
  ...numbersOf(port),
  ...Object.keys(port.portedNumbers ?? {}),
];
const piece = (name: keyof typeof DEMO_PORTS): PortRecord => {
  const port = ports.find((each) => each.id === DEMO_PORTS[name]);
  if (!port) throw new Error(`no demo port ${name}`);
  return port;
};

describe('practice Kazoo: the demo world', () => {
  it('holds 410 ports, in every state, of a dozen customers', () => {
    const counts = Object.fromEntries(
      PORT_STATES.map((state) => [state, ports.filter((port) => port.state === state).length]),
    );
    expect(ports).toHaveLength(410);
    expect(counts).toEqual({
      unconfirmed: 44,
      submitted: 64,
      pending: 75,
      scheduled: 79,
      completed: 92,
      rejected: 30,
      canceled: 26,
    });
    expect(new Set(ports.map((port) => port.accountId)).size).toBeGreaterThanOrEqual(13);
  });

  it('holds the shared cases for Harborline to manage, with Portside’s own keys where it created them', async () => {
    const kazoo = await site({ seed: 'demo' });
    const who = await agent(kazoo);
    const path = `/v2/accounts/${WALK_INS}/port_requests`;
    const cases = CASES.filter((port) => port.kazoo);
    expect(cases.length).toBeGreaterThanOrEqual(10);
    for (const { kazoo: at, ...port } of cases) {
      const number = encodeURIComponent(port.numbers[0] ?? '');
      const found = await who('GET', `${path}?by_number=${number}`);
      expect(found.data).toHaveLength(1);
      const { data: read } = await who('GET', `${path}/${found.data[0].id}`);
      expect(read).toMatchObject({
        name: port.name,
        port_state: at?.status,
        signee_name: port.signee,
        bill: { name: port.billingName, carrier: port.losingCarrier, pin: port.pin },
        _read_only: { port_authority: RESELLER },
      });
      expect(Object.keys(read.numbers)).toEqual([...port.numbers]);
      const own = { op: mutationIdOf(port, 'kazoo'), port: port.portRequestId };
      expect(read.portside).toEqual(at?.referenced ? own : undefined);
    }
  });

  it('is the same for the same moment, and believable on any other', () => {
    expect(demoWorld(NOON)).toEqual(world);
    for (const day of [Date.UTC(2027, 0, 2, 3), Date.UTC(2026, 10, 1, 23), Date.UTC(2028, 1, 29, 12)]) {
      const there = [...demoWorld(day).ports];
      expect(there).toHaveLength(410);
      for (const port of there)
        expect(port.modified).toBeLessThanOrEqual(Math.floor(day / 1000) + 62_167_219_200 + DAY);
    }
  });

  it('uses only 555-01xx numbers, none in two active ports, none in service and active', () => {
    const active = ports.filter((port) => ACTIVE.has(port.state)).flatMap(numbersOf);
    for (const number of ports.flatMap(everyNumber)) expect(number).toMatch(/^\+1[2-9]\d{2}55501\d{2}$/);
    expect(new Set(active).size).toBe(active.length);
    for (const number of active) expect(world.inService.has(number)).toBe(false);
    const sizes = ports.map((port) => everyNumber(port).length);
    expect(Math.min(...sizes)).toBe(1);
    expect(Math.max(...sizes)).toBe(60);
    expect(new Set(active.map((number) => number.slice(2, 5))).size).toBeGreaterThan(40);
  });

  it('has unique ids and consistent pasts', () => {
    expect(new Set(ports.map((port) => port.id)).size).toBe(ports.length);
    for (const port of ports) {
      expect(port.id).toMatch(HEX32);
      const times = port.transitions.map((each) => each.timestamp);
      expect([...times].sort((a, b) => a - b)).toEqual(times);
      expect(port.transitions.at(-1)?.transition.new).toBe(port.state);
      expect(port.transitions[0]?.transition).toEqual({ new: 'unconfirmed' });
      expect(port.created).toBe(times[0]);
      expect(port.modified).toBeGreaterThanOrEqual(times.at(-1) ?? 0);
      const said = port.comments.map((each) => each.timestamp);
      expect(new Set(said).size).toBe(said.length);
      for (const comment of port.comments) expect(comment.is_private && comment.action_required).toBe(false);
      for (const each of port.transitions.filter(({ transition }) => transition.new === 'rejected'))
        expect(each.reason?.length).toBeGreaterThan(10);
    }
    const comments = ports.flatMap((port) => port.comments);
    expect(comments.filter((each) => each.is_private).length).toBeGreaterThan(5);
    expect(comments.filter((each) => each.action_required).length).toBeGreaterThan(5);
  });

  it('has cutovers overdue, today and ahead, in several zones, and finished ports old and new', () => {
    const scheduled = ports.filter((port) => port.state === 'scheduled');
    const days = scheduled.map((port) => {
      const { timezone, date_time } = port.fields.schedule_on as Wire;
      expect(port.fields.scheduled_date).toBe(scheduledDate(date_time, timezone));
      const today = localText(NOON, timezone).slice(0, 10);
      return date_time.slice(0, 10) < today ? 'overdue' : date_time.startsWith(today) ? 'today' : 'ahead';
    });
    for (const when of ['overdue', 'today', 'ahead'])
      expect(days.filter((day) => day === when).length).toBeGreaterThan(5);
    expect(new Set(scheduled.map((port) => (port.fields.schedule_on as Wire).timezone)).size).toBeGreaterThan(
      4,
    );
    const done = ports.filter((port) => port.state === 'completed');
    expect(done.some((port) => port.modified < NOW - 31 * DAY)).toBe(true);
    expect(done.some((port) => port.modified > NOW - 5 * DAY)).toBe(true);
  });

  it('has papers that are real PDFs, one of several pages', async () => {
    const files = ports.flatMap((port) =>
      [...port.attachments].map(([name, file]) => ({ port, name, file })),
    );
    expect(files.length).toBeGreaterThan(500);
    for (const { port, name, file } of files) {
      expect(name).toMatch(/^(bill|form|csr)\.pdf$/);
      const head = Buffer.from(file.bytes.subarray(0, 5)).toString('latin1');
      expect(head).toBe(port.id === DEMO_PORTS.dataUri && name === 'form.pdf' ? 'data:' : '%PDF-');
    }
    for (const { file } of files.filter((_each, index) => index % 60 === 1))
      expect((await PDFDocument.load(file.bytes)).getPageCount()).toBeGreaterThan(0);
    const long = piece('longList').attachments.get('bill.pdf');
    expect((await PDFDocument.load(long?.bytes ?? new Uint8Array())).getPageCount()).toBeGreaterThan(2);
  });

  it('has its set pieces', () => {
    expect(piece('noBill').fields.bill).toBeUndefined();
    expect(Object.keys(piece('extraKeys').fields)).toEqual(
      expect.arrayContaining(['ui_metadata', 'ui_flags', 'extra', 'carrier', 'your_custom_info']),
    );
    expect(numbersOf(piece('longList'))).toHaveLength(60);
    expect(piece('dueToday').state).toBe('scheduled');
  });

  it('starts quickly and is served whole to those it is for', async () => {
    const start = performance.now();
    const kazoo = await site({ seed: 'demo', clock: Date.now });
    expect(performance.now() - start).toBeLessThan(10_000);
    const who = await agent(kazoo);
    const active = idsOf(await who('GET', '/v2/port_requests'));
    const theirs = idsOf(await who('GET', `/v2/accounts/${RESELLER}/port_requests`));
    expect(active.length + theirs.length).toBe(44 + 64 + 75 + 79 + 30);
    const chief = await byKey(kazoo, PRACTICE_MASTER);
    expect([...idsOf(await chief('GET', '/v2/port_requests'))].sort()).toEqual([...theirs].sort());
    for (const each of [PRACTICE_CREDENTIALS, PRACTICE_COLLEAGUE, PRACTICE_CUSTOMER, PRACTICE_MASTER]) {
      await byKey(kazoo, each);
      expect((await (await byUser(kazoo, each))('GET', '/v2/token_auth')).data.account_name).toBe(
        each.accountName,
      );
    }
    expect(kazoo.control.port(active[0] ?? '')?.authority).not.toBe(MASTER);
  });

  it('has one draft that is locked by charges', async () => {
    const kazoo = await site({ seed: 'demo' });
    const who = await agent(kazoo);
    const { id, accountId } = piece('chargesLocked');
    const path = `/v2/accounts/${accountId}/port_requests/${id}/submitted`;
    const locked = await who('PATCH', path);
    expectError(locked, 402, 'accept charges');
    expect(locked.data[0].summary.today).toBe(120);
    expect((await who('PATCH', path, { data: {}, top: { accept_charges: true } })).data.port_state).toBe(
      'submitted',
    );
    const draft = ports.find((port) => port.state === 'unconfirmed' && port.accountId !== accountId);
    const open = `/v2/accounts/${draft?.accountId}/port_requests/${draft?.id}/submitted`;
    expect((await who('PATCH', open)).status).toBe(200);
  });

  it('builds a large world quickly and lists it whole', async () => {
    const start = performance.now();
    const kazoo = await site({ seed: largeWorld(20_000, NOON) });
    expect(performance.now() - start).toBeLessThan(30_000);
    const who = await agent(kazoo);
    const ids = new Set(idsOf(await who('GET', '/v2/port_requests')));
    const count = kazoo.control.ports().filter((port) => ACTIVE.has(port.state)).length;
    expect(ids.size).toBe(count);
    expect(count).toBeGreaterThan(14_000);
  });
});
