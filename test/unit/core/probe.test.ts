import { expect, it } from 'vitest';
import { CarrierFailure } from '../../../main/core/interfaces/carrier.ts';
import type { Mutation, MutationBody } from '../../../main/core/interfaces/mutation.ts';
import { probe } from '../../../main/core/sync/probe.ts';
import type { Wire } from '../../../main/core/sync/target.ts';
import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { edit, mutation, NOW, order, record } from './records.ts';

/** A carrier that answers with these facts; whatever else is asked of it fails the test. */
function carrier(facts: {
  readonly timeline?: readonly TimelineEntry[];
  readonly state?: State;
  readonly gone?: true;
}): Wire {
  const gone = () => Promise.reject(new CarrierFailure({ code: 'not-found', what: 'gone', next: '' }, 'yes'));
  const session = {
    order: async () => (facts.gone ? gone() : order({ state: facts.state ?? 'unconfirmed' })),
    timeline: async () => (facts.gone ? gone() : (facts.timeline ?? [])),
  };
  const store = { portRequest: async () => record() };
  const adapter = { capabilities: { comments: {}, documents: {} } };
  return { session, store, adapter } as unknown as Wire;
}

const finding = async (entry: Mutation, facts: Parameters<typeof carrier>[0]) =>
  (await probe(carrier(facts), entry)).finding;
const sent = { attempts: 1, status: 'unknown', lastAttempt: { n: 1, startedAt: NOW, stamp: NOW } } as const;
const said = (changes: object) =>
  ({
    kind: 'comment',
    id: 'c',
    at: NOW,
    text: 'hi',
    private: false,
    actionRequired: false,
    ...changes,
  }) as TimelineEntry;

it('knows its own comment by text, privacy and frozen stamp', async () => {
  const entry = mutation({ kind: 'comment', text: 'hi', private: false, actionRequired: false }, sent);
  expect(await finding(entry, { timeline: [said({})] })).toBe('done');
  expect(await finding(entry, { timeline: [said({ at: '2026-11-22T10:00:01.000Z' })] })).toBe('done');
  expect(await finding(entry, { timeline: [said({ at: '2026-11-22T09:59:59.000Z' })] })).toBe('absent');
  expect(await finding(entry, { timeline: [said({ text: 'ho' })] })).toBe('absent');
  expect(await finding(entry, { timeline: [said({ private: true })] })).toBe('absent');
});

it('knows its own comment by what did not stand there before, whatever the carrier’s clock says', async () => {
  const body = { kind: 'comment', text: 'hi', private: false, actionRequired: false } as const;
  const entry = mutation(body, { ...sent, lastAttempt: { ...sent.lastAttempt, seen: ['old'] } });
  const old = said({ id: 'old', at: '2026-11-22T10:00:09.000Z' });
  const early = said({ id: 'new', at: '2026-11-22T09:00:00.000Z' });
  expect(await finding(entry, { timeline: [old] })).toBe('absent');
  expect(await finding(entry, { timeline: [old, early] })).toBe('done');
});

it('knows a move by where the order stands, or by what it passed through', async () => {
  const entry = mutation({ kind: 'move', from: 'unconfirmed', to: 'submitted' }, sent);
  const later = '2026-11-22T10:00:01.000Z';
  const passed = { kind: 'transition', id: 't', at: later, to: 'submitted', status: 'submitted' } as const;
  expect(await finding(entry, { state: 'submitted' })).toBe('done');
  expect(await finding(entry, { state: 'rejected', timeline: [passed] })).toBe('done');
  expect(await finding(entry, { timeline: [{ ...passed, at: '2026-11-20T10:00:00.000Z' }] })).toBe('absent');
  // An earlier one like it, moments ago.
  expect(await finding(entry, { state: 'rejected', timeline: [{ ...passed, at: NOW }] })).toBe('absent');
  expect(await finding(entry, {})).toBe('absent');
});

it('knows an edit by its values', async () => {
  expect(await finding(mutation(edit({ postalCode: '98101', city: null }), sent), {})).toBe('done');
  expect(await finding(mutation(edit({ postalCode: '98109' }), sent), {})).toBe('absent');
});

it('takes a vanished order as a removal that arrived, and as the end of anything else', async () => {
  expect(await finding(mutation({ kind: 'remove' }, sent), { gone: true })).toBe('done');
  expect(await finding(mutation(edit({ city: 'x' }), sent), { gone: true })).toBe('gone');
  expect(await finding(mutation({ kind: 'remove' }, sent), {})).toBe('absent');
});

it('takes a replacement for done only when what it replaces is gone', async () => {
  const body = { kind: 'deliver', deliveryId: 'v1', fileName: 'new.pdf', replaces: 'old' } as const;
  const replaced = async (arrived: string | undefined, there: readonly string[]) => {
    const documents = there.map((name) => ({ name, kind: 'csr', mediaType: 'application/pdf', size: 1 }));
    const file = { sha256: 'ab', size: 1, kind: 'csr', mediaType: 'application/pdf', fileName: 'new.pdf' };
    const wire = {
      session: { delivered: async () => arrived, order: async () => ({ ...order(), documents }) },
      store: {
        portRequest: async () => record(),
        delivery: async () => ({ documentId: 'd1' }),
        document: async () => file,
        deliveryMark: async () => undefined,
      },
      adapter: { capabilities: { documents: { accepts: ['application/pdf'], convertsToPdf: [] } } },
    };
    return (await probe(wire as unknown as Wire, mutation(body, sent))).finding;
  };
  expect(await replaced(undefined, ['old'])).toBe('absent');
  expect(await replaced('new', ['old', 'new'])).toBe('absent');
  expect(await replaced('new', ['new'])).toBe('done');
  expect(await replaced('old', ['old'])).toBe('done');
});

it('knows what may be sent again at once: only what its carrier knows again', async () => {
  const harmless = async (keepsTime: boolean, body: MutationBody) => {
    const wire = carrier({});
    const adapter = { capabilities: { comments: { keepsTime }, documents: {} } };
    return (await probe({ ...wire, adapter } as unknown as Wire, mutation(body, sent))).harmless === true;
  };
  const comment = { kind: 'comment', text: 'hi', private: false, actionRequired: false } as const;
  expect([await harmless(true, comment), await harmless(false, comment)]).toEqual([true, false]);
  expect(await harmless(true, edit({ city: 'Tacoma' }))).toBe(false);
  expect(await harmless(true, { kind: 'remove' })).toBe(false);
});
