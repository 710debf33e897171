import { describe, expect, it } from 'vitest';
import { movesOf } from '../../../main/carriers/kazoo/moves.ts';
import { REJECT_REASONS } from '../../../main/carriers/kazoo/reject-reasons.ts';
import type { RegisteredCarrierId } from '../../../main/carriers/registry.ts';
import { adapters } from '../../../main/carriers/registry.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { STATES } from '../../../preload/contract/domain/states.ts';

const legal = (state: State, authority: boolean) =>
  movesOf({ state, authority, hasSchedule: false }).flatMap((move) => (move.legal ? [move.to] : []));

describe('the moves of Kazoo', () => {
  it.each<[State, State[], State[]]>([
    ['unconfirmed', ['submitted', 'canceled'], ['submitted', 'canceled']],
    ['submitted', ['pending', 'rejected', 'canceled'], []],
    ['pending', ['scheduled', 'completed', 'rejected', 'canceled'], []],
    ['scheduled', ['completed', 'rejected', 'canceled'], []],
    ['completed', [], []],
    ['rejected', ['submitted', 'completed', 'canceled'], ['submitted']],
    ['canceled', [], []],
  ])('from %s: %j as authority, %j as owner', (state, authority, owner) => {
    expect(legal(state, true)).toEqual(authority);
    expect(legal(state, false)).toEqual(owner);
  });

  it('answers for every column, with a reason for each no', () => {
    for (const state of STATES) {
      for (const authority of [true, false]) {
        const moves = movesOf({ state, authority, hasSchedule: false });
        expect(moves.map(({ to }) => to)).toEqual(STATES);
        for (const move of moves) expect(move.legal ? move.consequence : move.why).toMatch(/\.$/);
      }
    }
  });

  it('says who may, and what each needs', () => {
    const of = (state: State, to: State, authority = true) =>
      movesOf({ state, authority, hasSchedule: false }).find((move) => move.to === to);
    expect(of('submitted', 'pending', false)).toMatchObject({
      why: 'Only the port authority can move it to Pending.',
    });
    expect(of('submitted', 'canceled', false)).toMatchObject({
      why: 'Once submitted, only the port authority can cancel it.',
    });
    expect(of('submitted', 'completed')).toMatchObject({
      why: 'Kazoo accepts Completed only from Pending, Scheduled or Rejected.',
    });
    expect(of('completed', 'canceled')).toMatchObject({
      why: 'Completed is final: nothing moves out of it.',
    });
    expect(of('unconfirmed', 'submitted')).toMatchObject({
      needs: expect.arrayContaining(['charges-may-apply']),
    });
    expect(of('pending', 'scheduled')).toMatchObject({ needs: expect.arrayContaining(['schedule']) });
    expect(of('pending', 'rejected')).toMatchObject({ needs: ['reason'] });
    expect(of('pending', 'completed')).toMatchObject({ needs: expect.arrayContaining(['confirm']) });
    expect(of('pending', 'canceled')).toMatchObject({ needs: expect.arrayContaining(['confirm']) });
  });

  it('offers the 13 canned reasons', () => {
    expect(REJECT_REASONS).toHaveLength(13);
    expect(new Set(REJECT_REASONS.map(({ id }) => id)).size).toBe(13);
  });
});

describe('the registry', () => {
  it('lists each carrier once, under an id that settings may keep', () => {
    const ids: readonly RegisteredCarrierId[] = adapters.map(({ description }) => description.id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids).toContain('kazoo');
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    for (const { description } of adapters) expect(description.methods.length).toBeGreaterThan(0);
  });
});
