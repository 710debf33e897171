/** A JSON value as it travels on the wire. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; keys the server does not know are kept. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** True for a plain JSON object (not null, not an array). */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `value` when it is an object, else an empty one. */
export const objectOr = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** `value` when it is a non-empty string, else undefined. */
export const textOr = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Deep merge as a PATCH does it: objects merge, `null` removes the key, anything else replaces. */
export function deepMerge(base: JsonObject, patch: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    const before = merged[key];
    if (value === null) delete merged[key];
    else if (isObject(value)) merged[key] = deepMerge(isObject(before) ? before : {}, value);
    else merged[key] = value;
  }
  return merged;
}

/** The object without the named keys. */
export function without(object: JsonObject, keys: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.has(key)));
}
