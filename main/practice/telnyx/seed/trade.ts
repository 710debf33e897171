import type { Place } from '../../seed/places.ts';

const place = (
  city: string,
  region: string,
  postal: string,
  zone: string,
  area: string,
  streets: string,
): Place => ({
  city,
  region,
  postal,
  zone: `America/${zone}`,
  areas: [area],
  streets: streets.split(', '),
});

/** Towns in area codes that no other practice carrier's own ports are in. */
export const PLACES: readonly Place[] = [
  place('Little Rock', 'AR', '72201', 'Chicago', '501', 'Cantrell Works, Riverdale Ln, Markham Gate'),
  place('Des Moines', 'IA', '50309', 'Chicago', '515', 'Court Foundry St, Locust Yard, Walnut Mill'),
  place('Knoxville', 'TN', '37902', 'New_York', '865', 'Gay Marble St, Jackson Depot, Market Loft'),
  place('Madison', 'WI', '53703', 'Chicago', '608', 'Willy Lantern St, Mifflin Row, Atwood Works'),
  place('Burlington', 'VT', '05401', 'New_York', '802', 'Church Slate St, Pine Kiln, Battery Landing'),
  place('Portland', 'ME', '04101', 'New_York', '207', 'Wharf Cooper St, Exchange Loft, Fore Chandlery'),
  place('Fargo', 'ND', '58102', 'Chicago', '701', 'Broadway Granary, Elevator Row, Main Plow Ave'),
  place('Billings', 'MT', '59101', 'Denver', '406', 'Rimrock Depot, Montana Yard, Minnesota Works'),
  place('Wichita', 'KS', '67202', 'Chicago', '316', 'Douglas Hangar Ave, Delano Row, Commerce Mill'),
  place('Toledo', 'OH', '43604', 'New_York', '419', 'Adams Glass St, Summit Works, Erie Warehouse'),
];

/** Customers, each with a person who may sign for it. */
export const CUSTOMERS: readonly (readonly [company: string, person: string])[] = [
  ['Natural State Outfitters', 'Verna Holcomb'],
  ['Capitol Corridor Law', 'Jerome Stahl'],
  ['Marble City Physical Therapy', 'Anika Rowe'],
  ['Isthmus Coffee Roasters', 'Soren Lund'],
  ['Maple Kiln Pottery', 'Josephine Tatro'],
  ['Casco Bay Rigging', 'Ned Thibodeau'],
  ['Red River Implement', 'Karla Overgaard'],
  ['Yellowstone Land Title', 'Wade Big Hair'],
  ['Air Capital Instruments', 'Mina Farahani'],
  ['Glass City Ophthalmology', 'Terrence Boyle'],
  ['Prairie Crossing Vet', 'Lena Voss'],
  ['Two Rivers Insurance', 'Calvin Osei'],
  ['Birch & Brine Seafood', 'Maren Doucette'],
  ['Arch Street Accounting', 'Gloria Penn'],
  ['Hilltop Montessori', 'Ida Fenwick'],
];

/** Losing carriers and their SPIDs. */
export const LOSING: readonly (readonly [carrier: string, spid: string])[] = [
  ['Spectrum Business', '4036'],
  ['Cox Business', '6529'],
  ['AT&T', '9417'],
  ['Frontier Communications', '8821'],
  ['CenturyLink', '2147'],
  ['Windstream', '7705'],
  ['Consolidated Communications', '3310'],
  ['TDS Telecom', '1184'],
];

/** The SPID of a losing carrier; one nobody has listed gets one of its own. */
export const spidOf = (carrier: string): string => LOSING.find(([name]) => name === carrier)?.[1] ?? '5999';

/** What Telnyx's porting desk writes when an order is sent back, by code. */
export const ASKS: Readonly<Record<string, string>> = {
  ENTITY_NAME_MISMATCH:
    'The losing carrier has another business name on the account. Please send the name as it is on the bill.',
  POSTAL_CODE_MISMATCH: 'The postal code on the CSR is not the one on the order. Please correct it.',
  PASSCODE_PIN_INVALID: 'The losing carrier rejects the PIN. Only the account holder can obtain a new one.',
  LSR_PENDING: 'There is a pending order on the account. Please have the customer complete or cancel it.',
  LOA_ILLEGIBLE: 'We cannot read the LOA. Please upload a clean scan with a readable signature.',
  MAIN_BTN_PORTING: 'The main billing number is porting. Which number becomes the new one for what remains?',
  ACCOUNT_NUMBER_MISMATCH:
    'The account number does not match. It is on the first page of the latest invoice.',
};

/** What agents and the desk say along the way. */
export const REMARKS = {
  user: [
    'Customer asks for a morning date, the shop opens at ten.',
    'Please port all numbers on the same day.',
    'New invoice uploaded.',
  ],
  admin: [
    'Submitted to the losing carrier. We expect an answer within two business days.',
    'FOC received. Please make sure that the connection is configured before the date.',
    'The losing carrier asked for the invoice again; we have sent it.',
  ],
} as const;
