import type { History } from './commands.ts';

/** A history that once violated something, and what went wrong then. It is played first, for ever. */
export interface Kept {
  readonly why: string;
  readonly history: History;
}

export const KEPT: readonly Kept[] = [
  {
    why: 'a comment at Telnyx was sent again while the first, behind a crash, was still on its way',
    history: {
      seed: 0,
      faults: 0,
      insists: false,
      commands: [
        { do: 'draft', who: 0, at: 1, numbers: 1 },
        { do: 'wait', seconds: 1 },
        { do: 'comment', port: 0, order: 0, words: 0 },
        { do: 'crash-soon', effects: 9, after: false },
        { do: 'their-comment', order: 3, words: 1 },
        { do: 'wait', seconds: 0.1 },
        { do: 'wait', seconds: 40 },
        { do: 'wait', seconds: 3 },
      ],
    },
  },
];

/** Seeds of defects that are known and not mended yet: `npm run torture -- --seed N --histories 1` plays them. */
export const KNOWN_REDS: ReadonlyMap<number, string> = new Map([
  [2057, 'a move at Kazoo whose answer was lost stays unknown for two hours after all is well'],
  [2732, 'a slow look at a port puts an older answer over a confirmed change'],
]);
