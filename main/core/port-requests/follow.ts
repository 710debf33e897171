import type { Ahead, FollowPlan, FollowStep } from '../../../preload/contract/domain/orders.ts';
import { STATE_LABELS, type State } from '../../../preload/contract/domain/states.ts';
import type { ZonedTime } from '../../../preload/contract/domain/time.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';
import type { Carriers } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import { aheadOf } from './ahead.ts';
import { zonedAt } from './dates.ts';
import type { FoldedOrder } from './fold.ts';
import { adapterOf, type Loaded, load } from './load.ts';
import { moveRefusal, movesOf } from './moves.ts';

interface FollowParts {
  readonly store: Store;
  readonly carriers: Carriers;
  readonly outbox: Outbox;
  readonly lanes: Lanes;
  /** Where a committed date is read when its carrier gives only a moment. */
  readonly timeZone: () => string;
}

/** How the switch can follow what a carrier said; `null` when there is nothing to follow. */
export async function followPlan(
  { store, carriers, timeZone }: Pick<FollowParts, 'store' | 'carriers' | 'timeZone'>,
  id: string,
): Promise<FollowPlan | null> {
  return planOf(await load(store, id), carriers, timeZone()) ?? null;
}

/** Queues the moves of a plan, one after the other, with what the agent made of date and reason. */
export async function follow(parts: FollowParts, input: ChannelInput<'portRequests.follow'>): Promise<void> {
  await parts.lanes.run(input.id, async () => {
    const loaded = await load(parts.store, input.id);
    const plan = planOf(loaded, parts.carriers, parts.timeZone());
    const wanted = input.steps.map(({ to }) => to);
    if (!plan || plan.steps.map(({ to }) => to).join() !== wanted.join()) {
      throw refuse(
        'conflict',
        `${loaded.name} has changed meanwhile.`,
        'Look at it again; the steps that are left are offered anew.',
      );
    }
    const { lead } = loaded.folded;
    const entries = plan.steps.map(({ from, to, needs, consequence }, index) => {
      const { reason, schedule } = input.steps[index] ?? {};
      const answers = { ...(reason !== undefined && { reason }), ...(schedule && { schedule }) };
      const refusal = moveRefusal(loaded.name, { to, legal: true, needs, consequence }, answers);
      if (refusal) throw refusal;
      return parts.outbox.entry(input.id, lead, {
        kind: 'move',
        from,
        to,
        ...answers,
        ...(input.acceptCharges !== undefined && { acceptCharges: input.acceptCharges }),
      });
    });
    await parts.outbox.add(entries);
  });
}

function planOf({ folded }: Loaded, carriers: Carriers, timeZone: string): FollowPlan | undefined {
  const { lead, orders } = folded;
  const ahead = aheadOf(orders, lead);
  if (!ahead) return undefined;
  const executing = carriers.of(ahead.carrier);
  const path = pathTo(ahead.state, lead, adapterOf(carriers, lead.carrier));
  if (!path) return undefined;
  const schedule = scheduleOf(ahead, timeZone);
  const reason = reasonOf(ahead, orders, executing);
  return {
    ahead,
    steps: path.map((step) => ({
      ...step,
      ...(step.needs.includes('schedule') && schedule && { schedule, ...hourless(ahead, step, executing) }),
      ...(step.to === 'rejected' && { reason }),
    })),
  };
}

/** The shortest way along legal moves, never through an end or a rejection that is not the aim. */
function pathTo(aim: State, lead: FoldedOrder, adapter: CarrierAdapter): readonly FollowStep[] | undefined {
  const ways: (readonly FollowStep[])[] = [[]];
  const seen = new Set<State>([lead.state]);
  for (const way of ways) {
    const from = way.at(-1)?.to ?? lead.state;
    if (from === aim) return way;
    for (const move of movesOf({ ...lead, state: from }, adapter)) {
      if (!move.legal || seen.has(move.to) || isDetour(move.to, aim)) continue;
      seen.add(move.to);
      const { accountId, remoteId } = lead;
      const { to, needs, consequence } = move;
      ways.push([
        ...way,
        { accountId, ...(remoteId !== undefined && { remoteId }), from, to, needs, consequence },
      ]);
    }
  }
  return undefined;
}

function isDetour(to: State, aim: State): boolean {
  if (to === aim) return false;
  // A date that the carrier has already kept is still worth having: scheduled may be passed, ends and rejections not.
  return to === 'rejected' || to === 'canceled' || to === 'completed';
}

/** The hour that is proposed where a carrier named the day alone. */
const MORNING = '09:00';

function scheduleOf({ at, zoned, dayOnly }: Ahead, timeZone: string): ZonedTime | undefined {
  if (at !== undefined && dayOnly) return { dateTime: `${at.slice(0, 10)} ${MORNING}`, timeZone };
  return zoned ?? (at === undefined ? undefined : zonedAt(at, timeZone));
}

function hourless(
  { dayOnly, carrier }: Ahead,
  { consequence }: FollowStep,
  adapter: CarrierAdapter | undefined,
): Partial<FollowStep> {
  if (!dayOnly) return {};
  const label = adapter?.description.label ?? carrier;
  return { consequence: `${consequence} ${label} named the day only: set the hour.` };
}

/** Such as `Telnyx: Name does not match: Entity name differs from CSR`. */
function reasonOf(ahead: Ahead, orders: readonly FoldedOrder[], adapter: CarrierAdapter | undefined): string {
  const carrier = adapter?.description.label ?? ahead.carrier;
  const order = orders.find(({ accountId, state }) => accountId === ahead.accountId && state === ahead.state);
  const words = (order?.mirror?.rejections ?? []).map(({ label, said }) =>
    said === '' ? label : `${label}: ${said}`,
  );
  return words.length > 0
    ? `${carrier}: ${words.join('; ')}`
    : `${carrier} says ${ahead.status} (${STATE_LABELS[ahead.state]}).`;
}
