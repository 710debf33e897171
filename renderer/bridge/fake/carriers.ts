import type { CarrierDescription } from '../../../preload/contract/domain/accounts.ts';

const KAZOO: CarrierDescription = {
  id: 'kazoo',
  label: 'Kazoo',
  mark: 'KZ',
  baseUrlHint: 'https://kazoo.example.com:8443',
  methods: [
    {
      id: 'api-key',
      label: 'API key',
      fields: [{ name: 'apiKey', label: 'API key', secret: true, max: 200 }],
    },
    {
      id: 'user',
      label: 'User and password',
      fields: [
        { name: 'user', label: 'User name', secret: false, max: 128 },
        { name: 'password', label: 'Password', secret: true, max: 128 },
        { name: 'realm', label: 'Account name or realm', secret: false, max: 128 },
      ],
    },
  ],
};

const TELNYX: CarrierDescription = {
  id: 'telnyx',
  label: 'Telnyx',
  mark: 'TX',
  baseUrlHint: 'https://api.telnyx.com',
  methods: [
    {
      id: 'api-key',
      label: 'API key',
      fields: [{ name: 'apiKey', label: 'API key', secret: true, max: 200 }],
    },
  ],
};

const FLOWROUTE: CarrierDescription = {
  id: 'flowroute',
  label: 'Flowroute',
  mark: 'FR',
  baseUrlHint: 'https://api.flowroute.com',
  methods: [
    {
      id: 'keys',
      label: 'Access key and secret key',
      fields: [
        { name: 'accessKey', label: 'Access key', secret: false, max: 100 },
        { name: 'secretKey', label: 'Secret key', secret: true, max: 200 },
      ],
    },
  ],
  caution: 'Flowroute’s porting interface is not published. What Portside sends was read off its portal.',
};

/** The carriers of the fake's registry. */
export const CARRIERS: readonly CarrierDescription[] = [KAZOO, TELNYX, FLOWROUTE];

export function labelOf(carrier: string): string {
  return CARRIERS.find((one) => one.id === carrier)?.label ?? carrier;
}
