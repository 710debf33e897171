/** A path of the API, taken apart. Accounts and ids are as sent, unchecked. */
export type Route =
  | { readonly name: 'user-auth' | 'api-auth' | 'token-auth' }
  | { readonly name: 'account' | 'account-descendants'; readonly account: string }
  | {
      readonly name: 'ports' | 'ports-descendants' | 'last-submitted' | 'lnp-lookup';
      readonly account: string | null;
    }
  | {
      readonly name: 'port' | 'attachments' | 'loa' | 'timeline' | 'comments';
      readonly account: string | null;
      readonly id: string;
    }
  | {
      readonly name: 'move' | 'attachment' | 'comment';
      readonly account: string | null;
      readonly id: string;
      readonly leaf: string;
    };

const METHODS: Readonly<Record<Route['name'], readonly string[]>> = {
  'user-auth': ['PUT'],
  'api-auth': ['PUT'],
  'token-auth': ['GET', 'DELETE'],
  account: ['GET'],
  'account-descendants': ['GET'],
  ports: ['GET', 'PUT'],
  'ports-descendants': ['GET'],
  'last-submitted': ['GET'],
  'lnp-lookup': ['POST'],
  port: ['GET', 'POST', 'PATCH', 'DELETE'],
  move: ['PATCH'],
  attachments: ['GET', 'PUT'],
  attachment: ['GET', 'POST', 'DELETE'],
  loa: ['GET'],
  timeline: ['GET'],
  comments: ['GET', 'PUT', 'DELETE'],
  comment: ['GET', 'POST', 'DELETE'],
};

/** The verbs a path knows. */
export const methodsOf = (route: Route): readonly string[] => METHODS[route.name];

const STATES = new Set(['submitted', 'pending', 'scheduled', 'completed', 'rejected', 'canceled']);

function portRoute(account: string | null, rest: readonly string[]): Route | null {
  const [id, leaf, name] = rest;
  if (id === undefined) return { name: 'ports', account };
  if (leaf === undefined) {
    if (id === 'last_submitted') return { name: 'last-submitted', account };
    return id === 'lnp_lookup' ? { name: 'lnp-lookup', account } : { name: 'port', account, id };
  }
  if (rest.length > 3) return null;
  if (leaf === 'attachments' && name !== undefined) return { name: 'attachment', account, id, leaf: name };
  if (leaf === 'comments' && name !== undefined) return { name: 'comment', account, id, leaf: name };
  if (name !== undefined) return null;
  if (leaf === 'attachments' || leaf === 'loa' || leaf === 'timeline' || leaf === 'comments')
    return { name: leaf, account, id };
  return STATES.has(leaf) ? { name: 'move', account, id, leaf } : null;
}

/** The route below `/accounts/{account}`. */
function accountRoute(account: string, below: string | undefined, rest: readonly string[]): Route | null {
  if (below === undefined) return { name: 'account', account };
  if (below === 'port_requests') return portRoute(account, rest);
  if (below !== 'descendants') return null;
  if (rest.length === 0) return { name: 'account-descendants', account };
  return rest.length === 1 && rest[0] === 'port_requests' ? { name: 'ports-descendants', account } : null;
}

/** The route of the path after `/v2`; null when nobody serves it. */
export function routeOf(segments: readonly string[]): Route | null {
  const [head, account, below, ...rest] = segments;
  if (head === 'port_requests') return portRoute(null, segments.slice(1));
  if (head === 'accounts' && account !== undefined) return accountRoute(account, below, rest);
  if (segments.length !== 1) return null;
  if (head === 'user_auth') return { name: 'user-auth' };
  if (head === 'api_auth') return { name: 'api-auth' };
  return head === 'token_auth' ? { name: 'token-auth' } : null;
}
