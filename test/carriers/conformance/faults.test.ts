import { expect, it } from 'vitest';
import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import type { FaultAction } from '../../../main/practice/http/faults.ts';
import type { ProblemCode } from '../../../preload/contract/domain/problem.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { Handler } from '../http/little-server.ts';
import { littleServer } from '../http/little-server.ts';
import { jobOf } from '../job.ts';
import { conforms, failureOf, outcomeOf, pull } from './kit.ts';
import { spoilChanges } from './over-http.ts';
import { OTHERS, paper } from './sample.ts';
import type { RunningCarrier } from './subject.ts';
import { onTheWire } from './subjects.ts';
import { wireOf } from './wire.ts';

const FOREVER = Number.POSITIVE_INFINITY;
const answer = (status: number, body = '', headers: Readonly<Record<string, string>> = {}): FaultAction => ({
  kind: 'answer',
  status,
  body,
  headers,
});

/** What comes instead of an answer, and how it is told. */
const SPOILT: readonly (readonly [string, FaultAction, ProblemCode | readonly ProblemCode[]])[] = [
  ['a portal’s page', { kind: 'html', status: 200 }, 'protocol'],
  ['a gateway’s 502', { kind: 'html', status: 502 }, 'carrier-down'],
  ['JSON cut in the middle', { kind: 'truncated-json' }, 'protocol'],
  ['a body that breaks off', { kind: 'cut-body' }, ['carrier-down', 'protocol']],
  ['nothing at all', answer(200), 'protocol'],
  ['a broken connection', { kind: 'drop' }, ['carrier-down', 'offline']],
  ['a 401', { kind: 'unauthorized' }, 'unauthorized'],
  ['the carrier’s own 429', { kind: 'rate-limited' }, 'rate-limited'],
  ['a bare 429', answer(429), 'rate-limited'],
  ['a 429 with a time', answer(429, '{}', { 'retry-after': '30' }), 'rate-limited'],
  ['a redirect', answer(307, '', { location: 'https://elsewhere.example/v2' }), 'protocol'],
];

type Ask = (session: CarrierSession, address: OrderAddress) => Promise<unknown>;

/** Every question that each carrier answers. */
const READS: Readonly<Record<string, Ask>> = {
  order: (session, address) => session.order(address),
  timeline: (session, address) => session.timeline(address),
  documents: (session, address) => session.documents(address),
  withNumber: (session) => session.withNumber('+15025550142'),
  pull: (session) => pull(session, { full: true }),
};

conforms(
  'instead of an answer to a question',
  (_subject, carrier) => {
    it.each(SPOILT)('%s is told as what it is, and not as an empty list', async (_what, action, code) => {
      const address = await carrier().orderIn('unconfirmed');
      const told: Record<string, string> = {};
      for (const [name, ask] of Object.entries(READS)) {
        const session = carrier().again();
        await session.ready();
        wireOf(carrier()).fault({ times: FOREVER, action });
        told[name] = (await failureOf(ask(session, address), carrier())).problem.code;
        carrier().calm();
      }
      const allowed: readonly string[] = typeof code === 'string' ? [code] : code;
      expect(Object.entries(told).filter(([, each]) => !allowed.includes(each))).toEqual([]);
    });

    it('silence is told as such, in the end', async () => {
      const address = await carrier().orderIn('unconfirmed');
      const session = carrier().again({ patience: 400 });
      await carrier().again().ready();
      wireOf(carrier()).fault({ times: FOREVER, action: { kind: 'hang' } });
      const failure = await failureOf(session.order(address), carrier());
      expect(failure.problem).toMatchObject({ code: 'carrier-down', what: /not answered/ });
    });

    it('a pause that is asked for is told with its end', async () => {
      const address = await carrier().orderIn('unconfirmed');
      for (const [action, least, most] of [
        [{ kind: 'rate-limited' }, 500, 120_000],
        [answer(429), 500, 120_000],
        [answer(429, '{}', { 'retry-after': '30' }), 25_000, 35_000],
      ] as const) {
        wireOf(carrier()).fault({ action });
        const { problem } = await failureOf(carrier().again().order(address), carrier());
        const wait = Date.parse(problem.retryAt ?? '') - Date.now();
        expect(wait).toBeGreaterThan(least);
        expect(wait).toBeLessThan(most);
      }
    });

    it('one broken connection is not even noticed', async () => {
      const address = await carrier().orderIn('unconfirmed');
      wireOf(carrier()).fault({ method: 'GET', action: { kind: 'drop' } });
      expect((await carrier().session.order(address)).remoteId).toBe(address.remoteId);
    });

    it('an address that leads elsewhere is asked nothing', async () => {
      await carrier().session.ready();
      const asked = wireOf(carrier()).log().length;
      for (const remoteId of ['', '.', '..']) {
        const failure = await failureOf(carrier().session.order({ remoteId }), carrier());
        expect(['rejected', 'not-found']).toContain(failure.problem.code);
      }
      expect(wireOf(carrier()).log()).toHaveLength(asked);
    });
  },
  { of: onTheWire },
);

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

    it.each(changes.map((change) => [change.name, change] as const))(
      '%s: silence is a doubt',
      async (name, { make, state = 'unconfirmed' }) => {
        const { orderIn, again } = carrier();
        const address = await orderIn(state);
        const session = again({ patience: 700 });
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

/** Says back all that it was told, in every place where a carrier puts words. */
function parrot(status: number, address: string): Handler {
  return ({ url, headers }, response, body) => {
    // The secrets first: sentences are cut short.
    const secrets = body.match(/[\w-]*CANARY[\w-]*/g) ?? [];
    const said = `${secrets.join(' ')} ${address} ${JSON.stringify(headers)} ${body}`;
    const words = { message: said, title: said, detail: said, code: '10015', cause: said };
    const signsIn = url?.includes('_auth') === true && status !== 401;
    response.writeHead(signsIn ? 201 : status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        signsIn
          ? { status: 'success', auth_token: 'TOKEN', data: { account_id: 'me', account_name: 'me' } }
          : { ...words, status: 'error', errors: [words], data: { ...words, pin: { format: words } } },
      ),
    );
  };
}

conforms(
  'a carrier that repeats everything',
  ({ storage }, carrier) => {
    // Only a carrier that gives out such addresses can repeat one.
    const address = storage ? 'https://files.s3.amazonaws.com/x?Signature=abc' : '';

    it.each([400, 401, 403, 404, 409, 422, 429, 500, 503])(
      'in a %i is not quoted with a secret',
      async (status) => {
        const server = await littleServer(parrot(status, address));
        const away = carrier().again({ baseUrl: server.url });
        const { draft } = carrier();
        const wanted = draft();
        await failureOf(away.create(wanted), carrier());
        await failureOf(away.order({ remoteId: '41352' }), carrier());
        await outcomeOf(away.verify(), carrier());
        expect(server.requests.length).toBeGreaterThan(0);
        await server.close();
      },
    );
  },
  { of: onTheWire },
);
