import type { CarrierAdapter } from '../core/interfaces/carrier.ts';
import { flowrouteAdapter } from './flowroute/adapter.ts';
import { kazooAdapter } from './kazoo/adapter.ts';
import { telnyxAdapter } from './telnyx/adapter.ts';
import { telnyxV1Adapter } from './telnyx/v1-adapter.ts';

/** Every carrier there is, one line each. A new one is a folder here, this line and its fixtures. */
export const adapters = [
  kazooAdapter(),
  telnyxAdapter(),
  telnyxV1Adapter(),
  flowrouteAdapter(),
] as const satisfies readonly CarrierAdapter[];

/** The ids of the carriers in the registry. */
export type RegisteredCarrierId = (typeof adapters)[number]['description']['id'];
