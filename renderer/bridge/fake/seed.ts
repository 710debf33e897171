import { STATES, type State } from '../../../preload/contract/domain/states.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import { displayOf } from './numbers.ts';
import type { FakePort } from './world.ts';

const OWNERS = [
  'Acme Dental',
  'Birch & Sons Plumbing',
  'Cascade Eye Care',
  'Dockside Freight',
  'Elm Street Bakery',
  'Fairview Pediatrics',
  'Granite Roofing',
  'Harbor Light Church',
  'Ironwood Law Group',
  'Juniper Veterinary',
  'Keystone Title',
  'Lakeside Montessori',
  'Maple Grove Pharmacy',
  'Northgate Auto Glass',
  'Orchard Insurance',
  'Pioneer Credit Union',
  'Quarry Lane Studios',
  'Redwood Physical Therapy',
  'Summit Property Management',
  'Tidewater Seafood',
  'Union Square Hotel',
  'Valley Irrigation',
  'Westport Marine',
  'Yarrow Counseling',
] as const;
const SUFFIXES = [
  '',
  ' (main)',
  ' – billing line',
  ' – fax',
  ' Seattle',
  ' Tacoma',
  ' Portland',
  ' 2nd floor',
] as const;
const CARRIERS = [
  'Lumen',
  'Comcast Business',
  'Ziply Fiber',
  'Bandwidth',
  'AT&T',
  'Verizon',
  'Frontier',
] as const;
const AREAS = ['206', '253', '360', '425', '503', '509', '541', '971'] as const;
const SUB_ACCOUNTS = [
  { id: 'sub-northwest', name: 'Northwest Telecom' },
  { id: 'sub-harbor', name: 'Harbor Voice' },
  { id: 'sub-summit', name: 'Summit Hosted PBX' },
] as const;
const DAY = 86_400_000;

/** Share of ports per state, in the order of `STATES`, out of 100. */
const SHARES = [12, 18, 20, 14, 22, 8, 6] as const;

export { SUB_ACCOUNTS };

/** The same believable port requests every time; synthetic names and 555-01xx numbers only. */
export function seedPorts(count: number, accountId: string, now: number): readonly FakePort[] {
  const random = sequence(7);
  return Array.from({ length: count }, (_, index) => seedPort(index, accountId, now, random));
}

/** A small linear congruential generator: repeatable, not secret. */
function sequence(seed: number): () => number {
  let value = seed;
  return () => {
    value = (value * 1_103_515_245 + 12_345) % 2_147_483_648;
    return value / 2_147_483_648;
  };
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

function stateOf(random: () => number): State {
  let left = random() * 100;
  const at = SHARES.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return STATES[Math.max(0, at)] as State;
}

function seedPort(index: number, accountId: string, now: number, random: () => number): FakePort {
  const owner = OWNERS[index % OWNERS.length] as string;
  const suffix = index < OWNERS.length ? '' : pick(SUFFIXES, random);
  const again = index >= OWNERS.length * 2 ? ` ${Math.floor(index / OWNERS.length)}` : '';
  const name = `${owner}${suffix}${again}`;
  const state = stateOf(random);
  const stateSince = now - Math.floor(random() ** 2 * 40 * DAY) - 120_000;
  const createdAt = toInstant(stateSince - Math.floor(random() * 12 * DAY) - 3_600_000);
  const size = random() < 0.6 ? 1 : 1 + Math.floor(random() ** 3 * 120);
  const area = pick(AREAS, random);
  const numbers = Array.from({ length: size }, (_, n) => {
    const line = String(100 + ((index * 7 + n) % 100)).padStart(4, '0');
    const exchange = n < 100 ? '555' : '556';
    const e164 = `+1${area}${exchange}${line}`;
    return { e164, display: displayOf(e164) };
  });
  const losing = pick(CARRIERS, random);
  const due = Math.round((random() - 0.25) * 16) * DAY;
  const dueDay = new Date(now + due).toISOString().slice(0, 10);
  const subAccount = pick(SUB_ACCOUNTS, random);
  const hasLoa = random() < 0.75;
  const hasBill = random() < 0.7;
  return {
    id: `port-${index + 1}`,
    accountId,
    subAccount,
    isSent: true,
    state,
    stateSince: toInstant(stateSince),
    createdAt,
    updatedAt: toInstant(stateSince),
    numbers,
    actionRequired: state === 'rejected' ? random() < 0.7 : random() < 0.05,
    ...(state === 'scheduled'
      ? { schedule: { dateTime: `${dueDay} 10:30`, timeZone: 'America/Los_Angeles' } }
      : {}),
    fields: {
      name,
      billingName: owner,
      accountNumber: String(880_000_000 + index * 37),
      pin: String(1000 + ((index * 73) % 9000)),
      btn: numbers[0]?.e164 ?? '',
      streetNumber: String(100 + ((index * 13) % 900)),
      street: 'Pine',
      streetType: 'St',
      city: 'Seattle',
      region: 'WA',
      postalCode: '98101',
      losingCarrier: losing,
      ...(state === 'pending' || state === 'scheduled' ? { winningCarrier: 'Inteliquent' } : {}),
      ...(random() < 0.5 ? { reference: `PON-${4000 + index}` } : {}),
      ...(state !== 'completed' && state !== 'canceled' && random() < 0.6 ? { requestedDate: dueDay } : {}),
      signee: 'Dana Whitfield',
      signingDate: createdAt.slice(0, 10),
    },
    documents: [],
    deliveries: [],
    remoteDocuments: [
      ...(hasLoa
        ? [{ name: 'loa.pdf', kind: 'loa' as const, mediaType: 'application/pdf', size: 48_213 }]
        : []),
      ...(hasBill
        ? [{ name: 'bill.pdf', kind: 'invoice' as const, mediaType: 'application/pdf', size: 193_004 }]
        : []),
    ],
    timeline: seedTimeline(index, state, createdAt, toInstant(stateSince), accountId),
  };
}

function seedTimeline(
  index: number,
  state: State,
  createdAt: string,
  since: string,
  accountId: string,
): FakePort['timeline'] {
  const base = { accountId, carrier: 'kazoo', by: 'Robin Castellan' };
  return [
    {
      ...base,
      id: `t-${index}-1`,
      at: createdAt,
      kind: 'transition',
      to: 'unconfirmed',
      status: 'unconfirmed',
    },
    {
      ...base,
      id: `t-${index}-2`,
      at: createdAt,
      kind: 'comment',
      text: 'Customer sent the latest bill, account number checked with them by phone.',
      private: true,
      actionRequired: false,
    },
    ...(state === 'unconfirmed'
      ? []
      : [
          {
            ...base,
            id: `t-${index}-3`,
            at: since,
            kind: 'transition' as const,
            from: 'unconfirmed' as const,
            to: state,
            status: state,
            ...(state === 'rejected'
              ? { reason: 'The account number does not match the losing carrier’s records.' }
              : {}),
          },
        ]),
  ];
}
