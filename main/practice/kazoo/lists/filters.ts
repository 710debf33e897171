import { isObject, type Json, type JsonObject } from '../../json.ts';

/** The value at a dotted path. */
const at = (document: JsonObject, path: string): Json | undefined =>
  path
    .split('.')
    .reduce<Json | undefined>((value, key) => (isObject(value) ? value[key] : undefined), document);

/** One query parameter as a test of a document; null when it filters nothing. */
function test(key: string, wanted: string): ((document: JsonObject) => boolean) | null {
  if (key === 'has_key') return (document) => at(document, wanted) !== undefined;
  if (key === 'key_missing') return (document) => at(document, wanted) === undefined;
  if (key === 'created_from') return (document) => Number(document.created) >= Number(wanted);
  if (key === 'created_to') return (document) => Number(document.created) <= Number(wanted);
  if (key.startsWith('filter_not_'))
    return (document) => String(at(document, key.slice('filter_not_'.length))) !== wanted;
  if (key.startsWith('filter_'))
    return (document) => String(at(document, key.slice('filter_'.length))) === wanted;
  return null;
}

/** The `filter_…`, `has_key` and `created_…` parameters of a list as one test; null when there are none. */
export function filterOf(query: URLSearchParams): ((document: JsonObject) => boolean) | null {
  const tests = [...query].flatMap(([key, wanted]) => test(key, wanted) ?? []);
  return tests.length === 0 ? null : (document) => tests.every((each) => each(document));
}
