import type { LoaParty } from '../../../preload/contract/domain/loa.ts';

/** The winning side while it is typed; blank is absent. */
export interface PartyTexts {
  readonly winningCarrier: string;
  readonly reseller: string;
  readonly respOrg: string;
}

export function textsOf({ winningCarrier, reseller = '', respOrg = '' }: LoaParty): PartyTexts {
  return { winningCarrier, reseller, respOrg };
}

export function partyOf(texts: PartyTexts): LoaParty {
  const reseller = texts.reseller.trim();
  const respOrg = texts.respOrg.trim().toUpperCase();
  return {
    winningCarrier: texts.winningCarrier.trim(),
    ...(reseller && { reseller }),
    ...(respOrg && { respOrg }),
  };
}

export function isSame(one: LoaParty, other: LoaParty): boolean {
  const [a, b] = [textsOf(one), textsOf(other)];
  return a.winningCarrier === b.winningCarrier && a.reseller === b.reseller && a.respOrg === b.respOrg;
}

/** Said below the field once something is typed that is no id. */
export function respOrgError(text: string): string | undefined {
  return /^([A-Za-z0-9]{5})?$/.test(text.trim()) ? undefined : 'Five letters and digits, such as QIT02.';
}
