import type { FieldName, PortFields } from '../../../preload/contract/domain/fields.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';

/**
 * Of these fields, the ones that not every one of the carriers keeps: they stay with us, so that a carrier that leaves
 * takes nothing along.
 */
export function ownFields(fields: PortFields, carriers: readonly CarrierAdapter[]): PortFields {
  const own = Object.entries(fields).filter(([name]) => !isKeptByAll(name as FieldName, carriers));
  return Object.fromEntries(own);
}

/** Every one of these carriers keeps this field. */
export function isKeptByAll(name: FieldName, carriers: readonly CarrierAdapter[]): boolean {
  return (
    carriers.length > 0 && carriers.every(({ capabilities }) => capabilities.edits.fields.includes(name))
  );
}
