import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuse } from '../../main/core/interfaces/refusal.ts';
import { createAnswer, type Handlers } from '../../main/ipc/answer.ts';
import { missingHandlers } from '../../main/ipc/missing.ts';
import type { SenderFacts } from '../../main/security/sender.ts';
import { CHANNEL_NAMES, CHANNELS, type ChannelName } from '../../preload/contract/ipc/channels.ts';

const own: SenderFacts = { webContentsId: 1, frame: { origin: 'app://portside', isTop: true } };

/** The real router over handlers that only note that they were reached. */
function listen(handle: (name: ChannelName, input: unknown) => unknown = () => null) {
  const reached: { readonly name: ChannelName; readonly input: unknown }[] = [];
  const lines: string[] = [];
  const note = (event: string, facts: unknown) => void lines.push(JSON.stringify({ event, facts }));
  const handlers = Object.fromEntries(
    CHANNEL_NAMES.map((name) => [
      name,
      (input: unknown) => {
        reached.push({ name, input });
        return handle(name, input);
      },
    ]),
  ) as unknown as Handlers;
  const isKnown = (id: number) => id === 1;
  const answer = createAnswer({ handlers, isKnown, log: { info: note, warn: note }, tick: () => 0 });
  return { answer, reached, lines };
}

const GARBAGE: readonly unknown[] = [
  null,
  0,
  '',
  'x'.repeat(2_000_000),
  [],
  [[[]]],
  {},
  { id: 1 },
  { id: '' },
  { id: 'x'.repeat(10_000) },
  { __proto__: { id: 'a' }, constructor: 'x' },
  JSON.parse('{"__proto__":{"id":"a"}}'),
  { id: 'a', extra: true, accountId: 'b', paths: [] },
  new Map([['id', 'a']]),
  new Date(0),
  new Uint8Array(64),
  Number.NaN,
  10n,
  () => 'x',
  Symbol('x'),
];

describe.each(CHANNEL_NAMES)('%s', (name) => {
  it('answers garbage with invalid-input and does nothing', async () => {
    const { answer, reached } = listen();
    for (const input of GARBAGE) {
      const result = await answer(name, own, input);
      // An empty object is a fair filter or an empty change; the strict schemas say so themselves.
      if (result.ok) expect(['board.open', 'settings.change', 'loa.changeSettings']).toContain(name);
      else expect(result.error.code).toBe('invalid-input');
    }
    expect(reached.filter(({ input }) => JSON.stringify(input) !== '{}')).toEqual([]);
  });

  it('survives any value at all', async () => {
    const { answer, reached } = listen();
    const anything = fc.anything({ withBigInt: true, withMap: true, withTypedArray: true, withSet: true });
    await fc.assert(
      fc.asyncProperty(anything, async (input) => {
        reached.length = 0;
        const result = await answer(name, own, input);
        if (result.ok) expect(reached).toHaveLength(1);
        else expect([result.error.code, reached]).toEqual(['invalid-input', []]);
        // Of random values only nothing and the empty object are ever a sound input.
        if (result.ok) expect(Object.keys(Object(input ?? {})).length).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it.each<[string, SenderFacts]>([
    ['a sub-frame', { webContentsId: 1, frame: { origin: 'app://portside', isTop: false } }],
    ['another site', { webContentsId: 1, frame: { origin: 'https://example.com', isTop: true } }],
    ['a look-alike', { webContentsId: 1, frame: { origin: 'app://portside.evil', isTop: true } }],
    ['an opaque origin', { webContentsId: 1, frame: { origin: 'null', isTop: true } }],
    ['an empty origin', { webContentsId: 1, frame: { origin: '', isTop: true } }],
    ['a frame that is gone', { webContentsId: 1, frame: undefined }],
    ['a window we did not build', { webContentsId: 2, frame: { origin: 'app://portside', isTop: true } }],
  ])('does not listen to %s', async (_who, sender) => {
    const { answer, reached } = listen();
    const result = await answer(name, sender, undefined);
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(reached).toEqual([]);
  });
});

describe('the router', () => {
  it('passes a sound input on, trimmed and parsed, and the value back', async () => {
    const { answer, reached } = listen(() => ({ id: 'account' }));
    const result = await answer('accounts.rename', own, { accountId: 'a', name: '  Sunrise  ' });
    expect(reached).toEqual([{ name: 'accounts.rename', input: { accountId: 'a', name: 'Sunrise' } }]);
    expect(result).toEqual({ ok: true, value: { id: 'account' } });
  });

  it('says where an input is wrong and never what was in it', async () => {
    const { answer, lines } = listen();
    const input = { id: 'p', changes: { pin: 'CANARY-9911'.repeat(20) } };
    const result = await answer('portRequests.edit', own, input);
    expect(result).toMatchObject({ ok: false, error: { what: expect.stringContaining('changes.pin') } });
    expect(JSON.stringify([result, lines])).not.toContain('CANARY');
  });

  it('hands a refusal to the page as it is', async () => {
    const { answer } = listen(() => {
      throw refuse('not-found', 'This port is gone.', 'Sync now.');
    });
    const result = await answer('sync.now', own, undefined);
    expect(result).toEqual({
      ok: false,
      error: { code: 'not-found', what: 'This port is gone.', next: 'Sync now.' },
    });
  });

  it('turns what nobody foresaw into one sentence and keeps the message out of the log', async () => {
    const { answer, lines } = listen(() => JSON.parse('{"pin": CANARY-4471'));
    const result = await answer('sync.now', own, undefined);
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(lines.join()).toContain('SyntaxError');
    expect(JSON.stringify([result, lines])).not.toContain('CANARY');
  });

  it('knows which channels nobody answers', () => {
    const { 'sync.now': _, ...rest } = Object.fromEntries(CHANNEL_NAMES.map((name) => [name, () => null]));
    expect(missingHandlers(rest)).toEqual(['sync.now']);
    expect(Object.keys(CHANNELS)).toHaveLength(CHANNEL_NAMES.length);
  });
});
