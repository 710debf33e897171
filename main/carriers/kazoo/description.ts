import type { CarrierDescription } from '../../../preload/contract/domain/accounts.ts';
import { FIELD_NAMES } from '../../../preload/contract/domain/fields.ts';
import { isTerminal, STATES } from '../../../preload/contract/domain/states.ts';
import type { Capabilities } from '../../core/interfaces/carrier.ts';

export const KAZOO = {
  id: 'kazoo',
  label: 'Kazoo',
  mark: 'KZ',
  baseUrlHint: 'https://kazoo.example.com:8443',
  methods: [
    {
      id: 'api-key',
      label: 'API key',
      fields: [
        {
          name: 'apiKey',
          label: 'API key',
          secret: true,
          hint: '64 characters, from the settings of the account',
          max: 200,
        },
      ],
    },
    {
      id: 'password',
      label: 'User and password',
      fields: [
        { name: 'user', label: 'User name', secret: false, max: 256 },
        { name: 'password', label: 'Password', secret: true, max: 256 },
        { name: 'account', label: 'Account name or realm', secret: false, max: 256 },
      ],
    },
  ],
} as const satisfies CarrierDescription;

const OPEN = STATES.filter((state) => !isTerminal(state));

/** `carriers/kazoo.md` §2, §3 and §4. The rate is 70 % of Kazoo's bucket, so that a browser of the same agent still works. */
export const KAZOO_CAPABILITIES: Capabilities = {
  tracks: true,
  edits: { fields: FIELD_NAMES, fieldsIn: OPEN, addNumbersIn: OPEN, removeNumbersIn: OPEN },
  portability: false,
  windows: false,
  documents: {
    kinds: ['loa', 'invoice', 'csr', 'other'],
    accepts: ['application/pdf'],
    convertsToPdf: ['image/jpeg', 'image/png', 'image/tiff', 'image/heic'],
    addIn: STATES,
    removeIn: ['unconfirmed', 'rejected', 'canceled'],
    replace: true,
    storedFirst: false,
  },
  // `get_new_comments` keeps what is later than the last comment and drops the rest with a 201 (`carriers/kazoo.md` §6).
  comments: { write: true, private: true, actionRequired: true, keepsTime: true },
  serverLoa: true,
  removeIn: ['unconfirmed', 'rejected', 'canceled'],
  rate: { burst: 70, perSecond: 7 },
};
