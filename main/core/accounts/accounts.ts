import type { Account, AccountRemoval, Credentials } from '../../../preload/contract/domain/accounts.ts';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { CarrierSession, Identity } from '../interfaces/carrier.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import type {
  AccountBook,
  Carriers,
  Clock,
  Publish,
  Random,
  SavedAccount,
  Sessions,
} from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import { type Discard, discardUnheld } from '../port-requests/withdraw.ts';
import { type AccountStates, PAUSES } from '../sync/account-states.ts';
import type { Engine } from '../sync/engine.ts';
import { whileReading } from '../sync/failure.ts';
import { listOutbox } from '../sync/outbox-list.ts';
import { tidyBaseUrl } from './base-url.ts';

/** Writes what waits to be sent with an account into a file of the agent's choice: its path, or that they chose none. */
export type ExportWaiting = (account: AccountId, withSecrets: boolean) => Promise<string | undefined>;

export interface AccountParts {
  readonly store: Store;
  readonly accounts: AccountBook;
  readonly carriers: Carriers;
  readonly sessions: Sessions;
  readonly states: AccountStates;
  readonly engine: Pick<Engine, 'follow' | 'leave'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly publish: Publish;
  readonly discard: Discard;
  readonly exportWaiting: ExportWaiting;
}

export function listAccounts({
  accounts,
  states,
}: Pick<AccountParts, 'accounts' | 'states'>): readonly Account[] {
  return accounts.list().map((account) => withHealth(account, states));
}

function withHealth(account: SavedAccount, states: AccountStates): Account {
  const { pulledAt } = states.sync(account.id);
  return { ...account, health: states.health(account.id), ...(pulledAt !== undefined && { pulledAt }) };
}

/** Signs in first: an account that can't be used is not kept. Rejects with the carrier's failure. */
export async function addAccount(parts: AccountParts, input: ChannelInput<'accounts.add'>): Promise<Account> {
  requireCautionRead(parts, input);
  const account: SavedAccount = {
    id: parts.random.uuid(),
    carrier: input.carrier,
    name: input.name,
    baseUrl: tidyBaseUrl(input.baseUrl),
    method: input.credentials.method,
    timeZone: input.timeZone,
    practice: false,
  };
  const { remoteAccountId, session } = await signIn(parts, account, input.credentials);
  const same = parts.accounts
    .list()
    .find((one) => one.baseUrl === account.baseUrl && one.remoteAccountId === remoteAccountId);
  if (same) {
    throw refuse(
      'rejected',
      `This account is connected already, as ${same.name}.`,
      'Change the credentials of that one, or sign in to another account.',
    );
  }
  return keep(parts, { ...account, remoteAccountId }, input.credentials, session);
}

/** Nothing is sent with an account before the agent has said that they read what its carrier does to their files. */
function requireCautionRead(
  { carriers }: Pick<AccountParts, 'carriers'>,
  { carrier, cautionRead }: ChannelInput<'accounts.add'>,
): void {
  const caution = carriers.of(carrier)?.description.caution;
  if (caution === undefined || cautionRead === true) return;
  throw refuse('rejected', caution, 'Say that you have read this, then add the account.');
}

/** Saves an account whose credentials are known to work, and begins to pull it, in the session that has signed in. */
export async function keep(
  { accounts, sessions, engine, states, publish }: AccountParts,
  account: SavedAccount,
  credentials: Credentials,
  session?: CarrierSession,
): Promise<Account> {
  await accounts.save(account, credentials);
  sessions.drop(account.id);
  if (session) sessions.adopt(account.id, session);
  engine.follow(account.id);
  states.answered(account.id);
  publish('accounts', null);
  return withHealth(account, states);
}

async function signIn(
  { carriers }: AccountParts,
  { id, carrier, name, baseUrl, timeZone }: SavedAccount,
  credentials: Credentials,
): Promise<Identity & { readonly session: CarrierSession }> {
  const adapter = carriers.of(carrier);
  if (!adapter)
    throw refuse(
      'invalid-input',
      `Portside does not know the carrier “${carrier}”.`,
      'Choose one from the list.',
    );
  const session = adapter.session({ accountId: id, accountName: name, baseUrl, timeZone, credentials });
  return { ...(await session.verify()), session };
}

/** Asks the carrier whether the account still works. What it says shows as the account's health. */
export async function verifyAccount(parts: AccountParts, id: AccountId): Promise<Account> {
  const account = findAccount(parts, id);
  parts.states.checking(id);
  try {
    parts.sessions.drop(id);
    await (await parts.sessions.of(id)).verify();
    parts.engine.follow(id);
    parts.states.answered(id);
  } catch (error) {
    const failure = whileReading(error);
    // Nobody has said no: it goes on by itself as soon as its carrier can be reached.
    if (!PAUSES.has(failure.problem.code)) parts.engine.follow(id);
    parts.states.failed(id, failure);
    parts.states.trouble(id, failure.problem);
  }
  parts.publish('accounts', null);
  return withHealth(account, parts.states);
}

export async function renameAccount(
  parts: AccountParts,
  { accountId, name }: ChannelInput<'accounts.rename'>,
): Promise<Account> {
  findAccount(parts, accountId);
  await parts.accounts.rename(accountId, name);
  // Sentences of the open session still carry the old name.
  parts.sessions.drop(accountId);
  parts.publish('accounts', null);
  return withHealth(findAccount(parts, accountId), parts.states);
}

/** New credentials, tried first; then everything that waited for them goes on. */
export async function changeCredentials(
  parts: AccountParts,
  { accountId, baseUrl, credentials }: ChannelInput<'accounts.changeCredentials'>,
): Promise<Account> {
  const known = findAccount(parts, accountId);
  const account = { ...known, baseUrl: tidyBaseUrl(baseUrl), method: credentials.method };
  const { remoteAccountId, name, session } = await signIn(parts, account, credentials);
  // Its ports and what waits for them would go on at a stranger's.
  if (known.remoteAccountId !== undefined && known.remoteAccountId !== remoteAccountId) {
    throw refuse(
      'rejected',
      `These credentials belong to another account, ${name}.`,
      `Add it as an account of its own; ${known.name} stays as it is.`,
    );
  }
  return keep(parts, { ...account, remoteAccountId }, credentials, session);
}

/**
 * Asks first: only the exact count of changes that have not been sent removes an account that has some, and only once
 * they are in a file of the agent's choice. Where the agent chooses none, everything stays.
 */
export async function removeAccount(
  parts: AccountParts,
  { accountId, exportWaiting, withSecrets = false }: ChannelInput<'accounts.remove'>,
): Promise<AccountRemoval> {
  findAccount(parts, accountId);
  const asked = await waitingOf(parts, accountId);
  if (exportWaiting !== asked.length) return { removed: false, waiting: await inWords(parts, asked) };
  // From here on nothing of it is sent: what is exported is what is dropped.
  await parts.engine.leave(accountId);
  try {
    const waiting = await waitingOf(parts, accountId);
    const words = await inWords(parts, waiting);
    const exportedTo = waiting.length === 0 ? undefined : await parts.exportWaiting(accountId, withSecrets);
    const isKept = waiting.length === 0 || exportedTo !== undefined;
    if (!isKept || !isSame(waiting, await waitingOf(parts, accountId))) {
      parts.engine.follow(accountId);
      return { removed: false, waiting: words };
    }
    await forget(parts, accountId);
    return { removed: true, waiting: words, ...(exportedTo !== undefined && { exportedTo }) };
  } catch (error) {
    parts.engine.follow(accountId);
    throw error;
  }
}

async function forget(parts: AccountParts, accountId: AccountId): Promise<void> {
  const touched = await parts.store.forgetAccount(accountId);
  for (const id of touched) await discardUnheld(parts, id);
  await parts.accounts.remove(accountId);
  parts.sessions.drop(accountId);
  parts.states.forget(accountId);
  parts.publish('accounts', null);
  parts.publish('changed', { ids: touched.slice(0, 500), board: true });
}

async function waitingOf({ store }: AccountParts, accountId: AccountId): Promise<readonly Mutation[]> {
  const mutations = await store.outbox();
  return mutations.filter((mutation) => mutation.accountId === accountId);
}

async function inWords(parts: AccountParts, waiting: readonly Mutation[]): Promise<readonly WaitingChange[]> {
  const ids = new Set(waiting.map(({ id }) => id));
  return waiting.length === 0 ? [] : (await listOutbox(parts)).filter(({ id }) => ids.has(id));
}

/** The same entries in the same shape: nothing was added, sent or changed while the file was written. */
function isSame(before: readonly Mutation[], after: readonly Mutation[]): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/** Those that are known here, else those that the carrier names; rejects with its failure. */
export async function subAccountsOf(parts: AccountParts, id: AccountId) {
  findAccount(parts, id);
  const known = await parts.store.subAccounts(id);
  if (known.length > 0) return known;
  return (await parts.sessions.of(id)).subAccounts();
}

function findAccount({ accounts }: Pick<AccountParts, 'accounts'>, id: AccountId): SavedAccount {
  const account = accounts.list().find((candidate) => candidate.id === id);
  if (!account) throw refuse('not-found', 'This account is no longer here.', 'Choose another account.');
  return account;
}
