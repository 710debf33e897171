import {
  type FieldChanges,
  isSecretField,
  type PortFields,
  SECRET_FIELDS,
  type SecretFieldName,
} from '../../preload/contract/domain/fields.ts';
import type { FieldConflict } from '../../preload/contract/domain/port-requests.ts';
import type { DeliveryMark } from '../core/interfaces/delivery.ts';
import type { LoaRecord } from '../core/interfaces/loa.ts';
import type { MutationBody } from '../core/interfaces/mutation.ts';
import type { CarrierOrder } from '../core/interfaces/order.ts';
import { UnreadableRow } from './problems.ts';
import type { Sealer } from './seal.ts';

type SecretChange = (value: string, field: SecretFieldName) => string | undefined;

/** Replaces secret texts; `undefined` drops the field. Cleared fields (`null`) stay cleared. */
function withSecrets<Fields extends FieldChanges>(fields: Fields, change: SecretChange): Fields {
  let next: Record<string, string | null | undefined> | undefined;
  for (const name of SECRET_FIELDS) {
    const value = fields[name];
    if (typeof value !== 'string') continue;
    next ??= { ...fields };
    const changed = change(value, name);
    if (changed === undefined) delete next[name];
    else next[name] = changed;
  }
  return (next ?? fields) as Fields;
}

function orderSecrets(order: CarrierOrder, change: SecretChange): CarrierOrder {
  const fields = withSecrets(order.fields, change);
  return fields === order.fields ? order : { ...order, fields };
}

function bodySecrets(body: MutationBody, change: (value: string, where: string) => string | undefined) {
  switch (body.kind) {
    case 'create':
      return { ...body, fields: withSecrets(body.fields, change) };
    case 'edit':
      return {
        ...body,
        changes: withSecrets(body.changes, (value, name) => change(value, `changes.${name}`)),
        base: withSecrets(body.base, (value, name) => change(value, `base.${name}`)),
      };
    case 'move':
    case 'comment':
    case 'deliver':
    case 'remove-document':
    case 'remove':
      return body;
  }
}

function conflictSecrets(
  conflicts: readonly FieldConflict[],
  change: (value: string, where: string) => string | undefined,
): readonly FieldConflict[] {
  return conflicts.map((conflict) => {
    if (!isSecretField(conflict.field)) return conflict;
    const side = (name: 'base' | 'mine' | 'theirs') =>
      change(conflict[name], `conflict.${conflict.field}.${name}`) ?? '';
    return { field: conflict.field, base: side('base'), mine: side('mine'), theirs: side('theirs') };
  });
}

/** `open`: secrets in clear. `drop`: without them, which is all a card needs. */
export type Secrets = 'open' | 'drop';

/** What the agent saw, what the agent typed, what the carrier held. */
export type Sides = Pick<FieldConflict, 'base' | 'mine' | 'theirs'>;

/** Turns what holds secrets into stored text and back. */
export interface Codec {
  readonly order: {
    readonly encode: (key: string, order: CarrierOrder) => string;
    /** The same of an order that is JSON already, given what is secret in it. */
    readonly encodeText: (
      key: string,
      text: string,
      secrets: readonly (readonly [SecretFieldName, string])[],
    ) => string;
    readonly decode: (key: string, body: string, secrets: Secrets) => CarrierOrder;
  };
  readonly body: {
    readonly encode: (id: string, body: MutationBody) => string;
    readonly decode: (id: string, body: string, secrets: Secrets) => MutationBody;
  };
  /** Wholly sealed: a slot lets others in. */
  readonly mark: {
    readonly encode: (id: string, mark: DeliveryMark) => string;
    readonly decode: (id: string, text: string) => DeliveryMark;
  };
  readonly own: {
    readonly encode: (id: string, fields: PortFields) => string;
    readonly decode: (id: string, text: string, secrets: Secrets) => PortFields;
  };
  /** Wholly sealed: both sides' values of a field. */
  readonly sides: {
    readonly encode: (id: string, sides: Sides) => string;
    readonly decode: (id: string, text: string) => Sides;
  };
  /** Wholly sealed: hashes of short texts tell them. */
  readonly loa: {
    readonly encode: (id: string, loa: LoaRecord) => string;
    readonly decode: (id: string, text: string) => LoaRecord;
  };
  readonly conflicts: {
    readonly encode: (id: string, conflicts: readonly FieldConflict[]) => string;
    readonly decode: (id: string, text: string, secrets: Secrets) => readonly FieldConflict[];
  };
}

export function createCodec(sealer: Sealer): Codec {
  const sealAt = (prefix: string) => (value: string, where: string) =>
    sealer.seal(value, `${prefix}:${where}`);
  const openAt = (prefix: string, secrets: Secrets) => (value: string, where: string) =>
    secrets === 'drop' ? undefined : opened(sealer, value, `${prefix}:${where}`);
  return {
    order: {
      encode: (key, order) => JSON.stringify(orderSecrets(order, sealAt(`orders:${key}`))),
      encodeText: (key, text, secrets) => {
        const seal = sealAt(`orders:${key}`);
        let sealed: string | undefined = text;
        for (const [name, value] of secrets) {
          sealed = sealed && inItsPlace(sealed, name, value, seal(value, name));
        }
        return sealed ?? JSON.stringify(orderSecrets(parsed<CarrierOrder>(text), seal));
      },
      decode: (key, body, secrets) =>
        orderSecrets(parsed<CarrierOrder>(body), openAt(`orders:${key}`, secrets)),
    },
    body: {
      encode: (id, body) => JSON.stringify(bodySecrets(body, sealAt(`mutations:${id}`))),
      decode: (id, body, secrets) =>
        bodySecrets(parsed<MutationBody>(body), openAt(`mutations:${id}`, secrets)),
    },
    mark: {
      encode: (id, mark) => sealer.seal(JSON.stringify(mark), `deliveries:${id}:mark`),
      decode: (id, text) => parsed<DeliveryMark>(opened(sealer, text, `deliveries:${id}:mark`)),
    },
    own: {
      encode: (id, fields) => JSON.stringify(withSecrets(fields, sealAt(`own_fields:${id}`))),
      decode: (id, text, secrets) =>
        withSecrets(parsed<PortFields>(text), openAt(`own_fields:${id}`, secrets)),
    },
    sides: {
      encode: (id, sides) => sealer.seal(JSON.stringify(sides), `history:${id}:sides`),
      decode: (id, text) => parsed<Sides>(opened(sealer, text, `history:${id}:sides`)),
    },
    loa: {
      encode: (id, loa) => sealer.seal(JSON.stringify(loa), `loas:${id}:body`),
      decode: (id, text) => parsed<LoaRecord>(opened(sealer, text, `loas:${id}:body`)),
    },
    conflicts: {
      encode: (id, conflicts) => JSON.stringify(conflictSecrets(conflicts, sealAt(`mutations:${id}`))),
      decode: (id, text, secrets) =>
        conflictSecrets(parsed<readonly FieldConflict[]>(text), openAt(`mutations:${id}`, secrets)),
    },
  };
}

/**
 * A text within a string of JSON has its quotes escaped, so that only the property itself reads like this; nothing where
 * it does not stand there once.
 */
function inItsPlace(json: string, name: SecretFieldName, value: string, sealed: string): string | undefined {
  const open = `"${name}":${JSON.stringify(value)}`;
  const at = json.indexOf(open);
  if (at < 0 || json.lastIndexOf(open) !== at) return undefined;
  return `${json.slice(0, at)}"${name}":"${sealed}"${json.slice(at + open.length)}`;
}

function opened(sealer: Sealer, value: string, where: string): string {
  try {
    return sealer.open(value, where);
  } catch (cause) {
    throw new UnreadableRow('a sealed field does not open', { cause });
  }
}

/** Text of our own tables; anything else than what we wrote means damage. */
export function parsed<Value>(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch (cause) {
    throw new UnreadableRow('a stored text is no JSON', { cause });
  }
}
