import { describe, expect, it } from 'vitest';
import { telnyxAdapter } from '../../../main/carriers/telnyx/adapter.ts';
import { countryOf } from '../../../main/carriers/telnyx/country.ts';
import { dayOf, firstOn } from '../../../main/carriers/telnyx/days.ts';
import { phoneNumber, toE164 } from '../../../main/carriers/telnyx/numbers.ts';
import { rejectionFor } from '../../../main/carriers/telnyx/rejection-map.ts';
import { stateOf } from '../../../main/carriers/telnyx/status-words.ts';
import { patchOf } from '../../../main/carriers/telnyx/v2/field-map.ts';
import { begin, cursorOf, nextPage } from '../../../main/carriers/telnyx/v2/pull-plan.ts';
import { storedBefore } from '../../../main/carriers/telnyx/v2/upload.ts';
import { portingOrder } from '../../../main/carriers/telnyx/v2/wire.ts';
import type { MoveQuestion } from '../../../main/core/interfaces/carrier.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { STATES } from '../../../preload/contract/domain/states.ts';
import { FIELDS } from './harness.ts';

const { moves, requirements, capabilities } = telnyxAdapter();
const question = (state: State, more: Partial<MoveQuestion> = {}): MoveQuestion => ({
  state,
  authority: false,
  hasSchedule: false,
  ...more,
});
const legal = (asked: MoveQuestion) => moves(asked).flatMap((move) => (move.legal ? [move.to] : []));

describe('moves', () => {
  it.each<[State, readonly State[]]>([
    ['unconfirmed', ['submitted']],
    ['submitted', ['canceled']],
    ['pending', ['canceled']],
    ['scheduled', ['canceled']],
    ['rejected', ['canceled']],
    ['completed', []],
    ['canceled', []],
  ])('from %s lead to %s', (state, to) => {
    expect(legal(question(state))).toEqual(to);
  });

  it('lead to completed only where the cutover was agreed to be started by hand', () => {
    expect(legal(question('scheduled', { onDemand: true }))).toEqual(['completed', 'canceled']);
    expect(legal(question('pending', { onDemand: true }))).toEqual(['canceled']);
  });

  it('wait while Telnyx has not said yes to the last one', () => {
    expect(legal(question('scheduled', { awaiting: 'canceled', onDemand: true }))).toEqual([]);
  });

  it('say in one line why not, for every column and every state', () => {
    for (const state of STATES) {
      const answers = moves(question(state));
      expect(answers.map(({ to }) => to)).toEqual(STATES);
      for (const move of answers) {
        const line = move.legal ? move.consequence : move.why;
        expect(line).toMatch(/^[A-Z].*\.$/);
        expect(line).not.toContain('\n');
      }
    }
  });

  it('say how an exception goes on', () => {
    const submit = moves(question('rejected')).find(({ to }) => to === 'submitted');
    expect(submit).toMatchObject({ legal: false, why: expect.stringContaining('Answer the exception') });
  });

  it('ask before they reach the losing carrier or cost money', () => {
    for (const state of STATES) {
      for (const move of moves(question(state, { onDemand: true }))) {
        if (move.legal) expect(move.needs).toContain('confirm');
      }
    }
  });
});

describe('requirements', () => {
  const numbers = ['+15025550100'];

  it('are all met by a full port request', () => {
    const all = requirements({ fields: FIELDS, numbers });
    expect(all.filter(({ met }) => !met)).toEqual([]);
  });

  it('need numbers to open an order, and the rest to submit it', () => {
    const lacking = requirements({ fields: { portType: 'Partial' }, numbers: [] }).filter(({ met }) => !met);
    expect(lacking.filter(({ by }) => by === 'create').map(({ about }) => about.kind)).toEqual(['numbers']);
    expect(lacking.flatMap(({ about }) => (about.kind === 'field' ? [about.field] : []))).toEqual([
      'billingName',
      'signee',
      'accountNumber',
      'btn',
      'street',
      'city',
      'region',
      'postalCode',
      'newBtn',
    ]);
  });
});

describe('words', () => {
  it('never read a status by its name: submitted is with the losing carrier', () => {
    expect(stateOf('submitted')).toBe('pending');
    expect(stateOf('in-process')).toBe('submitted');
    expect(stateOf('cancel-pending')).toBeUndefined();
    expect(stateOf('on-the-moon')).toBeUndefined();
  });

  it.each([
    ['LOA_ILLEGIBLE', 'The LOA can’t be used'],
    ['OSP_IRRESPONSIVE', 'The losing carrier does not answer'],
    ['PORTING_ORDER_SPLIT_REQUIRED', 'Has to be split'],
    ['SOMETHING_NEW', 'Rejected'],
  ])('read %s as: %s', (code, label) => {
    expect(rejectionFor(code, 'their words')).toMatchObject({ code, label, said: 'their words' });
  });

  it('show the code where Telnyx says nothing', () => {
    expect(rejectionFor('SOMETHING_NEW', '').said).toBe('SOMETHING_NEW');
  });

  it('read numbers in every form Telnyx writes them, as text', () => {
    expect(['+15025550100', '15025550100', '5025550100', '+442079460123', 'none'].map(toE164)).toEqual([
      '+15025550100',
      '+15025550100',
      '+15025550100',
      '+442079460123',
      undefined,
    ]);
    expect(phoneNumber('+442079460123').display).toBe('+442079460123');
  });

  it('name the country of an address', () => {
    expect([countryOf('KY', '40202'), countryOf('on', ''), countryOf('', 'K1A 0B1')]).toEqual([
      'US',
      'CA',
      'CA',
    ]);
  });
});

describe('days', () => {
  const window = [Date.parse('2026-12-03T02:30:00Z'), Date.parse('2026-12-03T23:00:00Z')] as const;

  it('are those of the account’s zone', () => {
    expect(dayOf('2026-12-03T02:30:00Z', 'America/New_York')).toBe('2026-12-02');
    expect(dayOf('2026-12-03T02:30:00Z', 'UTC')).toBe('2026-12-03');
    expect(dayOf('never', 'UTC')).toBeUndefined();
  });

  it('are looked for inside a window that crosses midnight', () => {
    const zone = 'America/New_York';
    expect(firstOn('2026-12-02', ...window, zone)).toBe(window[0]);
    expect(firstOn('2026-12-03', ...window, zone)).toBe(Date.parse('2026-12-03T05:00:00Z'));
    expect(firstOn('2026-12-04', ...window, zone)).toBeUndefined();
    expect(firstOn('2026-12-01', ...window, zone)).toBeUndefined();
  });
});

describe('a cursor', () => {
  const now = Date.parse('2026-12-03T12:00:00Z');
  const DAY = 86_400_000;

  it('leads from a whole pull to what changed since a little before it began', () => {
    const cursor = cursorOf(begin(undefined, true, now), true);
    const next = begin(cursor, false, now + DAY);
    expect(next.from).toBe(now - 120_000);
    expect(begin(cursor, true, now + DAY).from).toBeUndefined();
  });

  it('that nobody can read begins anew', () => {
    const cursor = { scope: 'full', position: '{"v":0}', complete: true };
    expect(begin(cursor, false, now)).toEqual({ v: 1, since: now, page: 1 });
    expect(begin({ ...cursor, position: 'no' }, false, now).page).toBe(1);
  });

  it('of an unfinished pull is used for a day', () => {
    const cursor = cursorOf(nextPage(begin(undefined, true, now), 900), false);
    expect(begin(cursor, false, now + DAY / 2)).toMatchObject({ since: now, page: 2, total: 900 });
    expect(begin(cursor, false, now + 2 * DAY)).toMatchObject({ page: 1, since: now + 2 * DAY });
  });

  it('from the future is not believed', () => {
    const cursor = cursorOf(begin(undefined, true, now + DAY), true);
    expect(begin(cursor, false, now).from).toBeUndefined();
  });
});

describe('a stored document', () => {
  const at = '2026-12-03T12:00:00.000Z';
  const mark = { step: 'stored', at, facts: { documentId: 'd-1' } } as const;
  const later = (minutes: number) => Date.parse(at) + minutes * 60_000;

  it('is good for 25 minutes, and for ever once it is linked', () => {
    expect(storedBefore(mark, later(24))?.documentId).toBe('d-1');
    expect(storedBefore(mark, later(25))).toBeUndefined();
    expect(storedBefore(mark, later(-1))).toBeUndefined();
    expect(storedBefore({ ...mark, step: 'registered' }, later(600))?.documentId).toBe('d-1');
    expect(storedBefore(undefined, later(0))).toBeUndefined();
  });
});

describe('a patch', () => {
  const order = (misc: object) => portingOrder.parse({ id: 'o-1', misc });

  it('clears what a full port has no use for, since what is left out stays', () => {
    const before = {
      type: 'partial',
      remaining_numbers_action: 'keep',
      new_billing_phone_number: '+15025550188',
    };
    expect(patchOf({ portType: 'Full' }, order(before))).toEqual({
      misc: { type: 'full', remaining_numbers_action: null, new_billing_phone_number: null },
    });
    expect(patchOf({ portType: 'Full', newBtn: '5025550188' }, order({}))).toEqual({
      misc: { type: 'full' },
    });
  });

  it('says that a port is partial when numbers get a new BTN', () => {
    const misc = {
      type: 'partial',
      remaining_numbers_action: 'keep',
      new_billing_phone_number: '+15025550188',
    };
    expect(patchOf({ newBtn: '(502) 555-0188' }, order({}))).toEqual({ misc });
    expect(patchOf({ newBtn: null }, order(misc))).toEqual({
      misc: { remaining_numbers_action: null, new_billing_phone_number: null },
    });
  });

  it('never disconnects the numbers that stay', () => {
    expect(JSON.stringify(patchOf({ portType: 'Partial' }, order({})))).not.toContain('disconnect');
  });
});

describe('what an order keeps', () => {
  it('is what comes back from it', () => {
    const kept = new Set<string>(capabilities.edits.fields);
    for (const name of [
      'name',
      'reference',
      'losingCarrier',
      'winningCarrier',
      'usage',
      'signingDate',
      'notify',
    ])
      expect(kept.has(name)).toBe(false);
    for (const name of Object.keys(FIELDS))
      if (!['name', 'reference'].includes(name)) expect(kept.has(name)).toBe(true);
  });
});
