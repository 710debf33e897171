import { expect, it } from 'vitest';
import type { Handler } from '../http/little-server.ts';
import { littleServer } from '../http/little-server.ts';
import { conforms, failureOf, outcomeOf, pull } from './kit.ts';
import type { Ask } from './spoilt.ts';
import { answer, FOREVER, SPOILT } from './spoilt.ts';
import { onTheWire } from './subjects.ts';
import { wireOf } from './wire.ts';

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
      const session = carrier().again({ patience: 1_500 });
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
        [answer(429, '{}', { 'retry-after': '30' }), 15_000, 40_000],
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
