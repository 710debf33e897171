type Json = Readonly<Record<string, unknown>>;

const DEEPEST = 6;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value below these keys, or nothing. */
function below(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
}

/**
 * The items of a list or a group: below `data.attributes.orders.data`, or in plainer places
 * (`carriers/telnyx-flowroute-s3.md` §C). Nothing when the answer holds no list at all.
 */
export function listIn(body: unknown): readonly unknown[] | undefined {
  const places = [
    below(body, 'data', 'attributes', 'orders', 'data'),
    below(body, 'data', 'attributes', 'orders'),
    below(body, 'data', 'orders', 'data'),
    below(body, 'data', 'orders'),
    below(body, 'data'),
  ];
  return places.find((place): place is unknown[] => Array.isArray(place));
}

function isOrder(value: Json): boolean {
  return value.type === 'portorder' || Array.isArray(below(value, 'attributes', 'numbers'));
}

/** Every order anywhere in an answer: one, or those of a group, however the group wraps them. */
export function ordersIn(body: unknown, depth = 0): readonly unknown[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(body)) return body.flatMap((item) => ordersIn(item, depth + 1));
  if (!isObject(body)) return [];
  if (isOrder(body)) return [body];
  return Object.values(body).flatMap((value) => ordersIn(value, depth + 1));
}

/** The id of a group, in an answer that is one. */
export function groupIn(body: unknown): string | undefined {
  const id = below(body, 'data', 'id');
  return below(body, 'data', 'type') === 'portorder_group' &&
    (typeof id === 'string' || typeof id === 'number')
    ? String(id)
    : undefined;
}

/** Leaves of nested arrays and `data` wrappers, as documents and comments come in. */
export function leavesIn(value: unknown, depth = 0): readonly unknown[] {
  if (depth > DEEPEST || value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => leavesIn(item, depth + 1));
  return isObject(value) && 'data' in value ? leavesIn(value.data, depth + 1) : [value];
}
