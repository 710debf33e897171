import type { LoaContent } from '../../core/interfaces/loa.ts';

/*
 * The legal words of our LOA, in our own plain English. NEEDS REVIEW BY COUNSEL before it is relied on.
 * 47 CFR 64.1130 asks for the first seven; the others follow from what is ported (`porting.md` §1.9).
 */

/** A new wording is a new version: printed on the LOA, and part of what its hash covers. */
export const STATEMENT_NAMES = [
  /** 64.1130(b): the letter's sole purpose is to authorize the change. */
  'solePurpose',
  /** Attribution: who signs, and for whom. */
  'customerOfRecord',
  /** 64.1130(e)(1): billing name and address, and each number. */
  'billingNameAndNumbers',
  /** 64.1130(e)(2): the decision to change from the current carrier to the new one. */
  'decisionToChange',
  /** 64.1130(e)(3): the new carrier acts as the customer's agent. */
  'agent',
  /** 64.1130(e)(4): one carrier for one service on one number. */
  'oneCarrier',
  /** 64.1130(e)(5): the customer may ask whether a fee applies. */
  'fee',
  'respOrg',
  'reseller',
  'remaining',
  /** 64.1130(e): signed and dated by the subscriber. */
  'signedAndDated',
] as const;
export type StatementName = (typeof STATEMENT_NAMES)[number];

type Wording = (content: LoaContent) => string | undefined;

/** The end of a sentence after a name, which may bring its own period. */
const stop = (name: string) => (name.endsWith('.') ? name : `${name}.`);

const here = (content: LoaContent) => (isAttached(content) ? 'on Attachment A' : 'in this letter');

const WORDING: Readonly<Record<StatementName, Wording>> = {
  solePurpose: () =>
    'The sole purpose of this letter is to authorize the change of provider for the telephone numbers it lists. It is not part of an offer, a contest or any other agreement.',
  customerOfRecord: (content) =>
    `I am the customer of record, or I am authorized by the customer of record to sign this letter, for every number listed ${here(content)}.`,
  billingNameAndNumbers: (content) =>
    content.customer.serviceAddress
      ? `The billing name and the address above are those of the account with ${stop(content.losingCarrier)} This letter covers each telephone number listed ${here(content)}, and no other.`
      : `The billing name above, with the billing address on record for it, is that of the account with ${stop(content.losingCarrier)} This letter covers each telephone number listed ${here(content)}, and no other.`,
  decisionToChange: ({ losingCarrier, winningCarrier }) =>
    `I have decided to change the provider of these numbers from ${losingCarrier} to ${stop(winningCarrier)}`,
  agent: ({ losingCarrier, winningCarrier, reseller }) =>
    `I appoint ${winningCarrier}${reseller ? `, and ${reseller} on its behalf,` : ''} as my agent to carry out this change and to obtain from ${losingCarrier} the service records that it needs.`,
  oneCarrier: () =>
    'I understand that for any one telephone number only one carrier may be chosen for each service.',
  fee: ({ winningCarrier }) =>
    `I understand that I may ask ${winningCarrier} whether a fee applies to this change.`,
  respOrg: ({ variant, respOrg, winningCarrier }) =>
    variant === 'toll-free' && respOrg
      ? `Port to RespOrg ${respOrg}. I ask that the Responsible Organization of these toll-free numbers be changed to ${respOrg} (${winningCarrier}).`
      : undefined,
  reseller: ({ variant, reseller, winningCarrier }) =>
    variant === 'canada' && reseller
      ? `My service with ${winningCarrier} is provided through its reseller, ${stop(reseller)}`
      : undefined,
  remaining: (content) => remaining(content),
  signedAndDated: () =>
    'Signed and dated by the customer of record or a person authorized to sign for the customer.',
};

function remaining({ portType, losingCarrier, customer, newBtn }: LoaContent): string {
  if (portType === 'full') {
    return `This is a full port: all numbers of the account${customer.btn ? ` under BTN ${customer.btn}` : ''} are listed, and none stays with ${stop(losingCarrier)}`;
  }
  const billed = newBtn ? ` Their new BTN is ${newBtn}.` : '';
  return `This is a partial port: numbers of the account that are not listed stay with ${losingCarrier}, in service as they are.${billed}`;
}

/** Where a name is not known yet: an LOA is previewed while it is filled in. */
const BLANK = '________';

/** The statements that an LOA carries, in their order; the last stands at the signature. */
export function statementsOf(
  content: LoaContent,
): readonly { readonly name: StatementName; readonly text: string }[] {
  const { losingCarrier, winningCarrier } = content;
  const whole = {
    ...content,
    losingCarrier: losingCarrier || BLANK,
    winningCarrier: winningCarrier || BLANK,
  };
  return STATEMENT_NAMES.flatMap((name) => {
    const text = WORDING[name](whole);
    return text === undefined ? [] : [{ name, text }];
  });
}

/** More numbers than this stand on Attachment A (Somos: above 15 "see attached" and the first and last number). */
export const MOST_INLINE = 15;

export function isAttached({ numbers }: Pick<LoaContent, 'numbers'>): boolean {
  return numbers.length > MOST_INLINE;
}

/** "40 numbers". */
export function countOf({ numbers }: Pick<LoaContent, 'numbers'>): string {
  return `${numbers.length.toLocaleString('en-US')} ${numbers.length === 1 ? 'number' : 'numbers'}`;
}

/** "40 numbers, (206) 555-0100 to (206) 555-0139". */
export function rangeOf({ numbers }: Pick<LoaContent, 'numbers'>): string {
  const [first, last] = [numbers[0]?.display ?? '', numbers.at(-1)?.display ?? ''];
  return `${countOf({ numbers })}, ${first} to ${last}`;
}

/** Toll-free and Canada say so in the title. */
export const TITLES: Readonly<Record<LoaContent['variant'], string>> = {
  local: 'Change of local telephone service provider',
  'toll-free': 'Change of toll-free service provider (RespOrg)',
  canada: 'Change of local telephone service provider, Canada',
};
