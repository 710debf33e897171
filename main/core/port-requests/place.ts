import type { DocumentKind } from '../../../preload/contract/domain/documents.ts';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { Placement, Requirement } from '../../../preload/contract/domain/orders.ts';
import { isTerminal, STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import { type LocalDate, toInstant } from '../../../preload/contract/domain/time.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import { type DeliverParts, deliveriesTo } from '../documents/deliver.ts';
import { documentsNeeded } from '../documents/needed.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';
import type { AccountBook, Carriers, Clock, SavedAccount } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import type { Lanes } from '../sync/lanes.ts';
import { dayAt } from './dates.ts';
import type { Folded } from './fold.ts';
import { leadTimeAdvice } from './lead-time.ts';
import { accountsOf, adapterOf, type Loaded, load } from './load.ts';
import { ownFields } from './own-fields.ts';
import { tidyFields } from './texts.ts';

export interface PlaceParts extends DeliverParts {
  readonly store: Store;
  readonly accounts: AccountBook;
  readonly carriers: Carriers;
  readonly lanes: Lanes;
  readonly clock: Clock;
}

/** Every account that holds no order of this port yet, with what its carrier needs and lacks. */
export async function placementsOf(
  { store, accounts, carriers, clock }: Pick<PlaceParts, 'store' | 'accounts' | 'carriers' | 'clock'>,
  id: string,
): Promise<readonly Placement[]> {
  const loaded = await load(store, id);
  return freeAccounts(accounts, loaded).flatMap((account) => {
    const adapter = carriers.of(account.carrier);
    return adapter ? [placement(account, adapter, loaded, clock)] : [];
  });
}

/** What the carrier of an account needs of a draft that is still being typed. */
export function draftRequirements(
  { accounts, carriers, clock }: Pick<PlaceParts, 'accounts' | 'carriers' | 'clock'>,
  { accountId, fields, numbers }: ChannelInput<'portRequests.requirements'>,
): readonly Requirement[] {
  const account = accountOf(accounts.list(), accountId);
  const adapter = adapterOf(carriers, account.carrier);
  return requirementsOf(adapter, { fields: tidyFields(fields), numbers }, [], todayAt(account, clock));
}

/**
 * Places a port at one more account: the carrier's order from the same data, and every document that it takes, in one
 * transaction. It is sent as soon as that carrier can be reached.
 */
export async function placePortRequest(
  parts: PlaceParts,
  input: ChannelInput<'portRequests.place'>,
): Promise<void> {
  await parts.lanes.run(input.id, async () => {
    const loaded = await load(parts.store, input.id);
    const { folded, record, name } = loaded;
    if (isTerminal(folded.lead.state)) {
      throw refuse(
        'rejected',
        `${name} is ${STATE_LABELS[folded.lead.state].toLowerCase()} and is not placed anywhere any more.`,
        'Open a new port request.',
      );
    }
    const account = accountOf(freeAccounts(parts.accounts, loaded), input.accountId);
    const adapter = adapterOf(parts.carriers, account.carrier);
    refuseUnready(placement(account, adapter, loaded, parts.clock), adapter, name);
    const target = { accountId: account.id, carrier: account.carrier };
    const create = parts.outbox.entry(input.id, target, {
      kind: 'create',
      ...(adapter.capabilities.tracks && { tracks: true as const }),
      fields: folded.fields,
      numbers: folded.numbers,
      ...(input.subAccountId !== undefined && { subAccountId: input.subAccountId }),
      ...(input.acceptCharges !== undefined && { acceptCharges: input.acceptCharges }),
    });
    const { deliveries, mutations } = await deliveriesTo(parts, loaded, { ...target, state: 'unconfirmed' });
    const keepers = [adapter, ...folded.orders.flatMap(({ carrier }) => parts.carriers.of(carrier) ?? [])];
    const own = { id: input.id, fields: { ...record.own, ...ownFields(folded.fields, keepers) } };
    await parts.outbox.add([create, ...mutations], { own, deliveries });
  });
}

function freeAccounts(accounts: AccountBook, loaded: Loaded): readonly SavedAccount[] {
  const holding = accountsOf(loaded);
  return accounts.list().filter(({ id }) => !holding.has(id));
}

function accountOf(accounts: readonly SavedAccount[], id: AccountId): SavedAccount {
  const account = accounts.find((candidate) => candidate.id === id);
  if (account) return account;
  throw refuse(
    'not-found',
    'The port is at this account already, or the account is no longer here.',
    'Choose another account.',
  );
}

function placement(
  account: SavedAccount,
  adapter: CarrierAdapter,
  { folded, record }: Loaded,
  clock: Clock,
): Placement {
  const held = folded.orders.flatMap(({ mirror }) => mirror?.documents ?? []);
  const documents = [...new Set([...record.documents, ...held].map(({ kind }) => kind))];
  const requirements = requirementsOf(adapter, folded, documents, todayAt(account, clock));
  const { id, carrier } = account;
  return { accountId: id, carrier, requirements, ready: requirements.every(isNoObstacle) };
}

function requirementsOf(
  adapter: CarrierAdapter,
  { fields, numbers }: Pick<Folded, 'fields' | 'numbers'>,
  documents: readonly DocumentKind[],
  today: LocalDate,
): readonly Requirement[] {
  return [
    ...adapter.requirements({ fields, numbers }),
    ...documentsNeeded(adapter, documents),
    ...leadTimeAdvice(adapter, fields, numbers, today),
  ];
}

function todayAt({ timeZone }: SavedAccount, clock: Clock): LocalDate {
  return dayAt(toInstant(clock.now()), timeZone);
}

function isNoObstacle({ by, met }: Requirement): boolean {
  return met || by === 'submit';
}

function refuseUnready(
  { requirements, ready }: Placement,
  { description }: CarrierAdapter,
  name: string,
): void {
  if (ready) return;
  const missing = requirements.filter((requirement) => !isNoObstacle(requirement));
  const fields = Object.fromEntries(
    missing.flatMap(({ about, what }) => {
      if (about.kind === 'document') return [];
      return [[about.kind === 'field' ? about.field : 'numbers', what]];
    }),
  );
  throw refuse(
    'rejected',
    `${description.label} would not take ${name} yet: ${missing.map(({ what }) => what).join(' ')}`,
    'Fill in what is missing, then place it.',
    fields,
  );
}
