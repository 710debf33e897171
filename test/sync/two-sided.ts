import fc from 'fast-check';
import type { KeptValue } from '../../main/core/interfaces/history.ts';
import type { EditBody, Mutation } from '../../main/core/interfaces/mutation.ts';
import { decided, openDisputes } from '../../main/core/port-requests/disputes.ts';
import { coalesced, effectiveEdit } from '../../main/core/port-requests/edit-order.ts';
import { sameMeaning } from '../../main/core/port-requests/same-text.ts';
import { isThere, merge } from '../../main/core/sync/merge.ts';
import { openFields, splitEdit } from '../../main/core/sync/split-edit.ts';
import {
  FIELD_NAMES,
  type FieldChanges,
  type FieldName,
  type PortFields,
  withChanges,
} from '../../preload/contract/domain/fields.ts';
import type { FieldConflict } from '../../preload/contract/domain/port-requests.ts';
import { mutation, record } from '../unit/core/records.ts';

/** What the agent and a colleague at the carrier do to one order, neither seeing the other at first. */
export interface Story {
  readonly before: PortFields;
  readonly agent: readonly FieldChanges[];
  readonly colleague: readonly FieldChanges[];
  /** The answer to a question: for the n-th one, whose value stays. */
  readonly answers: readonly ('mine' | 'theirs' | 'later')[];
  /** The colleague changes this once more after the agent has decided. */
  readonly afterwards: FieldChanges;
  /** The answer to the first send is lost; the carrier has carried it out. */
  readonly losesAnswer: boolean;
}

export interface Played {
  /** Nobody had to be asked. */
  readonly automatic: boolean;
  /** Both sides wrote the same field, to whatever value. */
  readonly overlapped: boolean;
  /** Questions about values that mean the same. */
  readonly needless: number;
  /** Values that somebody typed and that are nowhere any more. */
  readonly lost: readonly string[];
}

/** The bill, from which both copy; and the ways to write the same. */
const BILLS: { readonly [Name in FieldName]?: readonly string[] } = {
  btn: ['(206) 555-0142', '+12065550142', '206.555.0142'],
  newBtn: ['(206) 555-0177', '+12065550177'],
  postalCode: ['98101-1234', '981011234', '98101 1234'],
  region: ['WA', 'wa', 'Wa'],
  streetType: ['ST', 'St', 'St.'],
  requestedDate: ['2026-12-01', '12/01/2026'],
  signingDate: ['2026-11-24', '2026/11/24'],
  notify: ['a@example.com, b@example.com', 'b@example.com,a@example.com'],
  usage: ['Business', 'business'],
  city: ['Port Angeles', 'Port  Angeles', ' Port Angeles'],
};

function bill(field: FieldName): fc.Arbitrary<string> {
  return fc.constantFrom(...(BILLS[field] ?? [`${field} on the bill`, `${field}  on the bill`]));
}

/** Both have the same bill before them: four in five values are copied from it, each in its own spelling. */
function typed(field: FieldName): fc.Arbitrary<string | null> {
  const guess = fc.integer({ min: 1, max: 9 }).map((n) => `${field} ${n}`);
  return fc.oneof(
    { weight: 16, arbitrary: bill(field) },
    { weight: 3, arbitrary: guess },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

/** Changes of one to three of the fields. */
const changes: fc.Arbitrary<FieldChanges> = fc
  .uniqueArray(fc.constantFrom(...FIELD_NAMES), { minLength: 1, maxLength: 3 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, typed(name)]))));

/** Mostly one save; now and then a second. */
const saves: fc.Arbitrary<readonly FieldChanges[]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(changes) },
  { weight: 1, arbitrary: fc.tuple(changes, changes) },
);

const none: fc.Arbitrary<FieldChanges> = fc.constant({});

export const story: fc.Arbitrary<Story> = fc.record({
  before: fc
    .subarray([...FIELD_NAMES])
    .map((names) => Object.fromEntries(names.map((name) => [name, `${name} before`]))),
  agent: saves,
  colleague: saves,
  answers: fc.array(fc.constantFrom('mine', 'theirs', 'later'), { minLength: 1, maxLength: 4 }),
  afterwards: fc.oneof({ weight: 4, arbitrary: none }, { weight: 1, arbitrary: changes }),
  losesAnswer: fc.boolean(),
});

/** An outbox and a carrier of one order, with the app's own rules between them. */
export function play(told: Story): Played {
  const game = new Game(told);
  for (const wish of told.agent) game.edit(wish);
  for (const wish of told.colleague) game.change(wish);
  game.send(told.losesAnswer);
  const asked = game.asked();
  game.answer(told.answers);
  game.change(told.afterwards);
  game.send(false);
  const needless = asked.filter(({ field, mine, theirs }) => sameMeaning(field, mine, theirs)).length;
  return { automatic: asked.length === 0, overlapped: game.overlapped, needless, lost: game.lost() };
}

interface Typed {
  readonly by: 'agent' | 'colleague';
  readonly field: FieldName;
  readonly text: string;
}

function typedIn(by: Typed['by'], told: FieldChanges): readonly Typed[] {
  return Object.entries(told).map(([name, text]) => ({ by, field: name as FieldName, text: text ?? '' }));
}

class Game {
  #carrier: PortFields;
  readonly #seen: PortFields;
  #entries: readonly Mutation[] = [];
  readonly #history: KeptValue[] = [];
  readonly #typed: Typed[] = [];
  /** What the agent typed and the carrier has held; whoever changes it there later has seen it. */
  readonly #arrived: Typed[] = [];

  constructor({ before }: Story) {
    this.#carrier = before;
    this.#seen = before;
  }

  /** The agent, offline: what is seen is the first picture and what was typed over it. */
  edit(wish: FieldChanges): void {
    const shown = this.#entries.reduce(
      (fields, { body }) => (body.kind === 'edit' ? withChanges(fields, body.changes) : fields),
      this.#seen,
    );
    const next = effectiveEdit({ fields: shown, numbers: [] }, { changes: wish, add: [], remove: [] });
    if (!next) return;
    this.#note('agent', next.changes);
    const last = this.#entries.at(-1);
    if (last?.body.kind === 'edit') this.#replace(last.id, [{ ...last, body: coalesced(last.body, next) }]);
    else this.#entries = [...this.#entries, mutation(next)];
  }

  /** Somebody at the carrier, who sees what is there. What only spells it otherwise says nothing new. */
  change(wish: FieldChanges): void {
    const told = Object.entries(wish).filter(
      ([name, text]) => !sameMeaning(name as FieldName, text ?? '', this.#carrier[name as FieldName] ?? ''),
    );
    this.#note('colleague', Object.fromEntries(told) as FieldChanges);
    this.#carrier = withChanges(this.#carrier, wish);
  }

  send(losesAnswer: boolean): void {
    let loses = losesAnswer;
    for (;;) {
      const entry = this.#entries.find(({ status }) => status === 'queued');
      if (entry?.body.kind !== 'edit') return;
      this.#sendOne(entry, entry.body, loses);
      loses = false;
    }
  }

  #sendOne(entry: Mutation, body: EditBody, loses: boolean): void {
    const theirs = { fields: this.#carrier, numbers: [] };
    const now = merge(body, theirs, openFields({ mutations: this.#entries }, entry));
    const { conflicts } = now;
    if (conflicts.length > 0) {
      const { rest, disputed } = splitEdit(body, conflicts);
      const asking: Mutation = { ...mutation(disputed), status: 'conflict', conflicts };
      this.#replace(entry.id, rest ? [{ ...entry, body: rest }, asking] : [asking]);
      return;
    }
    this.#carrier = withChanges(this.#carrier, now.edit.changes);
    const isThereNow = ({ field, text }: Typed) => sameMeaning(field, text, this.#carrier[field] ?? '');
    this.#arrived.push(...typedIn('agent', body.changes).filter(isThereNow));
    const isProbed = loses && isThere(merge(body, { fields: this.#carrier, numbers: [] }));
    if (!isProbed) this.#history.push(...now.merged);
    this.#replace(entry.id, []);
  }

  asked(): readonly FieldConflict[] {
    return openDisputes({ mutations: this.#entries }).map(({ sides }) => sides);
  }

  answer(answers: Story['answers']): void {
    const disputes = openDisputes({ mutations: this.#entries });
    const picked = disputes.map((_, nth) => answers[nth % answers.length]);
    if (disputes.length === 0 || picked.includes('later')) return;
    const choices = disputes.map(({ entry, sides }, nth) => ({
      mutationId: entry.id,
      field: sides.field,
      keep: picked[nth] === 'mine' ? ('mine' as const) : ('theirs' as const),
    }));
    const decision = decided(record({ mutations: this.#entries }), choices, '2026-11-26T08:00:00.000Z');
    this.#history.push(...decision.history);
    for (const { id, body } of decision.send) {
      const entry = this.#entries.find((one) => one.id === id);
      const { conflicts: _, ...rest } = entry ?? mutation(body);
      this.#replace(id, [{ ...rest, body, status: 'queued' }]);
    }
    for (const id of decision.drop) this.#replace(id, []);
  }

  get overlapped(): boolean {
    const by = (who: Typed['by']) =>
      new Set(this.#typed.filter((one) => one.by === who).map(({ field }) => field));
    const colleague = by('colleague');
    return [...by('agent')].some((field) => colleague.has(field));
  }

  /** What one side typed last in a field is or was at the carrier, in a question, or in the history. */
  lost(): readonly string[] {
    const last = this.#typed.filter(
      ({ by, field }, at) =>
        !this.#typed.slice(at + 1).some((later) => later.by === by && later.field === field),
    );
    // What is back to what the agent saw has not changed, for any merge of three.
    const isBack = ({ by, field, text }: Typed) =>
      by === 'colleague' && sameMeaning(field, text, this.#seen[field] ?? '');
    return last
      .filter((one) => !isBack(one))
      .filter(({ by, field, text }) => {
        const places = [...this.asked(), ...this.#history].filter((sides) => sides.field === field);
        const kept = places.flatMap(({ mine, theirs }) => [mine, theirs]);
        const arrived = this.#arrived.filter((one) => one.by === by && one.field === field);
        const there = [this.#carrier[field] ?? '', ...arrived.map((one) => one.text)];
        return ![...there, ...kept].some((value) => sameMeaning(field, value, text));
      })
      .map(({ by, field, text }) => `${by}: ${field} “${text}”`);
  }

  #note(by: Typed['by'], told: FieldChanges): void {
    this.#typed.push(...typedIn(by, told));
  }

  #replace(id: string, by: readonly Mutation[]): void {
    this.#entries = this.#entries.flatMap((entry) => (entry.id === id ? by : [entry]));
  }
}

export interface Tally {
  readonly edits: number;
  readonly overlapped: number;
  readonly automatic: number;
  readonly needless: number;
  readonly lost: number;
}

export function tallied(games: readonly Played[]): Tally {
  return {
    edits: games.length,
    overlapped: games.filter(({ overlapped }) => overlapped).length,
    automatic: games.filter(({ automatic }) => automatic).length,
    needless: games.reduce((sum, { needless }) => sum + needless, 0),
    lost: games.reduce((sum, { lost }) => sum + lost.length, 0),
  };
}
