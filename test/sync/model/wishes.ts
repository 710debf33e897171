import type { Mutation } from '../../../main/core/interfaces/mutation.ts';
import type { Store } from '../../../main/core/interfaces/store.ts';
import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { State } from '../../../preload/contract/domain/states.ts';

/** The fields that histories write: every carrier keeps them. Two are secret. */
export const FIELDS_USED = [
  'billingName',
  'signee',
  'accountNumber',
  'pin',
] as const satisfies readonly FieldName[];

/** What an entry of the outbox says, piece by piece. */
export type Content =
  | { readonly kind: 'create' }
  | { readonly kind: 'field'; readonly field: FieldName; readonly value: string }
  | { readonly kind: 'number'; readonly number: string; readonly add: boolean }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'document'; readonly sha256: string }
  | { readonly kind: 'move'; readonly to: State }
  | { readonly kind: 'remove' }
  | { readonly kind: 'remove-document'; readonly name: string };

/** One piece of what the agent did and was told is safe. */
export interface Wish {
  readonly n: number;
  /** On the steady clock. */
  readonly at: number;
  readonly portRequestId: string;
  readonly accountId: string;
  readonly remoteId?: string;
  readonly mutationId: string;
  readonly content: Content;
  /** Came with a create. */
  readonly drafted: boolean;
  /** What the agent saw of the field when they wrote it, at any order of the account. */
  readonly seen: readonly string[];
  /** The agent has taken it back, or written something else in its place. */
  dropped?: true;
  /** The agent has sent it again by hand: it may come later than what followed it. */
  retried?: true;
  /** The agent chose their own value over the carrier's. */
  decided?: true;
}

export type Outbox = ReadonlyMap<
  string,
  { readonly mutation: Mutation; readonly contents: readonly Content[] }
>;

export async function outboxOf(store: Store): Promise<Outbox> {
  const entries = await Promise.all(
    (await store.outbox()).map(async (mutation) => {
      const contents = await contentsOf(store, mutation);
      return [mutation.id, { mutation, contents }] as const;
    }),
  );
  return new Map(entries);
}

async function contentsOf(store: Store, { body }: Mutation): Promise<readonly Content[]> {
  switch (body.kind) {
    case 'create':
      return [{ kind: 'create' }, ...fieldsIn(body.fields)];
    case 'edit':
      return [
        ...fieldsIn(body.changes),
        ...body.addNumbers.map((number) => ({ kind: 'number' as const, number, add: true })),
        ...body.removeNumbers.map((number) => ({ kind: 'number' as const, number, add: false })),
      ];
    case 'comment':
      return [{ kind: 'comment', text: body.text }];
    case 'move':
      return [{ kind: 'move', to: body.to }];
    case 'remove':
      return [{ kind: 'remove' }];
    case 'remove-document':
      return [{ kind: 'remove-document', name: body.remoteName }];
    case 'unreadable':
      return [];
    case 'deliver': {
      const delivery = await store.delivery(body.deliveryId);
      const document = delivery && (await store.document(delivery.documentId));
      return document ? [{ kind: 'document', sha256: document.sha256 }] : [];
    }
  }
}

function fieldsIn(fields: { readonly [Name in FieldName]?: string | null }): readonly Content[] {
  return FIELDS_USED.flatMap((field) => {
    const value = fields[field];
    return value === undefined || value === null ? [] : [{ kind: 'field' as const, field, value }];
  });
}

export function keyOf(content: Content): string {
  return JSON.stringify(content);
}

/** What the agent may take back, or write anew. */
export type Intent = 'adds' | 'replaces' | 'takes-back';

/** All that the agent was told is safe, found by what each act did to the outbox: whoever queues it, and how. */
export class Wishes {
  readonly all: Wish[] = [];
  readonly #clock: { readonly steady: () => number };

  constructor(clock: { readonly steady: () => number }) {
    this.#clock = clock;
  }

  /** An act of the agent turned the one outbox into the other. */
  async note(store: Store, before: Outbox, after: Outbox, intent: Intent): Promise<void> {
    const seen = await sights(store, after);
    const fresh: Wish[] = [];
    for (const { mutation, contents } of after.values()) {
      const old = new Set(before.get(mutation.id)?.contents.map(keyOf));
      for (const content of contents) {
        if (!old.has(keyOf(content))) fresh.push(this.#wish(mutation, content, seen(mutation, content)));
      }
    }
    this.all.push(...fresh);
    for (const [id, { mutation, contents }] of before) {
      const now = new Set(after.get(id)?.contents.map(keyOf));
      for (const content of contents)
        if (!now.has(keyOf(content))) this.#left(mutation, content, intent, fresh);
    }
  }

  of(mutationId: string): readonly Wish[] {
    return this.all.filter((wish) => wish.mutationId === mutationId);
  }

  #left(mutation: Mutation, content: Content, intent: Intent, fresh: readonly Wish[]): void {
    if (intent === 'adds') return;
    for (const wish of this.#saying(mutation, content)) {
      if (intent === 'takes-back' || fresh.some((other) => isInPlaceOf(other, wish))) wish.dropped = true;
    }
  }

  /** Of this entry; a field in dispute has left the edit it was queued with for an entry of its own. */
  #saying({ id, portRequestId, accountId }: Mutation, content: Content): readonly Wish[] {
    const same = this.all.filter(
      (wish) =>
        wish.portRequestId === portRequestId &&
        wish.accountId === accountId &&
        keyOf(wish.content) === keyOf(content),
    );
    const own = same.filter((wish) => wish.mutationId === id);
    return own.length === 0 && content.kind === 'field' ? same : own;
  }

  #wish(mutation: Mutation, content: Content, seen: readonly string[]): Wish {
    const { id, portRequestId, accountId, remoteId, body } = mutation;
    return {
      n: this.all.length,
      at: this.#clock.steady(),
      portRequestId,
      accountId,
      ...(remoteId !== undefined && { remoteId }),
      mutationId: id,
      content,
      drafted: body.kind === 'create',
      seen,
    };
  }
}

/** Written anew: the same field, the same number, or another move. */
function isInPlaceOf(fresh: Wish, old: Wish): boolean {
  if (fresh.portRequestId !== old.portRequestId || fresh.accountId !== old.accountId) return false;
  const [one, other] = [fresh.content, old.content];
  if (one.kind === 'field' && other.kind === 'field') return one.field === other.field;
  if (one.kind === 'number' && other.kind === 'number') return one.number === other.number;
  return one.kind === 'move' && other.kind === 'move';
}

/** What the mirror holds of a field at the account now. */
async function sights(store: Store, outbox: Outbox) {
  const ports = new Set([...outbox.values()].map(({ mutation }) => mutation.portRequestId));
  const records = new Map(
    await Promise.all([...ports].map(async (id) => [id, await store.portRequest(id)] as const)),
  );
  return ({ portRequestId, accountId }: Mutation, content: Content): readonly string[] => {
    if (content.kind !== 'field') return [];
    const orders = records.get(portRequestId)?.orders ?? [];
    return orders
      .filter((order) => order.accountId === accountId)
      .map((order) => order.fields[content.field] ?? '');
  };
}
