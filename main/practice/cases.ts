import { createHash } from 'node:crypto';

/** Where a case is to be found at one practice carrier. */
export interface CaseOrder<Status extends string> {
  readonly status: Status;
  /** The order carries Portside's own reference, as one that Portside placed there does. */
  readonly referenced: boolean;
}

/** A port that more than one practice carrier knows, so that the practice board shows one, two and three orders. */
export interface PracticeCase {
  readonly slug: string;
  readonly portRequestId: string;
  /** What the agent calls it. */
  readonly name: string;
  /** The customer, as on the bill. */
  readonly billingName: string;
  /** Who may authorise: first and last name. */
  readonly signee: string;
  readonly losingCarrier: string;
  /** E.164, 555-01xx. */
  readonly numbers: readonly string[];
  readonly accountNumber: string;
  readonly pin: string;
  readonly address: {
    readonly streetNumber: string;
    readonly street: string;
    readonly streetType: string;
    readonly city: string;
    readonly region: string;
    readonly postalCode: string;
  };
  readonly zone: string;
  readonly kazoo?: CaseOrder<
    'unconfirmed' | 'submitted' | 'pending' | 'scheduled' | 'completed' | 'rejected'
  >;
  readonly telnyx?: CaseOrder<
    'draft' | 'in-process' | 'submitted' | 'foc-date-confirmed' | 'ported' | 'exception' | 'cancel-pending'
  > & {
    /** Toll-free and local numbers in one request: Telnyx holds an order for each. */
    readonly split?: boolean;
    /** Codes of the exception. */
    readonly details?: readonly string[];
    /** Days from now to the FOC; a whole hour of the day in the case's zone. */
    readonly focIn?: number;
  };
  readonly flowroute?: CaseOrder<
    'pending' | 'processing' | 'submitted' | 'accepted' | 'rejected' | 'completed'
  > & {
    /** Flowroute's words about it. */
    readonly comment?: string;
    readonly completesIn?: number;
  };
}

type Carrier = 'kazoo' | 'telnyx' | 'flowroute';

/** A UUID that is the same whenever the practice carriers are seeded. */
function idOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('/')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The id of the mutation that a case's order would have been created by. */
export function mutationIdOf(port: PracticeCase, carrier: Carrier): string {
  return idOf('mutation', port.slug, carrier);
}

/** Portside's reference as it stands at a carrier that has one text field for it. */
export function referenceOf(port: PracticeCase, carrier: Carrier): string {
  return `ps1.${port.portRequestId}.${mutationIdOf(port, carrier)}`;
}

const CLEVELAND = {
  address: {
    streetNumber: '1420',
    street: 'Superior Lantern',
    streetType: 'Ave',
    city: 'Cleveland',
    region: 'OH',
    postalCode: '44114',
  },
  zone: 'America/New_York',
};
const INDIANAPOLIS = {
  address: {
    streetNumber: '88',
    street: 'Monument Works',
    streetType: 'St',
    city: 'Indianapolis',
    region: 'IN',
    postalCode: '46204',
  },
  zone: 'America/New_York',
};
const OMAHA = {
  address: {
    streetNumber: '305',
    street: 'Old Depot',
    streetType: 'St',
    city: 'Omaha',
    region: 'NE',
    postalCode: '68102',
  },
  zone: 'America/Chicago',
};
const NEW_ORLEANS = {
  address: {
    streetNumber: '712',
    street: 'Magnolia Wharf',
    streetType: 'St',
    city: 'New Orleans',
    region: 'LA',
    postalCode: '70130',
  },
  zone: 'America/Chicago',
};
const KANSAS_CITY = {
  address: {
    streetNumber: '2100',
    street: 'Stockyard',
    streetType: 'Blvd',
    city: 'Kansas City',
    region: 'MO',
    postalCode: '64108',
  },
  zone: 'America/Chicago',
};

/** `count` numbers from 555-`line` on. */
function numbers(area: string, line: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `+1${area}555${String(line + index).padStart(4, '0')}`);
}

type Sketch = Omit<PracticeCase, 'portRequestId' | 'accountNumber' | 'pin'>;

const SKETCHES: readonly Sketch[] = [
  {
    slug: 'foc-ahead',
    name: 'Sandpiper Clinic, Cleveland: front desk',
    billingName: 'Sandpiper Clinic',
    signee: 'Ines Okafor',
    losingCarrier: 'Spectrum Business',
    numbers: numbers('216', 100, 3),
    ...CLEVELAND,
    kazoo: { status: 'pending', referenced: true },
    telnyx: { status: 'foc-date-confirmed', referenced: true, focIn: 8 },
  },
  {
    slug: 'all-three',
    name: 'Tallgrass Brewing, Omaha: taproom',
    billingName: 'Tallgrass Brewing',
    signee: 'Mateo Lindgren',
    losingCarrier: 'Cox Business',
    numbers: numbers('402', 110, 4),
    ...OMAHA,
    kazoo: { status: 'submitted', referenced: true },
    telnyx: { status: 'submitted', referenced: true },
    flowroute: { status: 'submitted', referenced: true },
  },
  {
    slug: 'split',
    name: 'Pelican Freight, New Orleans: dispatch',
    billingName: 'Pelican Freight',
    signee: 'Renee Batiste',
    losingCarrier: 'AT&T',
    numbers: [...numbers('504', 120, 3), ...numbers('888', 190, 2)],
    ...NEW_ORLEANS,
    kazoo: { status: 'pending', referenced: true },
    telnyx: { status: 'submitted', referenced: true, split: true },
  },
  {
    slug: 'exception',
    name: 'Circle City Optics, Indianapolis: showroom',
    billingName: 'Circle City Optics',
    signee: 'Devon Marsh',
    losingCarrier: 'Frontier Communications',
    numbers: numbers('317', 130, 2),
    ...INDIANAPOLIS,
    kazoo: { status: 'pending', referenced: true },
    telnyx: {
      status: 'exception',
      referenced: true,
      details: ['ENTITY_NAME_MISMATCH', 'POSTAL_CODE_MISMATCH'],
    },
  },
  {
    slug: 'flowroute-rejected',
    name: 'Union Barbecue, Kansas City: catering',
    billingName: 'Union Barbecue',
    signee: 'Alma Reyes',
    losingCarrier: 'Windstream',
    numbers: numbers('816', 140, 2),
    ...KANSAS_CITY,
    kazoo: { status: 'submitted', referenced: true },
    flowroute: {
      status: 'rejected',
      referenced: true,
      comment: 'Service address does not match the losing carrier’s record.',
    },
  },
  {
    slug: 'flowroute-accepted',
    name: 'Prairie Title, Kansas City: closings',
    billingName: 'Prairie Title',
    signee: 'Owen Castellano',
    losingCarrier: 'CenturyLink',
    numbers: numbers('816', 150, 5),
    ...KANSAS_CITY,
    kazoo: { status: 'submitted', referenced: true },
    flowroute: { status: 'accepted', referenced: true, completesIn: 6 },
  },
  {
    slug: 'same-numbers',
    name: 'Erie Street Legal, Cleveland: reception',
    billingName: 'Erie Street Legal',
    signee: 'Nora Whitfield',
    losingCarrier: 'Spectrum Business',
    numbers: numbers('216', 160, 3),
    ...CLEVELAND,
    kazoo: { status: 'submitted', referenced: false },
    telnyx: { status: 'in-process', referenced: false },
  },
  {
    slug: 'same-numbers-flowroute',
    name: 'Lockbourne Veterinary, Cleveland: clinic',
    billingName: 'Lockbourne Veterinary',
    signee: 'Teresa Holm',
    losingCarrier: 'Windstream',
    numbers: numbers('216', 170, 2),
    ...CLEVELAND,
    kazoo: { status: 'submitted', referenced: false },
    flowroute: { status: 'processing', referenced: false },
  },
  {
    slug: 'ported',
    name: 'Bayou Lamp Works, New Orleans: workshop',
    billingName: 'Bayou Lamp Works',
    signee: 'Celeste Arno',
    losingCarrier: 'AT&T',
    numbers: numbers('504', 140, 2),
    ...NEW_ORLEANS,
    kazoo: { status: 'scheduled', referenced: true },
    telnyx: { status: 'ported', referenced: true, focIn: -1 },
  },
  {
    slug: 'telnyx-only',
    name: 'Orchard Row Dental, Omaha',
    billingName: 'Orchard Row Dental',
    signee: 'Priya Nair',
    losingCarrier: 'Cox Business',
    numbers: numbers('402', 150, 2),
    ...OMAHA,
    telnyx: { status: 'draft', referenced: true },
  },
  {
    slug: 'telnyx-and-flowroute',
    name: 'Monument Cycles, Indianapolis',
    billingName: 'Monument Cycles',
    signee: 'Jonas Feld',
    losingCarrier: 'Frontier Communications',
    numbers: numbers('317', 150, 4),
    ...INDIANAPOLIS,
    telnyx: { status: 'submitted', referenced: true },
    flowroute: { status: 'completed', referenced: true },
  },
  {
    slug: 'canceling',
    name: 'Depot Records, Omaha: shop',
    billingName: 'Depot Records',
    signee: 'Hollis Grant',
    losingCarrier: 'Cox Business',
    numbers: numbers('402', 170, 1),
    ...OMAHA,
    kazoo: { status: 'pending', referenced: true },
    telnyx: { status: 'cancel-pending', referenced: true },
  },
];

/** Ports that stand at more than one carrier, or at one that is not Kazoo. */
export const CASES: readonly PracticeCase[] = SKETCHES.map((sketch, index) => ({
  ...sketch,
  portRequestId: idOf('case', sketch.slug),
  accountNumber: String(40_071_500 + index * 137),
  pin: String(4_120 + index * 31),
}));
