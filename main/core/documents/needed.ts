import type { DocumentKind } from '../../../preload/contract/domain/documents.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';

/** The documents that a carrier's policy asks for before it acts, each with whether the port has one of that kind. */
export function documentsNeeded(
  { description: { label }, policy }: Pick<CarrierAdapter, 'description' | 'policy'>,
  documents: readonly DocumentKind[],
): readonly Requirement[] {
  const words = {
    loa: `${label} needs a completed LOA, signed within ${policy.signatureMaxAgeDays} days.`,
    invoice: `${label} needs a bill of the last ${policy.billMaxAgeDays} days that lists the numbers.`,
    csr: `${label} needs the CSR of the losing carrier.`,
  } as const;
  return policy.requiredKinds.map((kind) => ({
    about: { kind: 'document', document: kind },
    by: 'submit',
    met: documents.includes(kind),
    what: words[kind],
  }));
}
