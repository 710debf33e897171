import type { Route } from './routes.ts';

/** The paths of v1, below the address itself (carriers/telnyx-flowroute-s3.md §A). */
export const V1_ROUTES: readonly Route[] = [];
