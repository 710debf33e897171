import { expect, it } from 'vitest';
import type { FaultAction } from '../../../main/practice/http/faults.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { jobOf } from '../job.ts';
import { conforms, failureOf, outcomeOf } from './kit.ts';
import { spoilChanges } from './over-http.ts';
import { OTHERS, paper } from './sample.ts';
import type { Ask } from './spoilt.ts';
import { FOREVER, SPOILT } from './spoilt.ts';
import type { RunningCarrier } from './subject.ts';
import { onTheWire } from './subjects.ts';
import { wireOf } from './wire.ts';

/** Those that it is worst to make twice: each test of silence waits for its end. */
const COSTLY: ReadonlySet<string> = new Set(['create', 'move', 'deliver']);

interface Change {
  readonly name: string;
  readonly may: boolean;
  /** Where the order stands that it is made to; Unconfirmed unless told. */
  readonly state?: State;
  readonly make: Ask;
}

/** Every change that this carrier's capabilities name. */
function changesOf(
  { adapter }: (typeof onTheWire)[number],
  carrier: () => RunningCarrier,
): readonly Change[] {
  const { comments, removeIn } = adapter.capabilities;
  const comment = { text: 'Hello.', private: false, actionRequired: false, at: '2026-11-25T00:00:00.000Z' };
  const edit = { changes: { billingName: OTHERS.billingName }, addNumbers: [], removeNumbers: [] };
  const all: readonly Change[] = [
    { name: 'create', may: true, make: (session) => session.create(carrier().draft()) },
    { name: 'update', may: true, make: (session, at) => session.update(at, edit) },
    {
      name: 'move',
      may: true,
      make: (session, at) => session.move(at, { to: 'submitted', acceptCharges: true }),
    },
    {
      name: 'comment',
      may: comments.write,
      state: 'submitted',
      make: (session, at) => session.comment(at, comment),
    },
    { name: 'deliver', may: true, make: (session, at) => session.deliver(at, jobOf(paper('csr'))) },
    { name: 'remove', may: removeIn.includes('unconfirmed'), make: (session, at) => session.remove(at) },
  ];
  return all.filter(({ may }) => may);
}

conforms(
  'instead of an answer to a change',
  (subject, carrier) => {
    const changes = changesOf(subject, carrier);
    const spoilt: readonly (readonly [string, FaultAction])[] = [
      // An empty success is a success: some carriers answer a change with nothing else.
      ...SPOILT.filter(([what]) => what !== 'nothing at all').map(
        ([what, action]) => [what, action] as const,
      ),
      ['a lost answer', { kind: 'lost-answer' }],
      ['a gateway’s 504 for what was done', { kind: 'html', status: 504, executed: true }],
      ['a portal’s page for what was done', { kind: 'html', status: 200, executed: true }],
    ];

    it.each(
      changes.flatMap((change) =>
        spoilt.map(([what, action]) => [change.name, what, action, change] as const),
      ),
    )(
      '%s: %s leaves no doubt but a true one',
      async (_name, _what, action, { make, state = 'unconfirmed' }) => {
        const { session, orderIn, changes: made } = carrier();
        const address = await orderIn(state);
        await session.ready();
        const before = made().length;
        spoilChanges(wireOf(carrier()), action);
        const outcome = await outcomeOf(make(session, address), carrier());
        const done = made().length - before;
        expect(done).toBeLessThanOrEqual(1);
        const reached = outcome === 'done' ? 'yes' : outcome.reached;
        // Done is never told as "did not arrive"; what was not done is never told as done.
        expect(done === 1 && reached === 'no').toBe(false);
        expect(done === 0 && outcome === 'done').toBe(false);
        if (outcome !== 'done' && done === 1) expect(outcome.reached).toBe('maybe');
      },
    );

    const TURNED_AWAY = ['a 401', 'the carrier’s own 429', 'a bare 429', 'a 429 with a time'];
    it.each(
      changes.flatMap((change) =>
        SPOILT.filter(([what]) => TURNED_AWAY.includes(what)).map(
          ([what, action, code]) => [change.name, what, action, code, change] as const,
        ),
      ),
    )(
      '%s: after %s it is certain that nothing happened',
      async (_name, _what, action, code, { make, state = 'unconfirmed' }) => {
        const { session, orderIn } = carrier();
        const address = await orderIn(state);
        await session.ready();
        spoilChanges(wireOf(carrier()), action);
        const failure = await failureOf(make(session, address), carrier());
        expect(failure).toMatchObject({ reached: 'no', problem: { code } });
      },
    );

    it.each(changes.filter(({ name }) => COSTLY.has(name)).map((change) => [change.name, change] as const))(
      '%s: silence is a doubt',
      async (name, { make, state = 'unconfirmed' }) => {
        const { orderIn, again } = carrier();
        const address = await orderIn(state);
        const session = again({ patience: 1_500 });
        await session.ready();
        spoilChanges(wireOf(carrier()), { kind: 'hang' });
        const failure = await failureOf(make(session, address), carrier());
        expect(failure, name).toMatchObject({ reached: 'maybe', problem: { code: 'carrier-down' } });
      },
    );

    it.each(changes.filter(({ name }) => name !== 'create').map((change) => [change.name, change] as const))(
      '%s: a reading that fails before it leaves no doubt',
      async (name, { make, state = 'unconfirmed' }) => {
        const { session, orderIn, changes: made } = carrier();
        const address = await orderIn(state);
        await session.ready();
        const before = made().length;
        wireOf(carrier()).fault({ method: 'GET', times: FOREVER, action: { kind: 'html', status: 502 } });
        const outcome = await outcomeOf(make(session, address), carrier());
        const done = made().length - before;
        if (outcome === 'done') expect(done).toBe(1);
        else if (done === 0) expect(outcome.reached).toBe('no');
        // The steps of a delivery are kept: what it has done needs no looking after.
        else if (name !== 'deliver') expect(outcome.reached).toBe('maybe');
      },
    );
  },
  { of: onTheWire },
);
