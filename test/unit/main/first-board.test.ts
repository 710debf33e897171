import { expect, it } from 'vitest';
import { withFirstBoard } from '../../../main/boot/first-board.ts';
import type { Board } from '../../../preload/contract/domain/board.ts';

const board = (total: number): Board => ({ columns: [], total });
const known = async () => board(2);
const first = board(1);
const never = new Promise<never>(() => undefined);

it('answers the first question with the board that was read ahead, the next ones by the core', async () => {
  const open = withFirstBoard(known, first, never);
  expect(await open({})).toEqual(board(1));
  expect(await open({})).toEqual(board(2));
});

it('leaves a filtered board to the core', async () => {
  const open = withFirstBoard(known, first, never);
  expect(await open({ text: 'ada' })).toEqual(board(2));
  expect(await open({ accountIds: ['a'] })).toEqual(board(2));
});

it.each([
  ['is open', () => Promise.resolve()],
  ['has failed to open', () => Promise.reject(new Error('damaged'))],
])('gives no old board once the core %s', async (_state, opening) => {
  const core = opening();
  const open = withFirstBoard(known, first, core);
  await core.catch(() => undefined);
  expect(await open({})).toEqual(board(2));
});

it('waits for the core where no board was read ahead', async () => {
  expect(await withFirstBoard(known, undefined, never)({})).toEqual(board(2));
});
