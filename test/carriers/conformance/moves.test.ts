import { describe, expect, it } from 'vitest';
import type { MoveQuestion, OrderMove } from '../../../main/core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../main/core/interfaces/order.ts';
import type { Move } from '../../../preload/contract/domain/moves.ts';
import { isTerminal, STATES } from '../../../preload/contract/domain/states.ts';
import { conforms, failureOf } from './kit.ts';
import { subjects } from './subjects.ts';

const BOTH = [true, false] as const;
const QUESTIONS: readonly MoveQuestion[] = STATES.flatMap((state) =>
  BOTH.flatMap((authority) =>
    BOTH.flatMap((hasSchedule) =>
      [undefined, ...STATES].flatMap((awaiting) =>
        BOTH.map((onDemand) => ({
          state,
          authority,
          hasSchedule,
          ...(awaiting && { awaiting }),
          ...(onDemand && { onDemand: true as const }),
        })),
      ),
    ),
  ),
);

describe.each(subjects.map(({ adapter }) => [adapter.description.label, adapter] as const))(
  'the moves of %s',
  (_label, adapter) => {
    const answers = QUESTIONS.map((question) => ({ question, moves: adapter.moves(question) }));

    it('answer for each of the seven columns, in the board’s order, whatever is asked', () => {
      for (const { question, moves } of answers)
        expect(
          moves.map(({ to }) => to),
          JSON.stringify(question),
        ).toEqual(STATES);
    });

    it('say in a sentence why a card may not come, and what happens when it may', () => {
      const sentences = answers.flatMap(({ moves }) =>
        moves.map((move) => (move.legal ? move.consequence : move.why)),
      );
      for (const sentence of new Set(sentences)) expect(sentence).toMatch(/^[A-Z].{10,}[.]$/s);
    });

    it('lead nowhere from an end, and never to where the card is', () => {
      const wrong = answers.flatMap(({ question: { state }, moves }) =>
        moves.filter(({ legal, to }) => legal && (isTerminal(state) || to === state)),
      );
      expect(wrong).toEqual([]);
    });

    it('that give something up for good ask the agent first', () => {
      const hasty = answers.flatMap(({ moves }) =>
        moves.filter((move) => move.legal && isTerminal(move.to) && !move.needs.includes('confirm')),
      );
      expect(hasty).toEqual([]);
    });

    it('are the same for the same question', () => {
      for (const { question, moves } of answers) expect(adapter.moves(question)).toEqual(moves);
    });
  },
);

const questionOf = ({ state, authority, awaiting, onDemand, schedule }: CarrierOrder): MoveQuestion => ({
  state: state ?? 'submitted',
  authority,
  hasSchedule: schedule !== undefined,
  ...(awaiting && { awaiting }),
  ...(onDemand && { onDemand }),
});

const orderTo = ({ to }: Move): OrderMove => ({
  to,
  reason: 'The name is not the one on record.',
  schedule: { dateTime: '2027-06-24 12:00', timeZone: 'America/Los_Angeles' },
  acceptCharges: true,
});

conforms('a move', ({ adapter }, carrier) => {
  it.each(STATES)(
    'out of %s goes where the board says it may, and nowhere else',
    async (state) => {
      const { session, orderIn } = carrier();
      const first = await session.order(await orderIn(state));
      expect(first.state).toBe(state);
      for (const move of adapter.moves(questionOf(first))) {
        if (move.to === state) continue;
        const address = await orderIn(state);
        const work = session.move(address, orderTo(move));
        if (move.legal) {
          const after = await work;
          expect([after.state, after.awaiting], `${state} to ${move.to}`).toContain(move.to);
          continue;
        }
        const failure = await failureOf(work, carrier());
        expect(failure.problem.code, `${state} to ${move.to}`).toMatch(/^(rejected|conflict|forbidden)$/);
        expect(failure.reached).not.toBe('maybe');
        expect((await session.order(address)).state).toBe(state);
      }
    },
    60_000,
  );

  it('to where the order is already changes nothing', async () => {
    const { session, orderIn, changes } = carrier();
    const address = await orderIn('submitted');
    const made = changes().length;
    expect((await session.move(address, { to: 'submitted', acceptCharges: false })).state).toBe('submitted');
    expect(changes()).toHaveLength(made);
  });

  it('whose answer was lost is in doubt, was made once, and is done on a second look', async () => {
    const { session, orderIn, loseAnswer, changes } = carrier();
    const address = await orderIn('unconfirmed');
    const made = changes().length;
    loseAnswer();
    const move = { to: 'submitted', acceptCharges: true } as const;
    expect((await failureOf(session.move(address, move), carrier())).reached).toBe('maybe');
    expect(changes()).toHaveLength(made + 1);
    expect((await session.order(address)).state).toBe('submitted');
    expect((await session.move(address, move)).state).toBe('submitted');
    expect(changes()).toHaveLength(made + 1);
  });

  it('is told on the timeline, by whom and from where, under the same id each time', async () => {
    const { session, orderIn } = carrier();
    const address = await orderIn('unconfirmed');
    await session.move(address, { to: 'submitted', acceptCharges: true });
    const entries = await session.timeline(address);
    expect(entries.some((entry) => entry.kind === 'transition' && entry.to === 'submitted')).toBe(true);
    for (const entry of entries)
      expect(entry).toMatchObject({ accountId: /^account-/, carrier: adapter.description.id });
    expect((await carrier().again().timeline(address)).map(({ id }) => id)).toEqual(
      entries.map(({ id }) => id),
    );
  });
});
