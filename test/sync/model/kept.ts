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
  {
    why: 'a create that was refused half-way and sent again was said to have lost fields that the agent had written anew',
    history: {
      seed: 2_147_483_619,
      faults: 45,
      insists: true,
      commands: [
        { do: 'draft', who: 3, at: 0, numbers: 1 },
        { do: 'place', port: 0, at: 1 },
        { do: 'restart' },
        { do: 'wait', seconds: 3 },
        { do: 'attach', port: 0, file: 3 },
        { do: 'edit', port: 0, field: 2 },
        { do: 'edit', port: 1, field: 3 },
        { do: 'withdraw', entry: 3 },
        { do: 'unplug', at: 0 },
      ],
    },
  },
  {
    why: 'a create arrived late at Telnyx, was submitted there before its fields came, and counted as done without them',
    history: {
      seed: 0,
      faults: 25,
      insists: false,
      commands: [
        { do: 'draft', who: 9, at: 1, numbers: 1 },
        { do: 'wait', seconds: 40 },
        { do: 'their-edit', order: 0, field: 0 },
        { do: 'their-move', order: 0, to: 0 },
        { do: 'draft', who: 0, at: 0, numbers: 1 },
        { do: 'comment', port: 0, order: 0, words: 0 },
      ],
    },
  },
  {
    why: 'a submission that waited behind an earlier one was said to have overtaken a document',
    history: {
      seed: 0,
      faults: 0,
      insists: false,
      commands: [
        { do: 'draft', who: 0, at: 0, numbers: 1 },
        { do: 'wait', seconds: 400 },
        { do: 'move', port: 0, order: 0, pick: 0 },
        { do: 'attach', port: 0, file: 0 },
        { do: 'move', port: 0, order: 0, pick: 1 },
        { do: 'move', port: 0, order: 0, pick: 0 },
        { do: 'attach', port: 0, file: 0 },
      ],
    },
  },
  {
    why: 'a reading was told 429, and all that waited was sent all the same',
    history: {
      seed: 1_171_695_900,
      faults: 10,
      insists: false,
      commands: [
        { do: 'draft', who: 16, at: 1, numbers: 3 },
        { do: 'their-edit', order: 5, field: 1 },
        { do: 'move', port: 0, order: 1, pick: 3 },
        { do: 'comment', port: 0, order: 0, words: 1 },
        { do: 'comment', port: 2, order: 3, words: 0 },
        { do: 'their-move', order: 1, to: 1 },
        { do: 'their-edit', order: 4, field: 3 },
        { do: 'wait', seconds: 3 },
      ],
    },
  },
  {
    why: 'a check of the credentials could not tell, and the account stood still for good',
    history: {
      seed: 0,
      faults: 0,
      insists: false,
      commands: [
        { do: 'draft', who: 0, at: 0, numbers: 1 },
        { do: 'lock-out', at: 0 },
        { do: 'wait', seconds: 0.1 },
        { do: 'unplug', at: 0 },
        { do: 'let-in' },
        { do: 'wait', seconds: 0.1 },
        { do: 'plug', told: false },
      ],
    },
  },
  {
    why: 'fields came long after they were given up, when nobody read the order any more',
    history: {
      seed: 460_187_715,
      faults: 25,
      insists: false,
      commands: [
        { do: 'draft', who: 1, at: 1, numbers: 1 },
        { do: 'attach', port: 0, file: 1 },
        { do: 'wait', seconds: 1 },
        { do: 'attach', port: 0, file: 0 },
        { do: 'move', port: 0, order: 0, pick: 0 },
        { do: 'wait', seconds: 0.1 },
      ],
    },
  },
  {
    why: 'a comment that came after a look for it, and before its repeat',
    history: {
      seed: 0,
      faults: 0,
      insists: false,
      commands: [
        { do: 'draft', who: 0, at: 0, numbers: 1 },
        { do: 'wait', seconds: 3 },
        { do: 'comment', port: 0, order: 0, words: 1 },
        { do: 'wait', seconds: 0.3 },
        { do: 'crash-soon', effects: 3, after: false },
        { do: 'wait', seconds: 0.3 },
        { do: 'retry', entry: 0, mine: false },
        { do: 'draft', who: 0, at: 0, numbers: 1 },
      ],
    },
  },
  {
    why: 'a move that named one of two orders overtook the document that had waited for both to be created',
    history: {
      seed: 786_467_391,
      faults: 45,
      insists: true,
      commands: [
        { do: 'draft', who: 16, at: 1, numbers: 3 },
        { do: 'attach', port: 0, file: 0 },
        { do: 'wait', seconds: 400 },
        { do: 'move', port: 0, order: 1, pick: 0 },
      ],
    },
  },
  {
    why: 'a clock that was set back ended the wait that a carrier had asked for',
    history: {
      seed: 12,
      faults: 45,
      insists: false,
      commands: [
        { do: 'draft', who: 11, at: 1, numbers: 3 },
        { do: 'wait', seconds: 3 },
        { do: 'clock', minutes: -1440 },
        { do: 'move', port: 0, order: 0, pick: 0 },
        { do: 'their-edit', order: 0, field: 0 },
        { do: 'attach', port: 0, file: 0 },
        { do: 'move', port: 0, order: 0, pick: 0 },
      ],
    },
  },
  {
    why: 'an edit behind one in conflict was still on its way when everything was thought to be at rest',
    history: {
      seed: 344_685_282,
      faults: 10,
      insists: false,
      commands: [
        { do: 'draft', who: 1, at: 1, numbers: 3 },
        { do: 'wait', seconds: 400 },
        { do: 'edit', port: 0, field: 0 },
        { do: 'comment', port: 0, order: 0, words: 0 },
        { do: 'comment', port: 0, order: 0, words: 1 },
        { do: 'their-edit', order: 3, field: 0 },
        { do: 'attach', port: 0, file: 0 },
        { do: 'wait', seconds: 2000 },
        { do: 'edit', port: 2, field: 3 },
        { do: 'sync' },
      ],
    },
  },
  {
    why: 'a comment that was refused once and sent again by hand stood there twice, for a try before that came late',
    history: {
      seed: 2_147_483_631,
      faults: 45,
      insists: false,
      commands: [
        { do: 'draft', who: 16, at: 0, numbers: 1 },
        { do: 'comment', port: 0, order: 0, words: 2 },
        { do: 'comment', port: 0, order: 0, words: 2 },
        { do: 'wait', seconds: 40 },
        { do: 'wait', seconds: 40 },
        { do: 'move', port: 3, order: 2, pick: 0 },
        { do: 'retry', entry: 6, mine: true },
        { do: 'comment', port: 0, order: 3, words: 0 },
        { do: 'place', port: 0, at: 1 },
        { do: 'edit', port: 0, field: 2 },
        { do: 'attach', port: 0, file: 0 },
        { do: 'move', port: 0, order: 1, pick: 0 },
        { do: 'unplug', at: 1 },
        { do: 'attach', port: 2, file: 3 },
        { do: 'move', port: 2, order: 2, pick: 0 },
      ],
    },
  },
  {
    why: 'a number that was taken off and put back while the create was on its way was put back at none of its orders',
    history: {
      seed: 0,
      faults: 0,
      insists: false,
      commands: [
        { do: 'draft', who: 11, at: 2, numbers: 2 },
        { do: 'wait', seconds: 0.3 },
        { do: 'numbers', port: 0, add: false },
        { do: 'attach', port: 0, file: 0 },
        { do: 'numbers', port: 0, add: true },
        { do: 'crash-soon', effects: 1, after: false },
        { do: 'wait', seconds: 0.1 },
      ],
    },
  },
  {
    why: 'a field that a conflict had taken out of its edit was taken back by the agent and said to be lost',
    history: {
      seed: 0,
      faults: 0,
      insists: false,
      commands: [
        { do: 'draft', who: 0, at: 0, numbers: 1 },
        { do: 'wait', seconds: 40 },
        { do: 'their-edit', order: 0, field: 0 },
        { do: 'edit', port: 0, field: 1 },
        { do: 'edit', port: 0, field: 0 },
        { do: 'wait', seconds: 0.3 },
        { do: 'their-removal', order: 0 },
        { do: 'withdraw', entry: 3 },
      ],
    },
  },
];
