import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { LOA_VARIANTS, type LoaTemplate } from '../../preload/contract/domain/loa.ts';
import { loaPolicyChange, loaSettings, templateChange } from '../../preload/contract/ipc/inputs.ts';
import type { LoaBook, LoaChoices } from '../core/interfaces/loa-book.ts';
import { refuse } from '../core/interfaces/refusal.ts';
import { openKept } from './kept.ts';
import { openKeptFiles } from './kept-files.ts';

const party = loaSettings(z).shape.party.unwrap();
const template = z.object({
  id: z.uuid(),
  name: z.string().min(1),
  carrier: z.string().min(1),
  variant: z.enum(LOA_VARIANTS),
  pages: z.number().int().min(1),
  formFields: z.array(z.string()),
  placed: templateChange(z).shape.placed.unwrap(),
});
const MEDIA_TYPES = { png: 'image/png', jpg: 'image/jpeg' } as const;
const logoName = z.string().regex(/^logo-[0-9a-f]{16}\.(png|jpg)$/);
const edits = z.record(z.string(), loaPolicyChange(z).shape.changes);

interface File extends LoaChoices {
  /** Name of the logo's file. */
  readonly logo?: string;
}

const NOTHING: File = { party: { winningCarrier: '' }, byAccount: {}, policyEdits: {}, templates: [] };

/** Keeps every part that is sound; one that is not falls back alone. */
function parse(raw: unknown): File | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const part = <Value>(name: keyof File, schema: z.ZodType<Value>): { readonly [Name in string]?: Value } => {
    const parsed = schema.safeParse((raw as Record<string, unknown>)[name]);
    return parsed.success ? { [name]: parsed.data } : {};
  };
  return {
    ...NOTHING,
    ...part('party', party),
    ...part('byAccount', z.record(z.string(), party)),
    ...part('timestampUrl', z.string().min(8).max(500)),
    ...part('policyEdits', edits),
    ...part('templates', z.array(template)),
    ...part('logo', logoName),
  } as File;
}

/** What the agent chose about LOAs in `<folder>/loa.json`; its logo and the carriers' forms in `<folder>/loa/`. */
export function openLoaBook(folder: string): LoaBook & { readonly setAside?: string } {
  const kept = openKept<File>({ folder, name: 'loa', parse, fallback: NOTHING, backup: true });
  const files = openKeptFiles(join(folder, 'loa'));
  const write = (changes: Partial<File>) => kept.write({ ...kept.read(), ...changes });
  const without = (name: 'logo' | 'timestampUrl'): File => {
    const { [name]: _, ...others } = kept.read();
    return others;
  };
  const templates = (): readonly LoaTemplate[] => kept.read().templates;

  return {
    read: kept.read,
    change: ({ timestampUrl, ...changes }) => {
      const base = timestampUrl === null ? without('timestampUrl') : kept.read();
      kept.write({ ...base, ...changes, ...(typeof timestampUrl === 'string' && { timestampUrl }) });
    },
    logo: async () => {
      const { logo } = kept.read();
      const bytes = logo === undefined ? undefined : await files.read(logo);
      if (logo === undefined || bytes === undefined) return null;
      return { mediaType: MEDIA_TYPES[logo.endsWith('png') ? 'png' : 'jpg'], bytes };
    },
    keepLogo: async (logo) => {
      const { logo: old } = kept.read();
      const name = logo && logoFile(logo.bytes, logo.mediaType === 'image/png' ? 'png' : 'jpg');
      if (logo && name) await files.write(name, logo.bytes);
      if (name) write({ logo: name });
      else kept.write(without('logo'));
      if (old !== undefined && old !== name) await files.remove(old);
    },
    addTemplate: async (added, pdf) => {
      await files.write(formFile(added.id), pdf);
      write({ templates: [...templates(), added] });
    },
    removeTemplate: async (id) => {
      write({ templates: templates().filter((each) => each.id !== id) });
      await files.remove(formFile(id));
    },
    form: async (id) => {
      const bytes = await files.read(formFile(id));
      if (bytes) return bytes;
      throw refuse(
        'storage',
        'The file of this form is no longer in the profile.',
        'Remove the form and add it again.',
      );
    },
    ...(kept.setAside !== undefined && { setAside: kept.setAside }),
  };
}

function logoFile(bytes: Uint8Array, extension: keyof typeof MEDIA_TYPES): string {
  return `logo-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${extension}`;
}

function formFile(id: string): string {
  return `form-${id}.pdf`;
}
