import type { CarrierDescription } from '../../../preload/contract/domain/accounts.ts';
import type { Capabilities } from '../../core/interfaces/carrier.ts';
import { KEPT_FIELDS } from './field-map.ts';

export const FLOWROUTE = {
  id: 'flowroute',
  label: 'Flowroute',
  mark: 'FR',
  baseUrlHint: 'https://api.flowroute.com',
  methods: [
    {
      id: 'keys',
      label: 'Access key and secret key',
      fields: [
        {
          name: 'accessKey',
          label: 'Access key',
          secret: false,
          hint: 'From Preferences, API control in the Flowroute portal',
          max: 200,
        },
        { name: 'secretKey', label: 'Secret key', secret: true, max: 200 },
        {
          name: 'signerName',
          label: 'E-LOA signed by',
          secret: false,
          hint: 'Who signs Flowroute’s own e-LOA at your company: first and last name',
          max: 128,
        },
        {
          name: 'signerTitle',
          label: 'Title of the signer',
          secret: false,
          hint: 'Such as Porting manager',
          max: 128,
        },
      ],
    },
  ],
} as const satisfies CarrierDescription;

/**
 * `carriers/telnyx-flowroute-s3.md` §C. No limit of the rate is published: this is the careful start of `sync.md` §5.
 */
export const FLOWROUTE_CAPABILITIES: Capabilities = {
  tracks: false,
  edits: {
    fields: KEPT_FIELDS,
    fieldsIn: ['unconfirmed', 'rejected'],
    addNumbersIn: ['unconfirmed'],
    removeNumbersIn: ['unconfirmed'],
  },
  portability: true,
  windows: false,
  documents: {
    kinds: ['loa', 'invoice', 'csr', 'other'],
    accepts: ['application/pdf'],
    convertsToPdf: ['image/jpeg', 'image/png', 'image/tiff', 'image/heic'],
    addIn: ['unconfirmed', 'rejected'],
    removeIn: [],
    replace: false,
    storedFirst: true,
  },
  comments: { write: false, private: false, actionRequired: false, keepsTime: false },
  serverLoa: false,
  removeIn: [],
  rate: { burst: 5, perSecond: 2 },
};
