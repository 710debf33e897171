import type { LoaLogo, LoaParty, LoaSettings, SealingKey } from '../../../preload/contract/domain/loa.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { SealingKeys } from '../interfaces/loa.ts';
import type { LoaBook, PickFile } from '../interfaces/loa-book.ts';
import { refuse } from '../interfaces/refusal.ts';
import { timestampAddress } from './timestamp-address.ts';

export interface LoaSettingsParts {
  readonly book: LoaBook;
  readonly keys: SealingKeys;
  readonly pick: PickFile;
  /** Ids of the accounts that there are. */
  readonly accountIds: () => readonly string[];
  /** A PNG or JPEG that a letterhead can bear; rejects with `rejected` on any other. */
  readonly checkLogo: (bytes: Uint8Array) => Promise<LoaLogo>;
}

export async function loaSettings({ book, keys, accountIds }: LoaSettingsParts): Promise<LoaSettings> {
  const { party, byAccount, timestampUrl } = book.read();
  const known = new Set(accountIds());
  const [logo, sealing] = await Promise.all([book.logo(), keys.current()]);
  return {
    party,
    byAccount: Object.fromEntries(Object.entries(byAccount).filter(([id]) => known.has(id))),
    logo,
    sealing,
    ...(timestampUrl !== undefined && { timestampUrl }),
  };
}

/** The winning side for an account: its own where it has one, else what holds for all. */
export function partyOf({ book }: Pick<LoaSettingsParts, 'book'>, accountId: string | undefined): LoaParty {
  const { party, byAccount } = book.read();
  return (accountId === undefined ? undefined : byAccount[accountId]) ?? party;
}

export async function changeLoaSettings(
  parts: LoaSettingsParts,
  { party, account, timestampUrl }: ChannelInput<'loa.changeSettings'>,
): Promise<LoaSettings> {
  const { byAccount } = parts.book.read();
  parts.book.change({
    ...(party && { party: tidyParty(party) }),
    ...(account && { byAccount: withAccount(byAccount, account) }),
    ...(timestampUrl !== undefined && {
      timestampUrl: timestampUrl === null ? null : timestampAddress(timestampUrl),
    }),
  });
  return loaSettings(parts);
}

export async function chooseLogo(parts: LoaSettingsParts): Promise<LoaSettings | null> {
  const picked = await parts.pick('logo');
  if (!picked) return null;
  await parts.book.keepLogo(await parts.checkLogo(picked.bytes));
  return loaSettings(parts);
}

export async function removeLogo(parts: LoaSettingsParts): Promise<LoaSettings> {
  await parts.book.keepLogo(null);
  return loaSettings(parts);
}

export async function importKey(
  { keys, pick }: LoaSettingsParts,
  { password }: ChannelInput<'loa.importKey'>,
): Promise<SealingKey | null> {
  const picked = await pick('key');
  return picked ? keys.importP12(picked.bytes, password) : null;
}

type PartyInput = NonNullable<ChannelInput<'loa.changeSettings'>['party']>;
type AccountInput = NonNullable<ChannelInput<'loa.changeSettings'>['account']>;

/** RespOrg ids are upper-case; blank is absent. */
function tidyParty({ winningCarrier, reseller, respOrg }: PartyInput): LoaParty {
  return {
    winningCarrier,
    ...(reseller && { reseller }),
    ...(respOrg && { respOrg: respOrg.toUpperCase() }),
  };
}

function withAccount(
  byAccount: Readonly<Record<string, LoaParty>>,
  { accountId, party }: AccountInput,
): Readonly<Record<string, LoaParty>> {
  const { [accountId]: _, ...others } = byAccount;
  if (party === null) return others;
  if (party.winningCarrier === '') {
    throw refuse(
      'rejected',
      'An account with details of its own needs the legal name of its winning carrier.',
      'Fill it in, or let the account go by what holds for all.',
    );
  }
  return { ...others, [accountId]: tidyParty(party) };
}
