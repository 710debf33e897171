import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../main/carriers/asked.ts';
import * as flowroute from '../../../main/carriers/flowroute/errors.ts';
import * as kazoo from '../../../main/carriers/kazoo/errors.ts';
import { scrub } from '../../../main/carriers/scrub.ts';
import * as v1 from '../../../main/carriers/telnyx/v1/errors.ts';
import * as v2 from '../../../main/carriers/telnyx/v2/errors.ts';

const asked: Asked = {
  accountName: 'Harborline',
  doing: 'save the changes',
  write: true,
  now: Date.UTC(2026, 10, 22, 8, 0, 0),
  clockOffset: 0,
  secrets: ['TOKEN-4410-CANARY'],
};

/** Words that are cut in the middle of a secret, wherever a sentence has room for 300 characters. */
const words = `${'x'.repeat(288)} TOKEN-4410-CANARY`;

describe('long words of a carrier', () => {
  it.each([
    ['Kazoo', kazoo.refusalFailure({ status: 410, envelope: { data: words, message: words } }, asked)],
    [
      'Kazoo, for a field',
      kazoo.refusalFailure(
        { status: 400, envelope: { data: { 'bill.pin': { type: { message: words } } } } },
        asked,
      ),
    ],
    ['Telnyx', v2.refusalFailure({ status: 422, errors: [{ code: '80005', detail: words }] }, asked)],
    ['Telnyx v1', v1.refusalFailure({ status: 422, body: { message: words } }, asked)],
    [
      'Telnyx v1, for a field',
      v1.refusalFailure({ status: 422, body: { errors: { pin_passcode: words } } }, asked),
    ],
    [
      'Flowroute',
      flowroute.refusalFailure(
        { status: 422, faults: [{ detail: words, source: { pointer: '/pin' } }] },
        asked,
      ),
    ],
  ])('are repeated without half a secret (%s)', (_who, { problem }) => {
    expect(problem.said).toContain('xxx');
    expect(JSON.stringify(problem)).not.toContain('TOKEN');
  });

  it('lose the addresses in them and keep the end of the sentence', () => {
    const told = 'Look at https://files.s3.amazonaws.com/x?Signature=abc.';
    const { problem } = kazoo.refusalFailure({ status: 410, envelope: { data: told } }, asked);
    expect(problem.what).toBe('Harborline refused to save the changes: Look at (an address).');
  });
});

it('masks a secret whole, also when a shorter one is a part of it', () => {
  expect(scrub('PIN 4410-77 is wrong', ['4410', '4410-77'])).toBe('PIN •••• is wrong');
});
