import { describe, expect, it } from 'vitest';
import { MOVE_TARGETS } from '../../../main/practice/kazoo/ports/rules.ts';
import { PORT_STATES } from '../../../main/practice/kazoo/world/model.ts';
import {
  agent,
  customer,
  draft,
  expectError,
  freshNumber,
  master,
  NOW,
  PORTS,
  portIn,
  SCHEDULE,
  site,
  type Wire,
} from './kit.ts';

/** carriers/kazoo.md §2, written out again here so that the server's own table is checked against it. */
const LEGAL: readonly (readonly [from: string, to: string])[] = [
  ['unconfirmed', 'submitted'],
  ['rejected', 'submitted'],
  ['submitted', 'pending'],
  ['pending', 'scheduled'],
  ['pending', 'completed'],
  ['scheduled', 'completed'],
  ['rejected', 'completed'],
  ['submitted', 'rejected'],
  ['pending', 'rejected'],
  ['scheduled', 'rejected'],
  ['unconfirmed', 'canceled'],
  ['submitted', 'canceled'],
  ['pending', 'canceled'],
  ['scheduled', 'canceled'],
  ['rejected', 'canceled'],
];
const isLegal = (from: string, to: string): boolean => LEGAL.some(([a, b]) => a === from && b === to);
const ILLEGAL = PORT_STATES.flatMap((from) =>
  MOVE_TARGETS.filter((to) => !isLegal(from, to)).map((to) => [from, to] as const),
);
const ILLEGAL_TEXT = 'Cannot move to new state from current state';
const NOT_ALLOWED_TEXT =
  "you're not allowed to change to new state from current state, please contact your port authority";

describe('practice Kazoo: moves (carriers/kazoo.md §8)', () => {
  it.each(LEGAL)('check 23: %s to %s is 200 and stands in the timeline', async (from, to) => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, from);
    const data = { reference_number: 'R-77', ...(to === 'scheduled' ? SCHEDULE : {}), reason: 'as agreed' };
    const reply = await who('PATCH', `${PORTS}/${id}/${to}`, { data });
    expect(reply.status).toBe(200);
    expect(reply.data).toMatchObject({ port_state: to, reference_number: 'R-77' });
    expect(reply.data.reason).toBeUndefined();
    const events: Wire[] = (await who('GET', `${PORTS}/${id}/timeline`)).data;
    expect(events[0].transition).toEqual({ new: 'unconfirmed' });
    expect(events.at(-1)).toMatchObject({
      type: 'transition',
      timestamp: NOW,
      reason: 'as agreed',
      transition: { new: to, previous: from },
      authorization: {
        account: { name: 'Harborline Voice' },
        user: { first_name: 'Maya', last_name: 'Ferreira' },
        reason: 'as agreed',
      },
    });
  });

  it('check 23: the reason may come in the query', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    await who('PATCH', `${PORTS}/${id}/submitted?reason=by+phone`);
    expect((await who('GET', `${PORTS}/${id}/timeline`)).data.at(-1).reason).toBe('by phone');
  });

  it.each(ILLEGAL)('check 24: %s to %s is 400 port_state.enum', async (from, to) => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, from);
    // A completed port holds no numbers, which the schema refuses before the move is looked at (check 29).
    const numbers = from === 'completed' ? { numbers: { [freshNumber()]: {} } } : {};
    const reply = await who('PATCH', `${PORTS}/${id}/${to}`, { data: { ...numbers, ...SCHEDULE } });
    expectError(reply, 400, 'validation error');
    expect(reply.data).toEqual({ port_state: { enum: { message: ILLEGAL_TEXT, cause: to } } });
    expect(kazoo.control.port(id)?.state).toBe(from);
  });

  it('check 25: who is no authority may submit, cancel a draft, and nothing else', async () => {
    const kazoo = await site();
    const authority = await agent(kazoo);
    const owner = await customer(kazoo);
    const from = { pending: 'submitted', scheduled: 'pending', completed: 'pending', rejected: 'submitted' };
    for (const [to, state] of Object.entries(from)) {
      const id = await portIn(authority, state);
      const reply = await owner('PATCH', `${PORTS}/${id}/${to}`, { data: SCHEDULE });
      expectError(reply, 400, 'validation error');
      expect(reply.data.port_state.enum).toEqual({ message: NOT_ALLOWED_TEXT, cause: to });
    }
    const illegal = await owner('PATCH', `${PORTS}/${await draft(owner)}/completed`);
    expect(illegal.data.port_state.enum.message).toBe(NOT_ALLOWED_TEXT);
    expect((await owner('PATCH', `${PORTS}/${await draft(owner)}/canceled`)).status).toBe(200);
    const submitted = await draft(owner);
    expect((await owner('PATCH', `${PORTS}/${submitted}/submitted`)).status).toBe(200);
    const refused = await owner('PATCH', `${PORTS}/${submitted}/canceled`);
    expect(refused.data.port_state.enum).toEqual({ message: NOT_ALLOWED_TEXT, cause: 'canceled' });
    expect((await (await master(kazoo))('PATCH', `${PORTS}/${submitted}/canceled`)).status).toBe(200);
  });

  it('check 26: scheduled needs a date, of the right form, in a real zone', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, 'pending');
    const schedule = (data: Record<string, unknown>) => who('PATCH', `${PORTS}/${id}/scheduled`, { data });
    const nothing = await schedule({});
    expectError(nothing, 400, 'validation error');
    expect(nothing.data[''].any_schemas_not_valid).toBeDefined();
    const date = await schedule({ schedule_on: { timezone: 'America/Denver', date_time: '24.06.2026' } });
    expect(date.data['schedule_on.date_time'].pattern).toMatchObject({
      target: '^2\\d{3}-\\d\\d-\\d\\d \\d\\d:\\d\\d$',
    });
    const zone = await schedule({ schedule_on: { timezone: 'Mars/Olympus', date_time: '2026-06-24 12:00' } });
    expect(zone.data['schedule_on.timezone'].enum.target).toContain('America/Los_Angeles');
    expect(kazoo.control.port(id)?.state).toBe('pending');
    expect((await schedule({ scheduled_date: 63_965_000_000 })).status).toBe(200);
  });

  it('check 26: a date left from an earlier schedule is enough', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, 'scheduled');
    for (const step of ['rejected', 'submitted', 'pending', 'scheduled'])
      expect((await who('PATCH', `${PORTS}/${id}/${step}`)).status).toBe(200);
  });

  it.each([
    ['2017-06-24 12:00', 'America/Los_Angeles', 63_665_550_000],
    ['2026-01-15 09:30', 'America/New_York', 63_935_706_600],
    ['2026-07-01 08:00', 'America/Phoenix', 63_950_137_200],
    ['2026-07-01 08:00', 'Pacific/Honolulu', 63_950_148_000],
  ])('check 27: %s in %s is scheduled_date %i', async (dateTime, timezone, expected) => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, 'pending');
    const schedule_on = { timezone, date_time: dateTime };
    const reply = await who('PATCH', `${PORTS}/${id}/scheduled`, { data: { schedule_on } });
    expect(reply.data).toMatchObject({ schedule_on, scheduled_date: expected });
  });

  it('check 27: without a zone the account’s own counts; a date that is none crashes other saves', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, 'pending');
    const schedule_on = { date_time: '2017-06-24 12:00' };
    const reply = await who('PATCH', `${PORTS}/${id}/scheduled`, { data: { schedule_on } });
    expect(reply.data.scheduled_date).toBe(63_665_550_000);
    const crash = await who('PATCH', `${PORTS}/${id}`, { data: { schedule_on: { date_time: 'tomorrow' } } });
    expect([crash.status, crash.text]).toEqual([500, '']);
  });

  it('check 28: submitted to scheduled is 400 by default and 200 with the flag on', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, 'submitted');
    const move = () => who('PATCH', `${PORTS}/${id}/scheduled`, { data: SCHEDULE });
    expect((await move()).data.port_state.enum.message).toBe(ILLEGAL_TEXT);
    kazoo.control.set({ allowSubmittedToScheduled: true });
    expect((await move()).data.port_state).toBe('scheduled');
  });

  it('check 29: completing moves the numbers out, and every later PATCH fails the schema', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const number = freshNumber();
    const id = await portIn(who, 'pending', { numbers: { [number]: {} } });
    const done = await who('PATCH', `${PORTS}/${id}/completed`);
    expect(done.data.numbers).toEqual({});
    expect(done.data._read_only.ported_numbers).toEqual({ [number]: {} });
    for (const path of [`${PORTS}/${id}`, `${PORTS}/${id}/canceled`]) {
      const reply = await who('PATCH', path, { data: { reference_number: 'late' } });
      expectError(reply, 400, 'validation error');
      expect(reply.data.numbers.too_few_properties).toBeDefined();
    }
    const comment = { author: 'x', content: 'done', timestamp: NOW };
    expect((await who('PUT', `${PORTS}/${id}/comments`, { data: { comments: [comment] } })).status).toBe(201);
    const found = await who('GET', `${PORTS}?by_number=${encodeURIComponent(number)}`);
    expect(found.data).toEqual([]);
  });

  it('check 30: a number that cannot be created is 500 transition_errors and moves nothing', async () => {
    const number = freshNumber();
    const kazoo = await site({ failingNumber: number });
    const who = await agent(kazoo);
    const id = await portIn(who, 'pending', { numbers: { [number]: {} } });
    expectError(await who('PATCH', `${PORTS}/${id}/completed`), 500, 'transition_errors');
    expect(kazoo.control.port(id)?.state).toBe('pending');
  });

  it('check 31: rejected to completed is 200', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const reply = await who('PATCH', `${PORTS}/${await portIn(who, 'rejected')}/completed`);
    expect([reply.status, reply.data.port_state]).toEqual([200, 'completed']);
  });

  it('check 32: with a phonebook, submitting may answer 200 and "rejected"', async () => {
    const kazoo = await site({ phonebook: 'rejects' });
    const who = await agent(kazoo);
    const own = (await who('GET', '/v2/token_auth')).data.account_id;
    const ports = `/v2/accounts/${own}/port_requests`;
    const id = await draft(who, {}, ports);
    const reply = await who('PATCH', `${ports}/${id}/submitted`);
    expect([reply.status, reply.data.port_state]).toEqual([200, 'rejected']);
    const events: Wire[] = (await (await master(kazoo))('GET', `${ports}/${id}/timeline`)).data;
    expect(events.filter((each) => each.transition).map((each) => each.transition.new)).toEqual([
      'unconfirmed',
      'submitted',
      'rejected',
    ]);
    expect(events.find((each) => each.transition?.new === 'rejected')).toMatchObject({
      timestamp: NOW + 1,
      reason: expect.stringMatching(/^There was some issue with your port request/),
    });
    expect(events.find((each) => each.author === 'Port Automation')).toMatchObject({ is_private: true });
    expect((await who('PATCH', `${PORTS}/${await draft(who)}/submitted`)).data.port_state).toBe('submitted');
    kazoo.control.set({ phonebook: 'fails' });
    const failed = await who('PATCH', `${ports}/${await draft(who, {}, ports)}/submitted`);
    expect(failed.envelope).toMatchObject({ passthrough: true, error_format: 'phonebook', status: 'error' });
  });

  it('check 33: a billed plan answers 402 with invoices, and accept_charges lets it through', async () => {
    const kazoo = await site({ billedPlan: ['submitted'] });
    const who = await agent(kazoo);
    const id = await draft(who, { numbers: { [freshNumber()]: {}, [freshNumber()]: {} } });
    const path = `${PORTS}/${id}/submitted`;
    const asked = await who('PATCH', path, { data: {} });
    expectError(asked, 402, 'accept charges');
    expect(asked.data).toHaveLength(1);
    expect(asked.data[0].activation_charges[0]).toMatchObject({
      category: 'port_request',
      item: 'first_submitted',
      quantity: 2,
    });
    expect(Object.keys(asked.data[0]).sort()).toEqual(
      ['activation_charges', 'bookkeeper', 'items', 'plan', 'summary', 'taxes'].sort(),
    );
    expect(asked.data[0].summary).toEqual({ today: 20, recurring: 0 });
    expect(kazoo.control.port(id)?.state).toBe('unconfirmed');
    kazoo.control.set({ billingRefuses: 'no_credit' });
    expectError(await who('PATCH', path, { data: {}, top: { accept_charges: true } }), 402, 'no_credit');
    kazoo.control.set({ billingRefuses: null });
    expect((await who('PATCH', path, { data: {}, top: { accept_charges: true } })).status).toBe(200);
    const other = await draft(who);
    expect((await who('PATCH', `${PORTS}/${other}/submitted?accept_charges=true`)).status).toBe(200);
  });

  it('check 34: a failed notification is 502 and the state is as before', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, 'submitted');
    kazoo.control.set({ notifyFails: true });
    const reply = await who('PATCH', `${PORTS}/${id}/pending`);
    expectError(reply, 502, 'bad_gateway');
    expect(reply.data.message).toBe('failed to send port state change email notification');
    expect((await who('GET', `${PORTS}/${id}`)).data.port_state).toBe('submitted');
    expect((await who('GET', `${PORTS}/${id}/timeline`)).data.at(-1).transition.new).toBe('submitted');
  });

  it('check 35: PATCH to unconfirmed or a word that is no state is 404, POST of a timeline 405', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    for (const word of ['unconfirmed', 'foo'])
      expectError(await who('PATCH', `${PORTS}/${id}/${word}`), 404, 'not_found');
    expectError(await who('POST', `${PORTS}/${id}/timeline`, { data: {} }), 405, 'invalid_method');
  });

  it.each(PORT_STATES)('check 36: DELETE of a port that is %s', async (state) => {
    for (const answers of ['4.3', '5'] as const) {
      const kazoo = await site({ answers });
      const who = await agent(kazoo);
      const id = await portIn(who, state);
      const reply = await who('DELETE', `${PORTS}/${id}`);
      if (!['unconfirmed', 'rejected', 'canceled'].includes(state)) {
        expectError(reply, 405, 'invalid_method');
        expect(reply.data.message).toBe('invalid method');
        expect((await who('GET', `${PORTS}/${id}`)).status).toBe(200);
        continue;
      }
      expect(reply.status).toBe(200);
      const told = answers === '5' ? reply.envelope.metadata : reply.data._read_only;
      expect(told.deleted).toBe(true);
      expect((await who('GET', `${PORTS}/${id}`)).status).toBe(404);
    }
  });
});
