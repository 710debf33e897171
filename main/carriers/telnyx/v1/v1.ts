import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import type { AccountAccess } from '../../../core/interfaces/carrier.ts';
import { KeyedMutex } from '../../mutex.ts';
import type { S3, S3Options } from '../../s3.ts';
import type { V1Api } from './api.ts';
import { Bridge } from './bridge.ts';

/** What the modules of one session share. */
export interface TelnyxV1 {
  readonly api: V1Api;
  readonly access: AccountAccess;
  readonly storage: S3;
  /** Where files may go to and come from. */
  readonly rules: S3Options;
  /** One change at a time per order. */
  readonly lock: KeyedMutex;
  readonly bridge: Bridge;
  /** A number of an order, by which it is looked for. */
  readonly hints: Map<RemoteId, string>;
  /** Orders that the last pull listed and that were not through. */
  readonly open: Set<RemoteId>;
  /** Sub-requests of port requests that no draft explains; asked about once. */
  readonly strangers: Set<string>;
}

export function telnyxV1Of(parts: Pick<TelnyxV1, 'api' | 'access' | 'storage' | 'rules'>): TelnyxV1 {
  return {
    ...parts,
    lock: new KeyedMutex(),
    bridge: new Bridge(),
    hints: new Map(),
    open: new Set(),
    strangers: new Set(),
  };
}
