import type { IncomingMessage } from 'node:http';
import type { Target } from '../http/target.ts';

/** A request with what its signature covers. */
export interface Signed {
  readonly request: IncomingMessage;
  readonly target: Target;
  /** The query by name, as it came. */
  readonly query: ReadonlyMap<string, string>;
  /** `x-amz-*` headers that came; names in lower case. */
  readonly amzHeaders: ReadonlyMap<string, string>;
}
