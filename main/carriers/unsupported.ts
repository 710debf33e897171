import type { AccountAccess } from '../core/interfaces/carrier.ts';
import { CarrierFailure } from '../core/interfaces/carrier.ts';

/** What a carrier has no call for. Asked only when a screen forgot to look at the capabilities. */
export async function unsupported(access: Pick<AccountAccess, 'accountName'>, does: string): Promise<never> {
  throw new CarrierFailure(
    { code: 'rejected', what: `${access.accountName} ${does}.`, next: 'Nothing was sent.' },
    'no',
  );
}
