import { idOf } from '../../seed/dice.ts';
import { normalName } from '../world/accounts.ts';
import type { Account, User, World } from '../world/model.ts';
import {
  PRACTICE_COLLEAGUE,
  PRACTICE_CREDENTIALS,
  PRACTICE_CUSTOMER,
  PRACTICE_MASTER,
} from './credentials.ts';

interface Sketch {
  readonly name: string;
  readonly timezone: string;
  readonly contact: readonly [first: string, last: string];
  /** What its places are called, for the names of its ports. */
  readonly sites: readonly string[];
  readonly billed?: true;
  readonly parent?: string;
}

/** The customers of Harborline Voice. */
export const CUSTOMERS: readonly Sketch[] = [
  {
    name: 'Juniper Street Dental',
    timezone: 'America/Los_Angeles',
    contact: ['Inés', 'Calloway'],
    sites: ['main office', 'Eastside clinic', 'orthodontics', 'billing desk', 'after-hours line'],
  },
  {
    name: 'Okafor & Lindqvist LLP',
    timezone: 'America/New_York',
    contact: ['Adaeze', 'Okafor'],
    sites: ['reception', 'litigation floor', 'conference rooms', 'intake line', 'fax pool'],
  },
  {
    name: 'Proofing Room Bakery',
    timezone: 'America/Chicago',
    contact: ['Walter', 'Pruss'],
    sites: ['Fulton Street shop', 'wholesale desk', 'market stall', 'commissary', 'cake orders'],
  },
  {
    name: 'Cedar Hollow School District',
    timezone: 'America/Denver',
    contact: ['Loretta', 'Vance'],
    sites: [
      'district office',
      'transport yard',
      'elementary office',
      'middle school',
      'nurse lines',
      'athletics',
    ],
  },
  {
    name: 'Larkspur Hotel',
    timezone: 'America/Los_Angeles',
    contact: ['Simon', 'Achterberg'],
    sites: ['front desk', 'banquets', 'guest floors', 'spa'],
    billed: true,
  },
  {
    name: 'Tidewater Marine Supply',
    timezone: 'America/New_York',
    contact: ['Gwen', 'Bascombe'],
    sites: ['counter', 'warehouse', 'rigging shop', 'fuel dock', 'parts line'],
  },
  {
    name: 'Bright Lantern Pediatrics',
    timezone: 'America/Chicago',
    contact: ['Farida', 'Noorani'],
    sites: ['scheduling', 'nurse line', 'north clinic', 'records', 'south clinic'],
  },
  {
    name: 'Ridgeline Roofing & Gutter',
    timezone: 'America/Denver',
    contact: ['Cody', 'Maestas'],
    sites: ['dispatch', 'estimates', 'yard office', 'storm line'],
  },
  {
    name: 'Sable Creek Veterinary',
    timezone: 'America/Phoenix',
    contact: ['Dana', 'Whitlock'],
    sites: ['hospital', 'emergency line', 'boarding', 'mobile unit', 'pharmacy'],
  },
  {
    name: 'Fern & Fable Books',
    timezone: 'America/New_York',
    contact: ['Elliot', 'Marsh'],
    sites: ['main store', 'events', 'warehouse', 'airport store'],
  },
  {
    name: 'Halcyon Credit Union',
    timezone: 'America/Chicago',
    contact: ['Renata', 'Solberg'],
    sites: [
      'downtown branch',
      'lending desk',
      'card services',
      'drive-through',
      'call center',
      'trust office',
    ],
  },
  {
    name: 'Mercado Tres Ríos',
    timezone: 'Pacific/Honolulu',
    contact: ['Tomás', 'Arriaga'],
    sites: ['market', 'butcher counter', 'catering', 'import office'],
  },
  {
    name: 'Cedar Hollow High School',
    timezone: 'America/Denver',
    contact: ['Preston', 'Iwata'],
    sites: ['attendance', 'counseling', 'library', 'theater'],
    parent: 'Cedar Hollow School District',
  },
];

/** Small customers of Harborline that share an account: the ports that other practice carriers know too. */
export const WALK_INS: Sketch = {
  name: 'Harborline Small Business',
  timezone: 'America/Chicago',
  contact: ['Georgia', 'Petrov'],
  sites: [],
};

export const accountId = (name: string): string => idOf('account', name);
const slug = (name: string): string => normalName(name.replace(/\s+/g, '')) || 'account';
const realmOf = (name: string): string =>
  `${name
    .toLowerCase()
    .replace(/&/g, 'and')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')}.practice.example`;

const MASTER: Account = {
  id: accountId(PRACTICE_MASTER.accountName),
  name: PRACTICE_MASTER.accountName,
  realm: PRACTICE_MASTER.accountRealm,
  timezone: 'America/Los_Angeles',
  email: 'porting@northgate.practice.example',
  tree: [],
  isReseller: true,
  apiKey: PRACTICE_MASTER.apiKey,
  billedStates: [],
};

export const HARBORLINE: Account = {
  id: accountId(PRACTICE_CREDENTIALS.accountName),
  name: PRACTICE_CREDENTIALS.accountName,
  realm: PRACTICE_CREDENTIALS.accountRealm,
  timezone: 'America/Los_Angeles',
  email: 'porting@harborline.practice.example',
  tree: [MASTER.id],
  portAuthority: accountId(PRACTICE_CREDENTIALS.accountName),
  isReseller: true,
  apiKey: PRACTICE_CREDENTIALS.apiKey,
  billedStates: [],
};

/** A reseller beside Harborline, whose ports Harborline must never see. */
const NEIGHBOUR: Account = {
  ...HARBORLINE,
  id: accountId('Saltmarsh Telecom'),
  name: 'Saltmarsh Telecom',
  realm: realmOf('Saltmarsh Telecom'),
  email: 'porting@saltmarsh.practice.example',
  portAuthority: accountId('Saltmarsh Telecom'),
  apiKey: 'practice-only-saltmarsh-telecom-'.padEnd(64, 'x'),
};

const customers: readonly Account[] = [...CUSTOMERS, WALK_INS].map((sketch) => ({
  id: accountId(sketch.name),
  name: sketch.name,
  realm: realmOf(sketch.name),
  timezone: sketch.timezone,
  email: `office@${realmOf(sketch.name)}`,
  tree: [MASTER.id, HARBORLINE.id, ...(sketch.parent ? [accountId(sketch.parent)] : [])],
  isReseller: false,
  apiKey: `practice-only-${slug(sketch.name)}-`.padEnd(64, 'x'),
  billedStates: sketch.billed ? (['submitted'] as const) : [],
}));

const ACCOUNTS: readonly Account[] = [
  MASTER,
  HARBORLINE,
  NEIGHBOUR,
  ...customers.map((account) =>
    account.name === PRACTICE_CUSTOMER.accountName
      ? { ...account, realm: PRACTICE_CUSTOMER.accountRealm, apiKey: PRACTICE_CUSTOMER.apiKey }
      : account,
  ),
];

const person = (
  account: string,
  username: string,
  password: string,
  firstName: string,
  lastName: string,
): User => ({
  id: idOf('user', account, username),
  accountId: accountId(account),
  username,
  password,
  firstName,
  lastName,
});

/** The agents of Harborline Voice. */
export const AGENTS: readonly User[] = [
  person(HARBORLINE.name, PRACTICE_CREDENTIALS.username, PRACTICE_CREDENTIALS.password, 'Maya', 'Ferreira'),
  person(HARBORLINE.name, PRACTICE_COLLEAGUE.username, PRACTICE_COLLEAGUE.password, 'Theo', 'Nakamura'),
  person(HARBORLINE.name, 'bex.ostrander', 'practice-bex', 'Bex', 'Ostrander'),
];

const USERS: readonly User[] = [
  ...AGENTS,
  person(MASTER.name, PRACTICE_MASTER.username, PRACTICE_MASTER.password, 'Odile', 'Prat'),
  person(NEIGHBOUR.name, 'desk', 'practice-desk', 'Hollis', 'Grange'),
  ...[...CUSTOMERS, WALK_INS].map(({ name, contact: [first, last] }) =>
    person(name, PRACTICE_CUSTOMER.username, PRACTICE_CUSTOMER.password, first, last),
  ),
];

/** The account of a name in the practice world. */
export function accountNamed(name: string): Account {
  const account = ACCOUNTS.find((each) => each.name === name);
  if (!account) throw new Error('no such practice account');
  return account;
}

/** The customer's own user of an account. */
export const contactOf = (account: Account): User | undefined =>
  USERS.find((user) => user.accountId === account.id);

/** The accounts and users of the practice site, without a single port. */
export const emptyWorld = (): World => ({
  accounts: ACCOUNTS,
  users: USERS,
  ports: [],
  inService: new Map(),
});
