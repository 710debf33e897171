import type { CarrierDescription } from '../../../preload/contract/domain/accounts.ts';
import type { Capabilities } from '../../core/interfaces/carrier.ts';
import { STREET_PARTS } from '../street-line.ts';

export const TELNYX = {
  id: 'telnyx',
  label: 'Telnyx',
  mark: 'TX',
  baseUrlHint: 'https://api.telnyx.com',
  methods: [
    {
      id: 'v2',
      label: 'API key',
      fields: [
        {
          name: 'apiKey',
          label: 'API key',
          secret: true,
          hint: 'Begins with KEY; from API Keys in the Mission Control Portal',
          max: 200,
        },
      ],
    },
  ],
} as const satisfies CarrierDescription;

/**
 * `carriers/telnyx-flowroute-s3.md` §B. Numbers are told once, at the creation. The rate is a guess: Telnyx publishes
 * none and says in each answer how much is left.
 */
export const TELNYX_CAPABILITIES: Capabilities = {
  tracks: false,
  edits: {
    fields: [
      'requestedDate',
      'portType',
      'billingName',
      'accountNumber',
      'pin',
      'btn',
      'newBtn',
      ...STREET_PARTS,
      'unit',
      'city',
      'region',
      'postalCode',
      'signee',
    ],
    fieldsIn: ['unconfirmed', 'submitted', 'pending', 'scheduled', 'rejected'],
    addNumbersIn: [],
    removeNumbersIn: [],
  },
  portability: true,
  windows: true,
  documents: {
    kinds: ['loa', 'invoice', 'csr', 'other'],
    accepts: ['application/pdf', 'image/jpeg', 'image/png'],
    convertsToPdf: ['image/tiff', 'image/heic'],
    addIn: ['unconfirmed', 'submitted', 'pending', 'scheduled', 'rejected'],
    removeIn: ['unconfirmed', 'rejected'],
    replace: true,
    storedFirst: true,
  },
  comments: { write: true, private: false, actionRequired: false, keepsTime: false },
  serverLoa: true,
  removeIn: ['unconfirmed'],
  rate: { burst: 40, perSecond: 10 },
};
