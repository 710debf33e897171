import { isObject, type Json, type JsonObject } from '../../json.ts';
import { Refusal } from '../answer.ts';

/** The part of JSON schema draft 4 that Kazoo's port schemas use. */
export interface Schema {
  readonly type?: TypeName | readonly TypeName[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyRequired?: readonly string[];
  readonly minProperties?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly enum?: () => ReadonlySet<string>;
  readonly format?: 'email';
  readonly default?: Json;
}
type TypeName = 'object' | 'array' | 'string' | 'integer' | 'boolean';

/** One thing wrong, in the words and codes of Kazoo's validator. */
export interface Fault {
  readonly path: readonly string[];
  readonly code: string;
  readonly detail: JsonObject;
}

const typeOf = (value: Json): TypeName | 'null' | 'number' => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'object' | 'string' | 'boolean';
};

const typesOf = (schema: Schema): readonly TypeName[] =>
  schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;

/** Text that the schema wants as a number or truth value becomes one, as Kazoo does unless it is strict. */
function coerced(schema: Schema, value: Json): Json {
  const types = typesOf(schema);
  if (typeof value !== 'string' || types.includes('string')) return value;
  if (types.includes('integer') && /^-?\d+$/.test(value)) return Number(value);
  if (types.includes('boolean') && /^(true|false)$/.test(value)) return value === 'true';
  return value;
}

/** Checks `value`, collecting faults, and returns it with types put right and defaults filled in. */
export function validate(schema: Schema, input: Json, path: readonly string[], faults: Fault[]): Json {
  const value = coerced(schema, input);
  const add = (code: string, message: string, more: JsonObject = {}): void => {
    faults.push({ path, code, detail: { message, ...more, value } });
  };
  const types = typesOf(schema);
  const type = typeOf(value);
  if (types.length > 0 && !(types as readonly string[]).includes(type)) {
    add('type', `Value did not match type(s): ${types.join(',')}`, { target: types.join(',') });
    return value;
  }
  if (typeof value === 'string') checkText(schema, value, add);
  if (schema.oneOf) {
    const fitting = schema.oneOf.filter((option) => {
      const found: Fault[] = [];
      validate(option, value, path, found);
      return found.length === 0;
    });
    if (fitting.length !== 1) add('not_one_schema_valid', 'failed to validate');
  }
  const { items } = schema;
  if (Array.isArray(value) && items)
    return value.map((item, index) => validate(items, item, [...path, String(index)], faults));
  return isObject(value) ? checkObject(schema, value, path, faults, add) : value;
}

type Add = (code: string, message: string, more?: JsonObject) => void;

function checkText(schema: Schema, value: string, add: Add): void {
  const { minLength, maxLength, pattern } = schema;
  const length = [...value].length;
  if (minLength !== undefined && length < minLength)
    add('minLength', `String must be at least ${minLength} characters`, { target: minLength, cause: value });
  if (maxLength !== undefined && length > maxLength)
    add('maxLength', `String must not be more than ${maxLength} characters`, {
      target: maxLength,
      cause: value,
    });
  if (pattern !== undefined && !new RegExp(pattern).test(value))
    add('pattern', `Failed to match pattern '${pattern}'`, { target: pattern });
  if (schema.enum && !schema.enum().has(value))
    add('enum', 'Value not found in enumerated list of values', { target: [...schema.enum()] });
  if (schema.format === 'email' && !/^[^@]+@[^@]+$/.test(value))
    add('wrong_format', 'Field is not in the correct format', { format: 'email' });
}

function checkObject(
  schema: Schema,
  value: JsonObject,
  path: readonly string[],
  faults: Fault[],
  add: Add,
): JsonObject {
  checkPresence(schema, value, path, faults);
  if (schema.minProperties !== undefined && Object.keys(value).length < schema.minProperties)
    add('too_few_properties', 'failed to validate');
  if (schema.additionalProperties === false && Object.keys(value).some((key) => !schema.properties?.[key]))
    add('additionalProperties', 'Strict checking of data is enabled; only include schema-defined properties');
  return checkProperties(schema, value, path, faults);
}

function checkPresence(schema: Schema, value: JsonObject, path: readonly string[], faults: Fault[]): void {
  for (const key of schema.required ?? [])
    if (value[key] === undefined)
      faults.push({
        path: [...path, key],
        code: 'required',
        detail: { message: 'Field is required but missing', value: key },
      });
  if (schema.anyRequired && !schema.anyRequired.some((key) => value[key] !== undefined))
    faults.push({ path: [''], code: 'any_schemas_not_valid', detail: { message: 'failed to validate' } });
}

function checkProperties(
  schema: Schema,
  value: JsonObject,
  path: readonly string[],
  faults: Fault[],
): JsonObject {
  const result: Record<string, Json> = { ...value };
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const given = value[key];
    if (given !== undefined) result[key] = validate(property, given, [...path, key], faults);
    else if (property.default !== undefined) result[key] = property.default;
  }
  for (const [pattern, property] of Object.entries(schema.patternProperties ?? {}))
    for (const [key, given] of Object.entries(value))
      if (new RegExp(pattern).test(key)) result[key] = validate(property, given, [...path, key], faults);
  return result;
}

/** Faults as the `data` of a 400: dotted path -> code -> detail. A dot inside a key is `%2E`. */
export function faultsData(faults: readonly Fault[]): JsonObject {
  const data: Record<string, Record<string, Json>> = {};
  for (const { path, code, detail } of faults) {
    const key = path.map((part) => part.replaceAll('.', '%2E')).join('.');
    data[key] = { ...data[key], [code]: detail };
  }
  return data;
}

/** `input` as the schema sees it; refuses with 400 "validation error" naming every fault. */
export function checked(schema: Schema, input: JsonObject): JsonObject {
  const faults: Fault[] = [];
  const value = validate(schema, input, [], faults);
  if (faults.length > 0)
    throw new Refusal({ kind: 'error', status: 400, message: 'validation error', data: faultsData(faults) });
  return isObject(value) ? value : {};
}
