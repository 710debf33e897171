import type { FieldName, PortFields } from '../../../preload/contract/domain/fields.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';

/** Of these fields, the ones that none of the carriers keeps: they stay with us. */
export function ownFields(fields: PortFields, carriers: readonly CarrierAdapter[]): PortFields {
  const kept = new Set(carriers.flatMap(({ capabilities }) => capabilities.edits.fields));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !kept.has(name as FieldName)));
}
