/** A town, in area codes that no other practice carrier's own ports are in. */
export interface Town {
  readonly area: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: 'US' | 'CA';
  readonly streets: readonly string[];
}

const town = (
  area: string,
  city: string,
  state: string,
  zip: string,
  streets: string,
  country: Town['country'] = 'US',
): Town => ({ area, city, state, zip, country, streets: streets.split(', ') });

export const TOWNS: readonly Town[] = [
  town('605', 'Sioux Falls', 'SD', '57104', 'Quartzite Ave, Phillips Kiln St'),
  town('208', 'Boise', 'ID', '83702', 'Grove Spring St, Bannock Row'),
  town('559', 'Fresno', 'CA', '93721', 'Tulare Packing St, Fulton Gate'),
  town('915', 'El Paso', 'TX', '79901', 'Mesa Foundry St, Overland Yard'),
  town('918', 'Tulsa', 'OK', '74103', 'Boulder Depot Ave, Archer Works'),
  town('502', 'Louisville', 'KY', '40202', 'Whiskey Landing, Market Cooper St'),
  town('804', 'Richmond', 'VA', '23219', 'Canal Turning, Shockoe Mill St'),
  town('843', 'Charleston', 'SC', '29401', 'Meeting House Ln, King Battery St'),
  town('401', 'Providence', 'RI', '02903', 'Jewelry Row, Westminster Loom St'),
  town('716', 'Buffalo', 'NY', '14203', 'Elevator Alley, Swan Harbor St'),
  town('416', 'Toronto', 'ON', 'M5V 2T6', 'Spadina Works, King Tailor St W', 'CA'),
];

/** Customers, each with a person who may sign for it. */
export const CUSTOMERS: readonly (readonly [company: string, person: string])[] = [
  ['Basalt Climbing', 'Erin Castlewood'],
  ['Quail Run Pediatrics', 'Hugo Ferrante'],
  ['Sunrise Citrus Packers', 'Lupe Armendariz'],
  ['Franklin Peak Supply', 'Dario Montes'],
  ['Blue Whale Auto Glass', 'Tessa Redbird'],
  ['Bourbon Barrel Outfitters', 'Clay Hathaway'],
  ['Tobacco Row Architects', 'Simone Beckett'],
  ['Palmetto Sail Loft', 'Amos Gadsden'],
  ['Federal Hill Bakery', 'Lucia Ferri'],
  ['Queen City Boilers', 'Stan Wojcik'],
  ['Distillery District Films', 'Maeve Tran'],
];

/** Carriers that numbers are ported away from. */
export const PROVIDERS = ['Comcast Business', 'Verizon', 'CenturyLink', 'Frontier', 'TDS Telecom'] as const;

/** Why losing carriers send orders back, in the words of the desk. */
export const REJECTIONS = [
  'Name on the account does not match. Please update the authorized contact as shown on the bill.',
  'Service address does not match the losing carrier’s record.',
  'Account number is invalid. Please provide the number as printed on the bill.',
  'PIN required by the losing carrier.',
  'Pending order on the account. Have it completed or canceled, then resubmit.',
] as const;
