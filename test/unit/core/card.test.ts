import { describe, expect, it } from 'vitest';
import { cardRow } from '../../../main/core/board/card.ts';
import type { PortRequestRecord } from '../../../main/core/interfaces/store.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { edit, mutation, NOW, order, record } from './records.ts';

const cardOf = (changes: Partial<PortRequestRecord>) => cardRow(record(changes))?.card;
const problem: Problem = { code: 'rejected', what: 'Kazoo: number exists.', next: 'Correct it.' };

describe('a card', () => {
  it('shows what the carrier holds', () => {
    expect(cardOf({})).toMatchObject({
      name: 'Acme Dental',
      state: 'unconfirmed',
      carriers: [{ accountId: 'a1', carrier: 'kazoo' }],
      firstNumber: { e164: '+12065550142', display: '(206) 555-0142' },
      numberCount: 1,
      documents: { loa: 'missing', invoice: 'missing', csr: 'missing' },
      sync: 'synced',
      actionRequired: false,
    });
  });

  it('shows a draft that no carrier has seen', () => {
    const create = mutation({ kind: 'create', fields: {}, numbers: ['+12065550142', '+12065550143'] });
    expect(cardOf({ orders: [], mutations: [create] })).toMatchObject({
      name: '(206) 555-0142',
      state: 'unconfirmed',
      numberCount: 2,
      sync: 'waiting',
      stateSince: NOW,
    });
  });

  it('keeps a draft that the carrier refused', () => {
    const create = mutation(
      { kind: 'create', fields: { name: 'Birch' }, numbers: [] },
      { status: 'refused', problem },
    );
    expect(cardOf({ orders: [], mutations: [create] })).toMatchObject({
      name: 'Birch',
      sync: 'needs-you',
      note: problem.what,
    });
  });

  it('is gone once its removal waits, and back when that is refused', () => {
    expect(cardOf({ mutations: [mutation({ kind: 'remove' })] })).toBeUndefined();
    const refused = mutation({ kind: 'remove' }, { status: 'refused', problem });
    expect(cardOf({ mutations: [refused] })).toMatchObject({ sync: 'needs-you', note: problem.what });
  });

  it('moves at once and falls back with the carrier’s words', () => {
    const body = { kind: 'move', from: 'unconfirmed', to: 'submitted' } as const;
    expect(cardOf({ mutations: [mutation(body)] })).toMatchObject({
      state: 'submitted',
      stateSince: NOW,
      sync: 'waiting',
    });
    const refused = mutation(body, { status: 'refused', problem });
    expect(cardOf({ mutations: [refused] })).toMatchObject({
      state: 'unconfirmed',
      sync: 'needs-you',
      note: problem.what,
    });
  });

  it('has room for the carrier’s own words only, when there are any', () => {
    const body = { kind: 'move', from: 'unconfirmed', to: 'submitted' } as const;
    const said = 'Number exists on the system already';
    const refused = mutation(body, { status: 'refused', problem: { ...problem, said } });
    expect(cardOf({ mutations: [refused] })).toMatchObject({ note: said });
  });

  it('takes edits one after the other, and of a disputed one what nobody disputes', () => {
    const first = mutation(edit({ name: 'Acme East', losingCarrier: 'Cascade' }));
    const second = mutation(edit({ name: 'Acme West' }));
    expect(cardOf({ mutations: [first, second] })).toMatchObject({
      name: 'Acme West',
      losingCarrier: 'Cascade',
    });
    const conflicts = [{ field: 'name', base: 'a', mine: 'b', theirs: 'c' }] as const;
    const disputed = mutation(edit({ name: 'Acme East', losingCarrier: 'Cascade' }), {
      status: 'conflict',
      conflicts,
    });
    expect(cardOf({ mutations: [disputed] })).toMatchObject({
      name: 'Acme Dental',
      losingCarrier: 'Cascade',
      sync: 'conflict',
    });
  });

  it('counts numbers as a set', () => {
    const change = mutation({
      kind: 'edit',
      changes: {},
      base: {},
      addNumbers: ['+12065550143', '+12065550142'],
      removeNumbers: [],
    });
    expect(cardOf({ mutations: [change] })?.numberCount).toBe(2);
  });

  it('is due when the losing carrier committed, else when the customer asked', () => {
    const fields = { requestedDate: '2026-12-03' };
    expect(cardOf({ orders: [order({ fields })] })?.due).toEqual({
      kind: 'requested',
      at: '2026-12-03T12:00:00.000Z',
    });
    const scheduled = order({
      fields,
      state: 'scheduled',
      schedule: { dateTime: '2026-12-04 10:00', timeZone: 'America/Los_Angeles' },
      scheduledAt: '2026-12-04T18:00:00.000Z',
    });
    expect(cardOf({ orders: [scheduled] })?.due).toMatchObject({
      kind: 'scheduled',
      at: '2026-12-04T18:00:00.000Z',
    });
    expect(cardOf({ orders: [order({ fields, state: 'completed' })] })?.due).toBeUndefined();
  });

  it('reads a schedule in its own zone before the carrier has confirmed it, on both sides of a clock change', () => {
    const at = (dateTime: string) => {
      const schedule = { dateTime, timeZone: 'America/New_York' };
      const move = mutation({ kind: 'move', from: 'pending', to: 'scheduled', schedule });
      return cardOf({ orders: [order({ state: 'pending' })], mutations: [move] })?.due?.at;
    };
    expect(at('2026-10-31 10:00')).toBe('2026-10-31T14:00:00.000Z');
    expect(at('2026-11-02 10:00')).toBe('2026-11-02T15:00:00.000Z');
  });

  it('stands where the order stands that needs the agent most', () => {
    const of = (...states: readonly ('pending' | 'completed' | 'rejected' | 'canceled' | 'submitted')[]) =>
      cardOf({ orders: states.map((state, n) => order({ state, remoteId: `r${n}`, accountId: `a${n}` })) })
        ?.state;
    expect(of('pending', 'submitted')).toBe('submitted');
    expect(of('completed', 'pending')).toBe('pending');
    expect(of('submitted', 'rejected')).toBe('rejected');
    expect(of('canceled', 'completed')).toBe('completed');
  });
});

describe('document marks', () => {
  const document = {
    id: 'd1',
    portRequestId: 'p1',
    sha256: 'aa',
    kind: 'loa',
    kindGuessed: true,
    fileName: 'loa.pdf',
    mediaType: 'application/pdf',
    size: 10,
    addedAt: NOW,
  } as const;
  const delivery = {
    id: 'v1',
    documentId: 'd1',
    portRequestId: 'p1',
    accountId: 'a1',
    carrier: 'kazoo',
  } as const;
  const deliver = { kind: 'deliver', deliveryId: 'v1', fileName: 'loa.pdf' } as const;
  const loa = (changes: Partial<PortRequestRecord>) => cardOf(changes)?.documents.loa;

  it('follow the document to the carrier', () => {
    const waiting = { documents: [document], deliveries: [{ ...delivery, step: 'waiting' as const }] };
    expect(loa({ documents: [document] })).toBe('present');
    expect(loa({ ...waiting, mutations: [mutation(deliver)] })).toBe('present');
    expect(loa({ ...waiting, mutations: [mutation(deliver, { status: 'refused', problem })] })).toBe(
      'failed',
    );
    expect(loa({ documents: [document], deliveries: [{ ...delivery, step: 'confirmed' }] })).toBe(
      'delivered',
    );
    const held = order({
      documents: [{ name: 'form.pdf', kind: 'loa', mediaType: 'application/pdf', size: 1 }],
    });
    expect(loa({ orders: [held] })).toBe('delivered');
  });
});

describe('the order of a column', () => {
  const key = (changes: Partial<PortRequestRecord>) => cardRow(record(changes))?.sortKey ?? '';
  const due = (requestedDate: string) => key({ orders: [order({ fields: { requestedDate } })] });
  const since = (stateSince: string) => key({ orders: [order({ stateSince })] });

  it('is: needs you, a carrier is ahead, due soonest, waiting longest', () => {
    const needsYou = key({ mutations: [mutation({ kind: 'remove' }, { status: 'refused', problem })] });
    const ahead = key({
      orders: [
        order({ tracks: true, state: 'submitted', fields: { requestedDate: '2026-12-09' } }),
        order({ accountId: 'a2', carrier: 'telnyx', remoteId: 'r2', state: 'scheduled' }),
      ],
    });
    const inOrder = [
      needsYou,
      ahead,
      due('2026-12-01'),
      due('2026-12-02'),
      since('2026-01-01T00:00:00.000Z'),
      since('2026-02-01T00:00:00.000Z'),
    ];
    expect([...inOrder].sort()).toEqual(inOrder);
  });

  it('is newest first for what has ended', () => {
    const ended = (stateSince: string) => key({ orders: [order({ state: 'completed', stateSince })] });
    expect(ended('2026-02-01T00:00:00.000Z') < ended('2026-01-01T00:00:00.000Z')).toBe(true);
  });
});

it('puts no secret where the search can find it', () => {
  const fields = { name: 'Acme', pin: 'CANARY-PIN', accountNumber: 'CANARY-ACCOUNT' };
  expect(JSON.stringify(cardRow(record({ orders: [order({ fields })] })))).not.toContain('CANARY');
});
