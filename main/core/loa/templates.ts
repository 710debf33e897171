import type { CarrierId } from '../../../preload/contract/domain/ids.ts';
import {
  LOA_VARIANT_LABELS,
  type LoaTemplate,
  type LoaVariant,
  templateLacks,
} from '../../../preload/contract/domain/loa.ts';
import type { ChannelInput, FileContent } from '../../../preload/contract/ipc/channels.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';
import type { PdfFacts } from '../interfaces/loa.ts';
import type { LoaBook, PickFile } from '../interfaces/loa-book.ts';
import { refuse } from '../interfaces/refusal.ts';

export interface TemplateParts {
  readonly book: LoaBook;
  readonly pick: PickFile;
  readonly carriers: () => Promise<readonly Pick<CarrierAdapter, 'description'>[]>;
  /** What the PDF says of itself; rejects with a problem where it can't be read. */
  readonly inspect: (pdf: Uint8Array) => Promise<Pick<PdfFacts, 'pages' | 'formFields'>>;
  readonly uuid: () => string;
}

/** An LOA form has one or two; more is another document. */
const MOST_PAGES = 20;

/** The form of a carrier and variant, taken in with nothing placed on it yet; `null` when the agent chose no file. */
export async function addTemplate(
  parts: TemplateParts,
  { carrier, variant }: ChannelInput<'loa.addTemplate'>,
): Promise<LoaTemplate | null> {
  const label = await carrierLabel(parts, carrier);
  refuseSecond(parts.book, carrier, variant, label);
  const picked = await parts.pick('form');
  if (!picked) return null;
  const { pages, formFields } = await parts.inspect(picked.bytes);
  if (pages > MOST_PAGES) {
    throw refuse(
      'rejected',
      `${picked.fileName} has ${pages} pages, which is no LOA form.`,
      `Choose the form alone; it may have ${MOST_PAGES} pages.`,
    );
  }
  const name = picked.fileName.replace(/\.pdf$/i, '').slice(0, 80) || 'Form';
  const template = { id: parts.uuid(), name, carrier, variant, pages, formFields, placed: [] };
  await parts.book.addTemplate(template, picked.bytes);
  return template;
}

export function changeTemplate(
  { book }: Pick<TemplateParts, 'book'>,
  { templateId, name, placed }: ChannelInput<'loa.changeTemplate'>,
): LoaTemplate {
  const old = templateOf(book, templateId);
  const fits = placed?.filter(({ target }) =>
    'field' in target ? old.formFields.includes(target.field) : target.page < old.pages,
  );
  const changed = { ...old, ...(name !== undefined && { name }), ...(fits && { placed: fits }) };
  const { templates } = book.read();
  book.change({ templates: templates.map((each) => (each.id === templateId ? changed : each)) });
  return changed;
}

export async function removeTemplate({ book }: Pick<TemplateParts, 'book'>, id: string): Promise<null> {
  await book.removeTemplate(templateOf(book, id).id);
  return null;
}

export async function readTemplate({ book }: Pick<TemplateParts, 'book'>, id: string): Promise<FileContent> {
  const { name } = templateOf(book, id);
  return { fileName: `${name}.pdf`, mediaType: 'application/pdf', bytes: await book.form(id) };
}

/** The form that is filled for a port of these carriers: the first that has all that an LOA must show. */
export function templateFor(
  { book }: Pick<TemplateParts, 'book'>,
  carriers: readonly CarrierId[],
  variant: LoaVariant,
): LoaTemplate | undefined {
  const fitting = book.read().templates.filter((each) => each.variant === variant);
  return carriers
    .flatMap((carrier) => fitting.filter((each) => each.carrier === carrier))
    .find((each) => templateLacks(each).length === 0);
}

function templateOf(book: LoaBook, id: string): LoaTemplate {
  const found = book.read().templates.find((each) => each.id === id);
  if (found) return found;
  throw refuse('not-found', 'This form is no longer in Portside.', 'Add it again.');
}

async function carrierLabel({ carriers }: TemplateParts, carrier: CarrierId): Promise<string> {
  const found = (await carriers()).find(({ description }) => description.id === carrier);
  if (found) return found.description.label;
  throw refuse('rejected', 'Portside does not know this carrier.', 'Choose another carrier.');
}

function refuseSecond(book: LoaBook, carrier: CarrierId, variant: LoaVariant, label: string): void {
  const has = book.read().templates.some((each) => each.carrier === carrier && each.variant === variant);
  if (!has) return;
  throw refuse(
    'rejected',
    `There is a form of ${label} already: ${LOA_VARIANT_LABELS[variant]}.`,
    'Remove that one first, or choose other numbers.',
  );
}
