import { describe, expect, it } from 'vitest';
import { strictPolicy } from '../../../../main/carriers/policy-file.ts';
import { adapters } from '../../../../main/carriers/registry.ts';
import { documentsNeeded } from '../../../../main/core/documents/needed.ts';
import { objectionTo } from '../../../../main/core/documents/policy.ts';
import { policiesFor, ruledBy, withEdit, withoutEdits } from '../../../../main/core/loa/policy.ts';

const telnyx = adapters[1];
const kazoo = adapters[0];

describe('a policy with edits', () => {
  it('is the shipped one with what was changed, and says what that is', () => {
    const edits = withEdit(telnyx, {}, { signatureMaxAgeDays: 30, requiredKinds: ['loa', 'loa', 'csr'] });
    const [policy] = policiesFor([telnyx], edits);
    expect(policy).toMatchObject({
      label: 'Telnyx',
      signatureMaxAgeDays: 30,
      requiredKinds: ['loa', 'csr'],
      billMaxAgeDays: 30,
      edited: ['signatureMaxAgeDays', 'requiredKinds'],
    });
    expect(policiesFor([kazoo], edits)[0]?.edited).toEqual([]);
  });

  it('forgets a change that leads back to what is shipped', () => {
    let edits = withEdit(
      telnyx,
      {},
      { typedSignature: { local: false, tollFree: false }, maxSize: 5_000_000 },
    );
    edits = withEdit(telnyx, edits, { typedSignature: { tollFree: false, local: true } });
    expect(edits).toEqual({ telnyx: { maxSize: 5_000_000 } });
    edits = withEdit(telnyx, edits, { maxSize: telnyx.policy.maxSize, requiredKinds: ['invoice', 'loa'] });
    expect(edits).toEqual({});
  });

  it('lets a clock run otherwise, and forgets clocks that the carrier does not have', () => {
    const [first, second] = telnyx.policy.clocks;
    if (!first || !second) throw new Error('Telnyx has clocks.');
    let edits = withEdit(telnyx, {}, { clockDays: { [first.name]: 21, [second.name]: second.days, Nap: 3 } });
    expect(edits).toEqual({ telnyx: { clockDays: { [first.name]: 21 } } });
    const [policy] = policiesFor([telnyx], edits);
    expect(policy?.clocks.map(({ days }) => days)).toEqual([
      21,
      ...telnyx.policy.clocks.slice(1).map(({ days }) => days),
    ]);
    expect(policy?.clocks.map(({ edited }) => edited === true)).toEqual([true, false, false]);
    edits = withEdit(telnyx, edits, { clockDays: { [first.name]: first.days } });
    expect(edits).toEqual({});
  });

  it('is as shipped after a reset; those of others stay', () => {
    const edits = withEdit(kazoo, withEdit(telnyx, {}, { respOrg: 'abc01' }), { billMaxAgeDays: 60 });
    expect(edits.telnyx).toEqual({ respOrg: 'ABC01' });
    expect(withoutEdits(edits, 'telnyx')).toEqual({ kazoo: { billMaxAgeDays: 60 } });
  });

  it.each([
    [{ signatureMaxAgeDays: 0 }, /no signature would ever be good at Telnyx/],
    [{ billMaxAgeDays: 0 }, /no bill would ever be recent for Telnyx/],
  ])('refuses %o, which no document could meet', (change, words) => {
    expect(() => withEdit(telnyx, {}, change)).toThrow(words);
  });
});

describe('carriers ruled by edited policies', () => {
  const edits = withEdit(kazoo, {}, { maxSize: 1_000_000, requiredKinds: ['csr'], signatureMaxAgeDays: 10 });
  let now = edits;
  const carriers = ruledBy(adapters, () => now);
  const offer = {
    fileName: 'bill.pdf',
    kind: 'invoice',
    mediaType: 'application/pdf',
    size: 2_000_000,
  } as const;

  it('take what the edit lets them, from the moment of the edit on', () => {
    const ruled = carriers.of('kazoo');
    if (!ruled) throw new Error('Kazoo is gone.');
    expect(objectionTo(offer, { state: 'unconfirmed' }, ruled)?.what).toBe(
      'bill.pdf has 2 MB; Kazoo takes at most 1 MB.',
    );
    expect(documentsNeeded(ruled, []).map(({ what }) => what)).toEqual([
      'Kazoo needs the CSR of the losing carrier.',
    ]);
    now = {};
    expect(objectionTo(offer, { state: 'unconfirmed' }, ruled)).toBeUndefined();
    expect(documentsNeeded(ruled, ['loa']).map(({ what, met }) => [what, met])).toEqual([
      ['Kazoo needs a completed LOA, signed within 60 days.', true],
      ['Kazoo needs a bill of the last 30 days that lists the numbers.', false],
    ]);
    now = edits;
  });

  it('keep everything else, and there is one of each', () => {
    expect(carriers.all.map(({ description }) => description.id)).toEqual(
      adapters.map(({ description }) => description.id),
    );
    expect(carriers.of('telnyx')?.policy).toEqual(telnyx.policy);
    expect(carriers.of('bellwether')).toBeUndefined();
    const bellwether = {
      ...telnyx,
      description: { ...telnyx.description, id: 'bellwether' },
      policy: strictPolicy('bellwether'),
    };
    expect(ruledBy([bellwether], () => ({})).of('bellwether')?.policy.signatureMaxAgeDays).toBe(15);
  });
});
