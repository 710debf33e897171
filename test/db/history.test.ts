import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EditBody } from '../../main/core/interfaces/mutation.ts';
import type { Store } from '../../main/core/interfaces/store.ts';
import { salvage } from '../../main/db/salvage.ts';
import { createSealer } from '../../main/db/seal.ts';
import { createCodec } from '../../main/db/secrets.ts';
import { databaseAt } from './migrations/at.ts';
import { aMove, aMutation, anOrder, KAZOO, KEY, LATER, NOW, openTestStore, pulled, TELNYX } from './world.ts';

const MINE = 'MINE-CANARY-1';
const THEIRS = 'THEIRS-CANARY-2';
const problem = { code: 'conflict', what: 'Both changed.', next: 'Choose.' } as const;
const learned = { now: NOW, account: KAZOO };

function edit(changes: EditBody['changes'], base: EditBody['base'] = {}): EditBody {
  return { kind: 'edit', changes, base, addNumbers: [], removeNumbers: [] };
}

/** An order whose PIN both sides have changed, with a choice made by the agent. */
async function decided(store: Store, remoteId = 'a'): Promise<string> {
  const id = await pulled(store, anOrder(remoteId));
  const mutation = { ...aMutation(`m-${remoteId}`, id, edit({ pin: MINE })), remoteId };
  await store.enqueue([mutation]);
  const history = {
    field: 'pin',
    base: '1',
    mine: MINE,
    theirs: THEIRS,
    kept: 'theirs',
    by: 'agent',
  } as const;
  await store.decide({
    send: [],
    amend: [],
    drop: [mutation.id],
    history: [{ ...history, mutationId: mutation.id, at: LATER }],
  });
  return id;
}

const notes = async (store: Store, id: string) =>
  (await store.timeline(id)).flatMap((entry) => (entry.kind === 'local' ? [entry.text] : []));
const NOTE = 'PIN: the carrier’s kept, yours was different.';

describe('what gave way', () => {
  test('is sealed on disk, stands in the timeline without its secret, and opens when asked for', async () => {
    const { store, db, folder } = openTestStore();
    const id = await decided(store);
    expect(await notes(store, id)).toEqual([NOTE]);
    const [entry] = await store.timeline(id);
    const historyId = entry?.kind === 'local' ? (entry.past?.historyId ?? '') : '';
    expect(await store.keptValue(id, historyId)).toMatchObject({ mine: MINE, theirs: THEIRS });
    expect(await store.keptValue('another', historyId)).toBeUndefined();
    db.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(join(folder, 'ledger.db'), 'latin1');
    expect(bytes).toContain('history');
    expect(bytes).not.toMatch(/CANARY-[12]/);
  });

  test('goes along when ports are joined and parted, and away with its account', async () => {
    const { store } = openTestStore();
    const id = await decided(store);
    await store.applyPage(TELNYX, [anOrder('t', { fields: { name: 'Other' } })], { now: NOW });
    const board = await store.openBoard({}, 10);
    const other = board.columns.flatMap(({ cards }) => cards).find(({ name }) => name === 'Other')?.id ?? '';
    await store.join(other, id);
    expect(await notes(store, other)).toEqual([NOTE]);
    await store.part(KAZOO, 'a');
    expect(await notes(store, other)).toEqual([]);
    expect(await notes(store, id)).toEqual([NOTE]);
    await store.forgetAccount(KAZOO.accountId);
    await pulled(store, anOrder('a'));
    expect(await notes(store, id)).toEqual([]);
  });

  test('is saved from a damaged ledger', async () => {
    const { store, db } = openTestStore();
    await decided(store);
    const fresh = databaseAt(16);
    expect(salvage(db, fresh, createCodec(createSealer(KEY))).history).toBe(1);
    expect(fresh.prepare('SELECT field, kept FROM history').all()).toEqual([
      { field: 'pin', kept: 'theirs' },
    ]);
  });

  test('stays behind where a damaged row no longer opens: the timeline would show nothing else', async () => {
    const { store, db } = openTestStore();
    await decided(store);
    db.prepare("UPDATE history SET sides = 'bm90IHNlYWxlZCBieSB1cyBhdCBhbGwsIG5ldmVy'").run();
    const fresh = databaseAt(16);
    expect(salvage(db, fresh, createCodec(createSealer(KEY))).history).toBe(0);
  });

  test('is written in the same breath as the edit that brought it about', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    await store.enqueue([{ ...aMutation('m1', id, edit({ city: 'Tacoma' })), remoteId: 'a' }]);
    const merged = [
      { field: 'city', base: '', mine: 'Port  Angeles', theirs: 'Port Angeles', kept: 'theirs', by: 'merge' },
    ] as const;
    await store.endAttempt('m1', { kind: 'done' }, { ...learned, merged });
    expect(await notes(store, id)).toEqual([
      'City: the carrier’s, “Port Angeles”, kept. Yours was “Port  Angeles”, only written differently.',
    ]);
  });
});

describe('an edit that is split', () => {
  test('keeps its place and its attempts; what asks stands right behind it, before all that came later', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    const whole = edit({ pin: MINE, city: 'Tacoma' }, { pin: '1' });
    const entry = (name: string, body: Parameters<typeof aMutation>[2]) => ({
      ...aMutation(name, id, body),
      remoteId: 'a',
    });
    await store.enqueue([
      entry('m1', whole),
      entry('m2', aMove('pending')),
      entry('m3', edit({ region: 'WA' })),
    ]);
    await store.enqueue([aMutation('elsewhere', 'pr-9', aMove('pending'))]);
    await store.endAttempt(
      'm1',
      {
        kind: 'conflict',
        problem,
        conflicts: [{ field: 'pin', base: '1', mine: MINE, theirs: THEIRS }],
        disputed: edit({ pin: MINE }, { pin: '1' }),
        rest: edit({ city: 'Tacoma' }),
      },
      learned,
    );
    const lane = (await store.portRequest(id))?.mutations ?? [];
    expect(
      lane.map(({ status, body }) => [status, body.kind === 'edit' ? Object.keys(body.changes) : body.kind]),
    ).toEqual([
      ['queued', ['city']],
      ['conflict', ['pin']],
      ['queued', 'move'],
      ['queued', ['region']],
    ]);
    expect(lane[0]?.id).toBe('m1');
    expect(lane[1]?.conflicts?.[0]).toMatchObject({ mine: MINE, theirs: THEIRS });
    expect((await store.outbox()).map(({ id: name }) => name)).toContain('elsewhere');
    expect((await store.laneHeads()).map(({ id: name }) => name).sort()).toEqual(['elsewhere', 'm1']);
  });
});
