import type { Answer } from '../answer.ts';
import type { Call } from '../site.ts';

/** Works one request out; `ids` are what stands for the `:` parts of the path. */
export type Handler = (call: Call, ...ids: readonly string[]) => Answer | Promise<Answer>;

/** A method and path with its handler. */
export interface Route {
  readonly method: string;
  readonly parts: readonly string[];
  readonly handle: Handler;
}

/** `route('GET /porting_orders/:id', readOrder)`. */
export function route(what: string, handle: Handler): Route {
  const [method = 'GET', path = ''] = what.split(' ');
  return { method, parts: path.split('/').filter(Boolean), handle };
}

/** What a request leads to: a handler with its ids, a known path with another method, or nothing. */
export type Found =
  | { readonly kind: 'handler'; readonly handle: Handler; readonly ids: readonly string[] }
  | { readonly kind: 'method' }
  | { readonly kind: 'nothing' };

const fits = ({ parts }: Route, segments: readonly string[]): boolean =>
  parts.length === segments.length &&
  parts.every((part, index) => part.startsWith(':') || part === segments[index]);

/** The route of a request; where two fit, the one that stands first. */
export function find(routes: readonly Route[], method: string, segments: readonly string[]): Found {
  const fitting = routes.filter((each) => fits(each, segments));
  const right = fitting.find((each) => each.method === method);
  if (!right) return { kind: fitting.length > 0 ? 'method' : 'nothing' };
  const ids = segments.filter((_segment, index) => right.parts[index]?.startsWith(':'));
  return { kind: 'handler', handle: right.handle, ids };
}
