import type { Mutation } from '../../../main/core/interfaces/mutation.ts';
import type { MirrorOrder } from '../../../main/core/interfaces/order.ts';
import { isTerminal } from '../../../preload/contract/domain/states.ts';
import { toEpochMs } from '../../../preload/contract/domain/time.ts';
import type { Agent } from './agent.ts';
import type { Desk, Executed, HeldOrder } from './carriers/desk.ts';
import { BEGIN } from './clock.ts';
import { fileAt, sha256Of } from './vault.ts';
import { type Content, keyOf, type Outbox, outboxOf, type Wish } from './wishes.ts';
import type { World } from './world.ts';

/** All that can be known of a history once it has come to rest. */
export interface Rest {
  readonly world: World;
  readonly agent: Agent;
  readonly outbox: Outbox;
  readonly mirror: readonly MirrorOrder[];
}

type Invariant = (rest: Rest) => readonly string[] | Promise<readonly string[]>;

/** `sync.md` §2: what must hold, whatever happened. I8 is the draining itself. */
const INVARIANTS: readonly Invariant[] = [
  nothingLost,
  nothingTwice,
  inOrder,
  mirrorIsTrue,
  everyRestHasAReason,
  noValueLost,
  bytesAreWhole,
  doorsRespected,
  noSecretInClear,
  engineIsSound,
];

export async function violations(world: World, agent: Agent): Promise<readonly string[]> {
  const rest = { world, agent, outbox: await outboxOf(world.store), mirror: await mirrorOf(world) };
  const found = await Promise.all(INVARIANTS.map((invariant) => invariant(rest)));
  return found.flat();
}

async function mirrorOf({ store }: World): Promise<readonly MirrorOrder[]> {
  const board = await store.openBoard({}, 500);
  const ids = board.columns.flatMap(({ cards }) => cards.map(({ id }) => id));
  const records = await Promise.all(ids.map((id) => store.portRequest(id)));
  return records.flatMap((record) => record?.orders ?? []);
}

/** I1: what the agent was told is safe waits, has been carried out, or was taken back by them. */
export function nothingLost(rest: Rest): readonly string[] {
  return rest.agent.wishes.all
    .filter((wish) => wish.dropped !== true && !waits(rest, wish) && !wasDone(rest, wish))
    .map(({ accountId, content }) => `I1: lost at ${accountId}: ${keyOf(content)}`);
}

function waits({ outbox }: Rest, { accountId, portRequestId, content }: Wish): boolean {
  const wanted = keyOf(content);
  return [...outbox.values()].some(
    ({ mutation, contents }) =>
      mutation.accountId === accountId &&
      mutation.portRequestId === portRequestId &&
      contents.some((each) => keyOf(each) === wanted),
  );
}

function ordersOf(
  { world, agent }: Rest,
  { portRequestId, accountId }: Pick<Wish, 'portRequestId' | 'accountId'>,
) {
  const port = agent.ports.find(({ id }) => id === portRequestId);
  const desk = world.carriers.all.find((each) => each.accountId === accountId);
  return (desk?.ever ?? []).filter(({ subject }) => port?.numbers.includes(subject));
}

function wasDone(rest: Rest, wish: Wish): boolean {
  const { content, mutationId } = wish;
  const orders = ordersOf(rest, wish);
  const ids = new Set(orders.map(({ id }) => id));
  const acts = rest.world.carriers.executed.filter(({ remoteId }) => ids.has(remoteId)).map(({ act }) => act);
  switch (content.kind) {
    case 'create':
      return acts.some((act) => act.kind === 'create' && act.mutationId === mutationId);
    case 'field':
      return (
        orders.some((order) => hadValue(order, wish, content)) || isWrittenAnew(rest, wish, content, orders)
      );
    case 'number':
      return (
        orders.some(
          (order) => isMeant(order, wish) && order.numbers.includes(content.number) === content.add,
        ) ||
        acts.some(
          (act) => act.kind === 'edit' && (content.add ? act.add : act.remove).includes(content.number),
        ) ||
        isTurnedRound(rest, wish, content)
      );
    case 'comment':
      return (
        acts.some((act) => act.kind === 'comment' && act.text === content.text) ||
        orders.some((order) => isSaidByAnother(order, wish, content.text))
      );
    case 'document':
      return acts.some((act) => act.kind === 'document' && act.sha256 === content.sha256);
    case 'move':
      return (
        acts.some((act) => act.kind === 'move' && act.to === content.to) ||
        orders.some(({ timeline }) =>
          timeline.some((entry) => entry.kind === 'transition' && entry.to === content.to),
        )
      );
    case 'remove':
      return orders.some(({ id }) => !isHeld(rest, id));
    case 'remove-document':
      return !orders.some(({ documents }) => documents.some(({ name }) => name === content.name));
  }
}

function isMeant({ id }: HeldOrder, { remoteId }: Wish): boolean {
  return remoteId === undefined || remoteId === id;
}

function isHeld({ world }: Rest, remoteId: string): boolean {
  return world.carriers.all.some(({ orders }) => orders.has(remoteId));
}

/** It held this value at some time since, or what a colleague had written into a draft by then stayed. */
function hadValue(
  order: HeldOrder,
  { at, drafted }: Wish,
  { field, value }: Extract<Content, { kind: 'field' }>,
): boolean {
  const values = order.values.filter((each) => each.field === field);
  const then = values.findLast((each) => each.at <= at);
  if (then?.value === value) return true;
  return values.some(
    (each) => each.at >= at && (each.value === value || (drafted && each.by === 'colleague')),
  );
}

/**
 * A create that the agent sends again fills in what its order has blank, and no more: what they have written there since
 * it was refused is their later word, and stays.
 */
function isWrittenAnew(
  { agent }: Rest,
  draft: Wish,
  { field }: Extract<Content, { kind: 'field' }>,
  orders: readonly HeldOrder[],
): boolean {
  if (!draft.drafted || draft.retried !== true) return false;
  return agent.wishes.all.some(
    (later) =>
      later.n > draft.n &&
      isSameLane(later, draft) &&
      later.content.kind === 'field' &&
      later.content.field === field &&
      orders.some((order) => isMeant(order, later) && hasBeenWritten(order, later, later.content)),
  );
}

function hasBeenWritten(order: HeldOrder, { at }: Wish, content: Content): boolean {
  if (content.kind !== 'field') return false;
  const { field, value } = content;
  return order.values.some((each) => each.field === field && each.value === value && each.at >= at);
}

/** The agent has asked for the opposite since: a number that was there all the while need not have been added. */
function isTurnedRound(
  { agent }: Rest,
  wish: Wish,
  { number, add }: Extract<Content, { readonly kind: 'number' }>,
): boolean {
  return agent.wishes.all.some(
    (later) =>
      later.n > wish.n &&
      later.dropped !== true &&
      isSameLane(later, wish) &&
      later.content.kind === 'number' &&
      later.content.number === number &&
      later.content.add !== add,
  );
}

/** The same words of a colleague, after ours had been on their way, can't be told from ours: they stand there. */
function isSaidByAnother({ timeline }: HeldOrder, { at }: Wish, text: string): boolean {
  return timeline.some(
    (entry) => entry.kind === 'comment' && entry.text === text && toEpochMs(entry.at) >= BEGIN + at,
  );
}

/** I2: nothing is carried out more often than it was asked for. */
export function nothingTwice(rest: Rest): readonly string[] {
  const { world, agent } = rest;
  const found: string[] = [];
  for (const { act } of world.carriers.executed) {
    // What a colleague has deleted meanwhile leaves no trace: nobody can know that it was there.
    if (act.kind === 'create' && act.beside > 0)
      found.push(`I2: the create ${act.mutationId} was carried out again`);
  }
  for (const { numbers } of agent.ports) {
    for (const desk of world.carriers.all) found.push(...repeats(rest, desk, numbers));
  }
  return found;
}

function repeats({ world, agent }: Rest, desk: Desk, numbers: readonly string[]): readonly string[] {
  const found: string[] = [];
  const { accountId } = desk;
  const asked = (what: string) =>
    agent.asked.filter(
      (each) => each.accountId === accountId && each.what === what && each.port.numbers[0] === numbers[0],
    ).length;
  for (const { id, documents } of desk.ever.filter(({ subject }) => numbers.includes(subject))) {
    const acts = world.carriers.executed.filter(({ remoteId }) => remoteId === id);
    const words = countBy(acts, ({ act }) =>
      act.kind === 'comment' ? `comment ${act.text}` : act.kind === 'move' ? `move ${act.to}` : undefined,
    );
    for (const [what, count] of words) {
      if (count > asked(what))
        found.push(`I2: ${what} at ${id} ${count} times, asked for ${asked(what)} times`);
    }
    for (const [sha256, count] of countBy(documents, (document) => document.sha256)) {
      const path = pathOf(agent, sha256);
      if (path && count > asked(`document ${path}`)) found.push(`I2: ${path} lies at ${id} ${count} times`);
    }
  }
  return found;
}

function pathOf({ asked }: Agent, sha256: string): string | undefined {
  const paths = new Set(asked.flatMap(({ what }) => (what.startsWith('document ') ? [what.slice(9)] : [])));
  return [...paths].find((path) => sha256Of(fileAt(path)) === sha256);
}

function countBy<Each>(
  all: readonly Each[],
  keyFor: (each: Each) => string | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) {
    const key = keyFor(each);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** I3: nothing is submitted before what the agent had changed and attached by then, nor in its place. */
export function inOrder(rest: Rest): readonly string[] {
  const wishes = rest.agent.wishes.all.filter(({ dropped }) => dropped !== true);
  const submissions = wishes.filter(({ content }) => content.kind === 'move' && content.to === 'submitted');
  return submissions.flatMap((submission) =>
    wishes
      .filter((wish) => wish.n < submission.n && isSameLane(wish, submission) && mustPrecedeSubmit(wish))
      .flatMap((wish) => overtaken(rest, wish, submission, submissions)),
  );
}

function overtaken(rest: Rest, wish: Wish, submission: Wish, all: readonly Wish[]): readonly string[] {
  const { executed } = rest.world.carriers;
  const submittedOnes = ordersOf(rest, submission).filter((order) => isMeant(order, submission));
  const earlier = all.filter((other) => other.n < submission.n && isSameLane(other, submission));
  return submittedOnes.flatMap(({ id }) => {
    // The port may have been submitted before, and rejected; or an earlier submission may still have waited then.
    const done = executed.filter(({ remoteId, act }) => remoteId === id && isOf(act, submission.content));
    const before = done.filter(({ at }) => at < submission.at).length;
    const submitted = done[Math.max(before, earlier.length)]?.n;
    if (submitted === undefined) return [];
    const first = firstOf(executed, id, wish.content);
    if (first === undefined ? stillWaits(rest, wish, id) : submitted < first) {
      return [`I3: ${id} was submitted before ${keyOf(wish.content)}`];
    }
    return [];
  });
}

/** It is in the outbox as it was written, for this order. */
function stillWaits({ outbox }: Rest, { mutationId, content }: Wish, id: string): boolean {
  const entry = outbox.get(mutationId);
  if (!entry || (entry.mutation.remoteId ?? id) !== id) return false;
  return entry.contents.some((each) => keyOf(each) === keyOf(content));
}

function isSameLane(a: Wish, b: Wish): boolean {
  return a.portRequestId === b.portRequestId && a.accountId === b.accountId;
}

function mustPrecedeSubmit({ content, drafted }: Wish): boolean {
  return !drafted && (content.kind === 'document' || content.kind === 'field' || content.kind === 'number');
}

function firstOf(executed: readonly Executed[], id: string, content: Content): number | undefined {
  return executed.find(({ remoteId, act }) => remoteId === id && isOf(act, content))?.n;
}

function isOf(act: Executed['act'], content: Content): boolean {
  switch (content.kind) {
    case 'field':
      return act.kind === 'edit' && act.changes[content.field] === content.value;
    case 'number':
      return act.kind === 'edit' && (content.add ? act.add : act.remove).includes(content.number);
    case 'document':
      return act.kind === 'document' && act.sha256 === content.sha256;
    case 'move':
      return act.kind === 'move' && act.to === content.to;
    case 'comment':
      return act.kind === 'comment' && act.text === content.text;
    case 'create':
    case 'remove':
    case 'remove-document':
      return false;
  }
}

/** I4: at rest the mirror says what the carriers hold. */
export function mirrorIsTrue({ world, mirror, outbox }: Rest): readonly string[] {
  const found: string[] = [];
  const key = (accountId: string, remoteId: string) => `${accountId} ${remoteId}`;
  const ours = new Map(mirror.map((order) => [key(order.accountId, order.remoteId), order]));
  for (const { accountId, orders } of world.carriers.all) {
    for (const held of orders.values()) {
      const known = ours.get(key(accountId, held.id));
      ours.delete(key(accountId, held.id));
      if (!known) found.push(`I4: ${held.id} is not in the mirror`);
      else if (faceOf(known) !== faceOf(held)) {
        found.push(`I4: ${held.id} is ${faceOf(held)} at its carrier and ${faceOf(known)} in the mirror`);
      }
    }
  }
  for (const { accountId, remoteId, state } of ours.values()) {
    // What has ended stays to be looked at, whether or not its carrier still lists it.
    if (isTerminal(state)) continue;
    const isAwaited = [...outbox.values()].some(
      ({ mutation }) => mutation.accountId === accountId && (mutation.remoteId ?? remoteId) === remoteId,
    );
    if (!isAwaited) found.push(`I4: ${remoteId} is in the mirror and not at its carrier`);
  }
  return found;
}

function faceOf({
  state,
  fields,
  numbers,
  documents,
}: Pick<MirrorOrder, 'state' | 'fields' | 'numbers' | 'documents'>): string {
  const names = documents.map(({ name }) => name).sort();
  return JSON.stringify([state, Object.entries(fields).sort(), [...numbers].sort(), names]);
}

/** I4: what is left in the outbox says why, or waits for an entry that does. */
export function everyRestHasAReason({ outbox }: Rest): readonly string[] {
  const entries = [...outbox.values()].map(({ mutation }) => mutation);
  return entries
    .filter(
      (mutation) =>
        !rests(mutation, entries) || (mutation.status !== 'queued' && mutation.problem === undefined),
    )
    .map(({ body, status }) => `I4: ${body.kind} is ${status} and does not say why`);
}

/** Nothing moves it now but the agent: it needs them, or builds on an entry of its lane that does. */
export function rests(entry: Mutation, all: readonly Mutation[]): boolean {
  if (needsAgent(entry)) return true;
  if (entry.status !== 'queued') return false;
  return all.some(
    (other) =>
      other.seq < entry.seq &&
      other.portRequestId === entry.portRequestId &&
      other.accountId === entry.accountId &&
      needsAgent(other) &&
      isBuiltOn(other, entry),
  );
}

function needsAgent({ status }: Mutation): boolean {
  return status === 'refused' || status === 'conflict';
}

/** Where the order is there, only its way to the losing carrier waits for what the agent still has to decide. */
function isBuiltOn(stuck: Mutation, entry: Mutation): boolean {
  if (stuck.body.kind === 'create' && entry.remoteId === undefined) return true;
  if (entry.body.kind !== 'move') return false;
  return stuck.body.kind === 'create' || stuck.body.kind === 'edit' || stuck.body.kind === 'deliver';
}

/** I5: a colleague's value is overwritten only by an agent who has seen it, or has decided. */
export function noValueLost(rest: Rest): readonly string[] {
  const { world, agent } = rest;
  return world.carriers.executed.flatMap(({ remoteId, accountId, overwrote = [] }) =>
    overwrote
      .filter(({ field, value }) => {
        const port = agent.ports.find(({ id }) =>
          ordersOf(rest, { portRequestId: id, accountId }).some((order) => order.id === remoteId),
        );
        return !agent.wishes.all.some(
          ({ portRequestId, content, seen, decided }) =>
            portRequestId === port?.id &&
            content.kind === 'field' &&
            content.field === field &&
            (decided === true || seen.includes(value)),
        );
      })
      .map(({ field, value }) => `I5: ${field} at ${remoteId} lost “${value}” without a word`),
  );
}

/** I6: what carriers hold of ours has the bytes of a file that the agent attached. */
export function bytesAreWhole({ world, agent }: Rest): readonly string[] {
  return world.carriers.executed.flatMap(({ act, remoteId }) =>
    act.kind === 'document' && pathOf(agent, act.sha256) === undefined
      ? [`I6: ${remoteId} holds bytes that nobody attached`]
      : [],
  );
}

/** As many requests may be under way when a door closes: lanes of an account, each with a few, and a pull. */
const UNDER_WAY = 24;
/** When everybody has heard of a 429, and until when it holds us at least; from when it was asked. Milliseconds. */
const HEARD = 1_000;
const HELD = 8_000;

/** I7: no request goes where the carrier has said to stay away. */
export function doorsRespected({ world }: Rest): readonly string[] {
  return world.carriers.all.flatMap(({ accountId, wire }) => {
    const found: string[] = [];
    if (wire.unwelcome > UNDER_WAY * world.pastLives.length) {
      found.push(`I7: ${wire.unwelcome} requests of ${accountId} without a sign-in`);
    }
    for (const { at } of wire.sent.filter(({ fault }) => fault === 'throttled')) {
      const since = wire.sent.filter((sent) => sent.at > at + HEARD && sent.at < at + HELD);
      if (since.length > UNDER_WAY * world.pastLives.length)
        found.push(`I7: ${since.length} requests of ${accountId} after a 429`);
    }
    return found;
  });
}

/** I9: nothing secret lies in clear. */
export function noSecretInClear({ world, outbox }: Rest): readonly string[] {
  const found = world.profile.clearWords(['CANARY']).map((word) => `I9: ${word} lies in the profile`);
  if (world.log.some((line) => line.includes('CANARY'))) found.push('I9: the log tells a secret');
  for (const { mutation } of outbox.values()) {
    if (JSON.stringify(mutation.problem ?? '').includes('CANARY'))
      found.push('I9: a sentence tells a secret');
  }
  return found;
}

/** The disk is sound here: the engine has no reason to stumble. */
export function engineIsSound({ world }: Rest): readonly string[] {
  return [...new Set(world.log.filter((line) => /"sync\.(plan|attempt|end)"/.test(line)))].map(
    (line) => `the engine stumbled: ${line}`,
  );
}
