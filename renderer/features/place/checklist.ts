import { FIELD_NAMES, type FieldName } from '../../../preload/contract/domain/fields.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';

/** Texts of fields that were missing, as typed in the dialog. */
export type Filled = { readonly [Name in FieldName]?: string };

/** Fields the carrier lacks, in the order of every other form. */
export function missingFields(requirements: readonly Requirement[]): readonly FieldName[] {
  const missing = new Set<FieldName>();
  for (const { about, met } of requirements) if (!met && about.kind === 'field') missing.add(about.field);
  return FIELD_NAMES.filter((name) => missing.has(name));
}

/** There now, or typed into the dialog. */
export function isMet({ about, met }: Requirement, filled: Filled): boolean {
  return met || (about.kind === 'field' && Boolean(filled[about.field]?.trim()));
}

/** The first thing without which the carrier takes no order; null when it can be placed. */
export function lackOf(requirements: readonly Requirement[], filled: Filled): Requirement | null {
  return requirements.find((one) => one.by === 'create' && !isMet(one, filled)) ?? null;
}

/** What has to be saved before placing; null when nothing was typed. */
export function changesOf(filled: Filled): Filled | null {
  const typed = Object.entries(filled).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : []));
  return typed.length ? (Object.fromEntries(typed) as Filled) : null;
}
