import { describe, expect, it } from 'vitest';
import type { Mutation } from '../../../main/core/interfaces/mutation.ts';
import { holdupOf } from '../../../main/core/sync/holdup.ts';
import { remediesOf } from '../../../main/core/sync/remedies.ts';
import { waitingChange } from '../../../main/core/sync/words.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';

const NOW = Date.parse('2026-11-22T18:00:00.000Z');
const LATER = '2026-11-22T18:42:00.000Z';
const REJECTED: Problem = { code: 'rejected', what: 'No.', next: 'Correct it.' };

function entry(part: Partial<Mutation> = {}): Mutation {
  return {
    id: 'm',
    seq: 1,
    portRequestId: 'p',
    accountId: 'a',
    body: { kind: 'comment', text: 'Hello', private: false, actionRequired: false },
    status: 'queued',
    attempts: 0,
    createdAt: '2026-11-22T17:00:00.000Z',
    ...part,
  };
}

const create = entry({ body: { kind: 'create', fields: {}, numbers: [] } });
const idle = { phase: 'idle' } as const;

describe('what can be done about a change', () => {
  it('takes back only what has certainly not left', () => {
    expect(remediesOf(entry())).toEqual(['edit', 'withdraw']);
    expect(remediesOf(entry({ attempts: 1, notBefore: LATER }))).toEqual(['retry']);
    expect(remediesOf(entry({ status: 'sending', attempts: 1 }))).toEqual([]);
    expect(remediesOf(entry({ status: 'unknown', attempts: 1 }))).toEqual([]);
  });

  it('hurries only where that helps', () => {
    const tried = entry({ problem: REJECTED, notBefore: LATER });
    expect(remediesOf(tried, { kind: 'retry', until: LATER })).toContain('retry');
    for (const kind of ['offline', 'paused', 'create'] as const)
      expect(remediesOf(tried, { kind })).not.toContain('retry');
    expect(remediesOf(tried, { kind: 'rate-limit', until: LATER })).not.toContain('retry');
    expect(remediesOf(tried, { kind: 'earlier', words: 'x' })).not.toContain('retry');
  });

  it('offers the form of what was refused, and no form for what has none', () => {
    const refused = { status: 'refused', attempts: 1, problem: REJECTED } as const;
    expect(remediesOf(entry(refused))).toEqual(['edit', 'retry', 'discard']);
    expect(remediesOf(entry({ ...refused, body: { kind: 'remove' } }))).toEqual(['retry', 'discard']);
    const charges = { code: 'needs-consent', what: 'Charges.', next: 'Look.' } as const;
    expect(remediesOf(entry({ ...refused, problem: charges }))).toEqual(['charges', 'discard']);
    expect(remediesOf(entry({ status: 'conflict' }))).toEqual(['conflict', 'discard']);
    const gone = { code: 'not-found', what: 'Gone.', next: 'Look.' } as const;
    expect(remediesOf(entry({ ...refused, problem: gone }))).toEqual(['recreate', 'discard']);
    expect(remediesOf(entry({ ...refused, body: { kind: 'unreadable', was: 'edit' } }))).toEqual(['discard']);
  });

  it('does not write anew what may stand at the carrier', () => {
    const inDoubt = { status: 'refused', attempts: 2, problem: REJECTED, doubt: 'open' } as const;
    expect(remediesOf(entry(inDoubt))).toEqual(['retry', 'discard']);
  });
});

describe('why a change waits', () => {
  it('is the account first, then what goes before it, then its own time', () => {
    expect(holdupOf(entry(), [], idle, NOW)).toBeUndefined();
    expect(holdupOf(entry(), [create], { phase: 'paused' }, NOW)).toEqual({ kind: 'paused' });
    expect(holdupOf(entry(), [create], { ...idle, until: Date.parse(LATER) }, NOW)).toEqual({
      kind: 'rate-limit',
      until: LATER,
    });
    expect(holdupOf(entry(), [create], { phase: 'offline' }, NOW)).toEqual({ kind: 'create' });
    expect(holdupOf(entry(), [], { phase: 'offline' }, NOW)).toEqual({ kind: 'offline' });
    expect(holdupOf(entry(), [entry({ remoteId: 'r' })], idle, NOW)).toEqual({
      kind: 'earlier',
      words: 'Comment: Hello',
    });
    expect(holdupOf(entry({ notBefore: LATER }), [], idle, NOW)).toEqual({ kind: 'retry', until: LATER });
  });

  it('is a refused create for what waits for its order, and no refused comment', () => {
    const refused = { status: 'refused', problem: REJECTED } as const;
    expect(holdupOf(entry(), [{ ...create, ...refused }], idle, NOW)).toEqual({ kind: 'create' });
    expect(
      holdupOf(entry({ remoteId: 'r' }), [entry({ ...refused, remoteId: 'r' })], idle, NOW),
    ).toBeUndefined();
  });
});

describe('a change in plain words', () => {
  const told = (body: Mutation['body']) => waitingChange(entry({ body }), 'Acme');

  it('says what is uploaded and how much, what is written, and where to', () => {
    expect(told({ kind: 'deliver', deliveryId: 'd', fileName: 'loa.pdf', size: 2_202_010 })).toMatchObject({
      words: 'Upload loa.pdf',
      size: 2_202_010,
    });
    const text = `Called the customer.\n${'They answer tomorrow. '.repeat(9)}`;
    expect(told({ kind: 'comment', text, private: true, actionRequired: false }).words).toBe(
      'Private comment: Called the customer. …',
    );
    expect(told({ kind: 'move', from: 'unconfirmed', to: 'submitted' })).toMatchObject({
      words: 'Move to Submitted',
      typed: { kind: 'move', to: 'submitted' },
    });
  });

  it('names typed secrets and never tells them', () => {
    const change = told({
      kind: 'edit',
      changes: { pin: '44104410', city: 'Tacoma' },
      base: {},
      addNumbers: [],
      removeNumbers: [],
    });
    expect(change.typed).toMatchObject({ fields: { city: 'Tacoma' }, secrets: ['pin'] });
    expect(JSON.stringify(change)).not.toContain('44104410');
  });
});
