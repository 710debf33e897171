import { isObject, type JsonObject } from '../../json.ts';
import { invalid } from '../answer.ts';

/** A JSON body: `{}` when empty, 400 `data.json.invalid` when it is none. */
export function parseJson(body: Buffer): JsonObject {
  if (body.byteLength === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Told below, like JSON that is no object.
  }
  throw invalid('json', 'invalid', { message: 'invalid JSON in request body', cause: 'json' });
}
