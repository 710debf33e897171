/** Carriers that numbers are ported away from. */
export const LOSING_CARRIERS = [
  'CenturyLink',
  'AT&T',
  'Comcast Business',
  'Frontier Communications',
  'Spectrum Business',
  'Verizon',
  'Cox Business',
  'Windstream',
  'Consolidated Communications',
  'TDS Telecom',
  'Hawaiian Telcom',
  'Ziply Fiber',
] as const;

export const WINNING_CARRIERS = ['Bandwidth', 'Inteliquent', 'Peerless Network', 'Lumen', 'Telnyx'] as const;

/** Why losing carriers send ports back; `fault` says what is wrong with the papers. */
export const REJECTIONS: readonly {
  readonly reason: string;
  readonly fault: 'name' | 'address' | 'account' | 'pin' | 'none';
}[] = [
  {
    reason: 'Name mismatch: the business name on the order is not the one on the customer service record.',
    fault: 'name',
  },
  {
    reason: 'Address mismatch: service address does not match the losing carrier’s record.',
    fault: 'address',
  },
  { reason: 'Account number invalid or missing.', fault: 'account' },
  { reason: 'PIN or passcode required and not supplied, or incorrect.', fault: 'pin' },
  {
    reason: 'BTN/ATN mismatch: the billing number given is not the account’s billing number.',
    fault: 'none',
  },
  { reason: 'Person who signed is not authorized on the account.', fault: 'none' },
  { reason: 'Carrier freeze on the account. Customer must have it lifted first.', fault: 'none' },
  { reason: 'Pending order on the account. Resubmit when it has been completed or canceled.', fault: 'none' },
  { reason: 'Number disconnected: one or more numbers are not active at the losing carrier.', fault: 'none' },
  {
    reason: 'Porting main BTN of a partial port: a new BTN for the remaining numbers is required.',
    fault: 'none',
  },
  {
    reason: 'Type of service: numbers are part of a hunt group with DSL on the same account.',
    fault: 'none',
  },
  { reason: 'TN not portable: rate center is not covered by the winning carrier.', fault: 'none' },
];

export const CANCELLATIONS = [
  'Customer signed a new contract with the present carrier.',
  'Duplicate of an order already in progress.',
  'Customer closed this location.',
  'Numbers are needed at the old carrier until the lease ends.',
] as const;

/** What agents and customers say, by who may read it. */
export const REMARKS = {
  agent: [
    'Sent to the winning carrier, waiting for the FOC.',
    'Called the losing carrier: order is in review, expect an answer within two business days.',
    'Confirmed service address against the latest invoice.',
    'FOC received. Please have someone at the site on the morning of the cutover.',
    'Please keep the old service running until we tell you that the port has completed.',
  ],
  private: [
    'Losing carrier rep asked for the CSR twice; escalation desk has it now.',
    'Customer is price sensitive, do not offer an expedite.',
    'Second order this month from this account, check for duplicates before submitting.',
    'Rep says the account is under a reseller. Get the underlying carrier.',
  ],
  asks: [
    'Please send an invoice dated within the last 30 days, all pages.',
    'Please confirm the name exactly as it appears on your bill and sign the LOA again.',
    'We need the account PIN. Only the account owner can obtain it from the present carrier.',
    'Which number should become the new billing number for the lines that stay?',
  ],
  customer: [
    'Bill attached. Let us know if anything is missing.',
    'Can this happen before the weekend? We open the new suite on Monday.',
    'PIN has been reset with the old carrier and updated here.',
    'Thank you, all lines are ringing at the new desk phones.',
  ],
} as const;

export const SIGNEES = [
  'Rosalind Amadi',
  'Peter Haugland',
  'Yesenia Duarte',
  'Marcus Tellefsen',
  'Grace Oyelaran',
  'Dmitri Volkov-Hart',
  'Hannah Birnbaum',
  'Luis Echeverría',
  'Noor Rahmani',
  'Abigail Stroud',
] as const;

export const STREET_TYPES = ['St', 'Ave', 'Blvd', 'Way', 'Dr', 'Ln'] as const;
export const DIRECTIONS = ['', '', '', 'N', 'S', 'E', 'W', 'NE', 'SW'] as const;
