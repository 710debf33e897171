import { describe, expect, it, vi } from 'vitest';
import type { Ink, LoaPart, LoaVerdict } from '../../../preload/contract/domain/loa.ts';
import type { LoaPreview } from '../../../preload/contract/ipc/channels.ts';
import { ok, type Result } from '../../../preload/contract/ipc/result.ts';
import { tally, tallyWords } from '../../../renderer/features/loa/batch/progress.ts';
import { groupRows, inOrder } from '../../../renderer/features/loa/batch/rows.ts';
import { createFeed } from '../../../renderer/features/loa/preview-feed.ts';
import {
  type Entry,
  entryLack,
  freshEntry,
  happened,
  signingLack,
  takenBack,
} from '../../../renderer/features/loa/sign/entry.ts';
import { groupsOf, inkOf, isTooLittle, undone } from '../../../renderer/features/loa/sign/ink.ts';
import { verdictWords } from '../../../renderer/features/loa/verify/verdict.ts';
import { canStep, factorOf, stepped, wheeled, widthAt } from '../../../renderer/ui/pdf/zoom.ts';

const print = (contentHash: string): LoaPreview => ({
  fileName: 'LOA.pdf',
  mediaType: 'application/pdf',
  bytes: new Uint8Array(),
  contentHash,
});

describe('the feed of pictures', () => {
  it('asks one at a time, drops wishes that were overtaken, and ends with the newest', async () => {
    vi.useFakeTimers();
    try {
      const asked: string[] = [];
      const answers: ((answer: Result<LoaPreview>) => void)[] = [];
      const shown: string[] = [];
      const feed = createFeed(
        ({ city }) =>
          new Promise((resolve) => {
            asked.push(city ?? '');
            answers.push(resolve);
          }),
        { onPreview: ({ contentHash }) => shown.push(contentHash), onProblem: () => undefined },
      );
      feed.want({ city: 'T' });
      await vi.advanceTimersByTimeAsync(100);
      for (const city of ['Ta', 'Tac', 'Taco']) {
        feed.want({ city });
        await vi.advanceTimersByTimeAsync(100);
      }
      expect(asked).toEqual(['T']);
      answers[0]?.(ok(print('T')));
      await vi.advanceTimersByTimeAsync(0);
      expect(asked).toEqual(['T', 'Taco']);
      answers[1]?.(ok(print('Taco')));
      await vi.advanceTimersByTimeAsync(0);
      expect(shown).toEqual(['T', 'Taco']);
    } finally {
      vi.useRealTimers();
    }
  });
});

const stroke = (points: number, step: number) =>
  Array.from({ length: points }, (_, at) => ({ x: 10 + at * step, y: 20, at: at * 8, pressure: 0.5 }));
const WHOLE: Ink = { width: 360, height: 160, strokes: [stroke(40, 5)] };

describe('ink', () => {
  it('is kept with times since the stroke began, within what main takes', () => {
    const points = [
      { x: 1, y: 2, pressure: 1.2, time: 5_000 },
      { x: 3, y: 4, pressure: 0.25, time: 5_016 },
    ];
    const group = { points } as Parameters<typeof inkOf>[0][number];
    expect(inkOf([group], 300, 100)).toEqual({
      width: 300,
      height: 100,
      strokes: [
        [
          { x: 1, y: 2, at: 0, pressure: 1 },
          { x: 3, y: 4, at: 16, pressure: 0.25 },
        ],
      ],
    });
    expect(inkOf([], 300, 100)).toBeNull();
  });

  it('is drawn in the middle of a larger pad, and smaller on a small one', () => {
    expect(groupsOf(WHOLE, 460, 160)[0]?.points[0]).toMatchObject({ x: 60, y: 20 });
    expect(groupsOf(WHOLE, 180, 160)[0]?.points[1]).toMatchObject({ x: 7.5, y: 50 });
  });

  it('loses its last stroke to Undo, and its only one leaves nothing', () => {
    expect(undone({ ...WHOLE, strokes: [stroke(9, 1), stroke(5, 1)] })?.strokes).toEqual([stroke(9, 1)]);
    expect(undone(WHOLE)).toBeNull();
  });

  it('is too little where it is a dot, a tick, or goes straight down', () => {
    expect(isTooLittle(WHOLE)).toBe(false);
    expect(isTooLittle({ ...WHOLE, strokes: [stroke(1, 0)] })).toBe(true);
    expect(isTooLittle({ ...WHOLE, strokes: [stroke(4, 6)] })).toBe(true);
    expect(isTooLittle({ ...WHOLE, strokes: [stroke(80, 0.1), stroke(80, 0.1)] })).toBe(true);
  });
});

const part = (more: Partial<LoaPart> = {}): LoaPart => ({
  variant: 'local',
  state: 'unsigned',
  numbers: [],
  lacks: [],
  methods: [
    { method: 'draw', allowed: true },
    { method: 'type', allowed: false, why: 'Telnyx takes no typed name.' },
    { method: 'image', allowed: true },
  ],
  signer: 'Dana Whitfield',
  title: '',
  ...more,
});

describe('a signature', () => {
  it('names what is missing, one thing at a time', () => {
    let entry: Entry = freshEntry(part());
    expect(signingLack(entry, false, false)).toBe('The LOA is still being drawn.');
    expect(signingLack(entry, true, false)).toBe('Draw the signature.');
    entry = { ...entry, ink: { ...WHOLE, strokes: [stroke(2, 1)] } };
    expect(signingLack(entry, true, false)).toContain('too little');
    entry = { ...entry, ink: WHOLE };
    expect(signingLack(entry, true, false)).toContain('title');
    entry = { ...entry, title: 'Owner' };
    expect(signingLack(entry, true, false)).toContain('agree');
    expect(signingLack(entry, true, true)).toBeNull();
    expect(entryLack({ ...entry, name: ' ' })).toContain('name');
  });

  it('begins with the first way that policy allows', () => {
    const methods = [
      { method: 'draw', allowed: false },
      { method: 'image', allowed: true },
    ] as const;
    expect(freshEntry(part({ methods })).method).toBe('image');
  });

  it('keeps one yes among what happened, and none once it is taken back', () => {
    const seen = happened([], 'previewed', '2026-11-26T10:00:00.000Z');
    const once = happened(seen, 'consented', '2026-11-26T10:01:00.000Z');
    const twice = happened(once, 'consented', '2026-11-26T10:02:00.000Z');
    expect(twice.map(({ what, at }) => `${what} ${at.slice(14, 16)}`)).toEqual([
      'previewed 00',
      'consented 02',
    ]);
    expect(takenBack(twice)).toEqual(seen);
  });
});

describe('a batch', () => {
  it('goes by losing carrier, then BTN and number type', () => {
    const row = (portName: string, losingCarrier: string, about: string) => ({
      key: `${portName} ${about}`,
      target: { id: portName, portName, variant: 'local' as const },
      part: part(),
      consent: { version: '1', text: '' },
      losingCarrier,
      about,
    });
    const rows = [row('B', 'Lumen', 'BTN 2'), row('A', 'Lumen', 'BTN 1'), row('C', 'AT&T', 'BTN 3')];
    expect(
      groupRows(inOrder(rows)).map((one) => [one.losingCarrier, one.rows.map(({ key }) => key)]),
    ).toEqual([
      ['AT&T', ['C BTN 3']],
      ['Lumen', ['A BTN 1', 'B BTN 2']],
    ]);
  });

  it('hides nothing that is half done', () => {
    const problem = { code: 'conflict', what: 'Changed.', next: 'Read it again.' } as const;
    const state = tally([
      { kind: 'signed' },
      { kind: 'failed', problem },
      { kind: 'signing' },
      { kind: 'waiting' },
    ]);
    expect(tallyWords(state)).toBe('1 signed, 1 failed, 2 to go');
  });
});

describe('a verdict', () => {
  const whole: LoaVerdict = {
    verdict: 'unchanged',
    sealedBy: 'Northwest Voice',
    ours: true,
    sealedAt: '2026-11-26T10:12:30.000Z',
    portName: 'Acme Dental',
    numberCount: 12,
    sameNumbers: false,
  };

  it('says who sealed it and since when it is unchanged, and what became of its numbers', () => {
    const { title, facts, tone } = verdictWords(whole);
    expect(title).toBe('Sealed by Northwest Voice, unchanged since 26 Nov 2026 10:12 UTC');
    expect(facts.join(' ')).toContain('Acme Dental, 12 numbers.');
    expect(facts.join(' ')).toContain('needs a new LOA');
    expect(tone).toBe('good');
  });

  it('never speaks of identity, and never calls a strange key good', () => {
    const all: readonly LoaVerdict[] = [
      whole,
      { ...whole, ours: false },
      { verdict: 'altered', what: 'A page was added.', sealedBy: 'Northwest Voice' },
      { verdict: 'not-sealed', what: 'There is no seal.' },
      { verdict: 'unreadable', what: 'This is no PDF.', next: 'Choose a PDF.' },
    ];
    const words = all.map(verdictWords);
    for (const { title, facts } of words)
      expect(`${title} ${facts.join(' ')}`).not.toMatch(/identity|verified/i);
    expect(words.map(({ tone }) => tone)).toEqual(['good', 'warning', 'danger', 'neutral', 'danger']);
  });
});

describe('zoom', () => {
  const letter = { width: 612, height: 792 };

  it('fits the room, but no wider than reads well', () => {
    expect(widthAt('fit', letter, 480)).toBe(480);
    expect(widthAt('fit', letter, 2_000)).toBe(960);
    expect(widthAt(1, letter, 480)).toBe(816);
    expect(factorOf(letter, 816)).toBe(1);
  });

  it('steps from wherever it is, and stops at either end', () => {
    expect(stepped(0.9, 1)).toBe(1);
    expect(stepped(0.9, -1)).toBe(0.8);
    expect(canStep(4, 1)).toBe(false);
    expect(canStep(0.25, -1)).toBe(false);
    expect(wheeled(1, -100)).toBeGreaterThan(1);
    expect(wheeled(4, -1_000)).toBe(4);
  });
});
