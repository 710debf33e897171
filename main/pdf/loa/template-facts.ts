import { openForm } from './form-source.ts';

/** What settings show of a carrier's form before its fields are mapped. */
export interface TemplateFacts {
  readonly pages: number;
  /** Full names of the fields that take text or a signature, in the order of the pages, once each. */
  readonly formFields: readonly string[];
}

/** Rejects with a problem for a form that is encrypted, an XFA form, scripted, damaged or too long. */
export async function templateFacts(bytes: Uint8Array): Promise<TemplateFacts> {
  const pages = await openForm(bytes);
  const names = pages.flatMap(({ placed }) => placed.flatMap(({ field }) => (field ? [field] : [])));
  return { pages: pages.length, formFields: [...new Set(names)] };
}
