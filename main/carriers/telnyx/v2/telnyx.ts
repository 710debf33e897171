import type { AccountAccess, OrderAddress } from '../../../core/interfaces/carrier.ts';
import { KeyedMutex } from '../../mutex.ts';
import type { TelnyxApi } from './api.ts';
import { Papers } from './papers.ts';
import { Splits } from './splits.ts';

/** What the modules of one session share. */
export interface Telnyx {
  readonly api: TelnyxApi;
  readonly access: AccountAccess;
  /** One change at a time per order: two deliveries may want the same place. */
  readonly lock: KeyedMutex;
  readonly papers: Papers;
  readonly splits: Splits;
}

export function telnyxOf(api: TelnyxApi, access: AccountAccess): Telnyx {
  return { api, access, lock: new KeyedMutex(), papers: new Papers(), splits: new Splits(api) };
}

/** Segments of an order's path. */
export function orderPath({ remoteId }: OrderAddress, ...rest: readonly string[]): readonly string[] {
  return ['porting_orders', remoteId, ...rest];
}
