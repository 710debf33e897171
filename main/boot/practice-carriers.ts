import type { PracticeCarrier } from '../core/accounts/practice.ts';
import type { PracticeUrls } from './practice-worker.ts';

/** Which house answers an account of this carrier. */
const HOUSES: Readonly<Record<string, keyof PracticeUrls>> = {
  kazoo: 'kazoo',
  telnyx: 'telnyx',
  'telnyx-v1': 'telnyx',
  flowroute: 'flowroute',
};

/** The house of a carrier; undefined for a carrier that is not practised. */
export const houseOf = (carrier: string): keyof PracticeUrls | undefined => HOUSES[carrier];

/** Every practice account there is, and how to sign in to it. */
export async function practiceCarriers(urls: PracticeUrls): Promise<readonly PracticeCarrier[]> {
  const [{ PRACTICE_CREDENTIALS }, { PRACTICE_TELNYX }, { PRACTICE_FLOWROUTE }] = await Promise.all([
    import('../practice/kazoo/seed/credentials.ts'),
    import('../practice/telnyx/seed/credentials.ts'),
    import('../practice/flowroute/seed/credentials.ts'),
  ]);
  const { accountRealm, username, password } = PRACTICE_CREDENTIALS;
  const { apiKey, user, token } = PRACTICE_TELNYX;
  return [
    {
      carrier: 'kazoo',
      name: 'Practice Kazoo',
      baseUrl: urls.kazoo,
      credentials: { method: 'password', values: { user: username, password, account: accountRealm } },
    },
    {
      carrier: 'telnyx',
      name: 'Practice Telnyx',
      baseUrl: urls.telnyx,
      credentials: { method: 'v2', values: { apiKey } },
    },
    {
      carrier: 'telnyx-v1',
      name: 'Practice Telnyx v1',
      baseUrl: urls.telnyx,
      credentials: { method: 'v1', values: { user, token } },
    },
    {
      carrier: 'flowroute',
      name: 'Practice Flowroute',
      baseUrl: urls.flowroute,
      credentials: {
        method: 'keys',
        values: { ...PRACTICE_FLOWROUTE, signerName: 'Maya Ferreira', signerTitle: 'Porting manager' },
      },
    },
  ];
}
