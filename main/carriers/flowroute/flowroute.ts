import type { AccountAccess, OrderAddress } from '../../core/interfaces/carrier.ts';
import type { S3 } from '../s3.ts';
import type { FlowrouteApi } from './api.ts';
import type { Sightings } from './sightings.ts';

/** What the modules of one session share. */
export interface Flowroute {
  readonly api: FlowrouteApi;
  readonly access: AccountAccess;
  readonly storage: S3;
  readonly sightings: Sightings;
  /** Milliseconds before each look at a file that Flowroute is still taking in; it is given up after the last. */
  readonly looks: readonly number[];
}

/** Segments of an order's path. */
export function orderPath({ remoteId }: OrderAddress, ...rest: readonly string[]): readonly string[] {
  return ['portorders', remoteId, ...rest];
}
