import type { CarrierDescription } from '../../../../preload/contract/domain/accounts.ts';
import type { Capabilities } from '../../../core/interfaces/carrier.ts';
import { TELNYX_CAPABILITIES } from '../description.ts';

export const TELNYX_V1 = {
  id: 'telnyx-v1',
  label: 'Telnyx v1',
  mark: 'T1',
  baseUrlHint: 'https://api.telnyx.com',
  methods: [
    {
      id: 'v1',
      label: 'User and token',
      fields: [
        {
          name: 'user',
          label: 'API user',
          secret: false,
          hint: 'The e-mail address of the portal, or the access key',
          max: 200,
        },
        { name: 'token', label: 'API token', secret: true, hint: 'From the portal, for API v1', max: 200 },
      ],
    },
  ],
  caution:
    'Files sent through Telnyx v1 can be read by anyone who knows their address: its upload form demands that. Use Telnyx instead of Telnyx v1 unless you have to.',
} as const satisfies CarrierDescription;

/**
 * `carriers/telnyx-flowroute-s3.md` §A. Nothing there takes a document, a draft or a number away again. The types of
 * files are our own limit: the form bounds none. The rate is a guess, as none is published.
 */
export const TELNYX_V1_CAPABILITIES: Capabilities = {
  tracks: false,
  edits: {
    fields: TELNYX_CAPABILITIES.edits.fields,
    fieldsIn: ['unconfirmed', 'submitted', 'rejected'],
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
    removeIn: [],
    replace: false,
    storedFirst: true,
  },
  comments: { write: true, private: false, actionRequired: false, keepsTime: false },
  serverLoa: false,
  removeIn: [],
  rate: { burst: 40, perSecond: 10 },
};
