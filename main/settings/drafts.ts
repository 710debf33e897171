import { z } from 'zod';
import { type DraftKey, draftKeyOf, type UnsavedDraft } from '../../preload/contract/domain/drafts.ts';
import { unsavedDraft } from '../../preload/contract/ipc/inputs.ts';
import { seal, unseal } from '../secrets/seal.ts';
import { openKept } from './kept.ts';

/** What was typed and not saved, form by form. */
export interface DraftBook {
  /** Oldest first; those that this profile's key does not open are left out. */
  readonly list: () => readonly UnsavedDraft[];
  /** In the place of what the same form held before. On disk when this returns. */
  readonly keep: (draft: UnsavedDraft) => void;
  readonly drop: (key: DraftKey) => void;
}

/** Forms that are remembered at most; the one that was touched longest ago is given up first. */
const MOST = 50;

const fileSchema = z.object({ drafts: z.array(z.object({ key: z.string(), sealed: z.string() })) });
type File = Readonly<z.infer<typeof fileSchema>>;

/** A sealed text belongs to its form and opens in no other entry. */
const contextOf = (key: DraftKey) => `portside/drafts/${key}`;

/**
 * The drafts of this profile in `<folder>/drafts.json`, each sealed whole: names, numbers and PINs. `sealingKey` throws
 * `secrets-locked` while there is no key.
 */
export function openDrafts(folder: string, sealingKey: () => Buffer): DraftBook {
  const kept = openKept<File>({
    folder,
    name: 'drafts',
    // An empty object is what a new file reads as.
    parse: (raw) => fileSchema.safeParse({ drafts: [], ...(raw as object) }).data,
    fallback: { drafts: [] },
  });
  const entries = () => kept.read().drafts;
  const open = ({ key, sealed }: File['drafts'][number]): readonly UnsavedDraft[] => {
    const clear = unseal(sealingKey(), Buffer.from(sealed, 'base64'), contextOf(key));
    if (!clear) return [];
    const draft = unsavedDraft(z).safeParse(JSON.parse(clear.toString('utf8')));
    return draft.success ? [draft.data as UnsavedDraft] : [];
  };
  return {
    list: () => entries().flatMap(open),
    keep: (draft) => {
      const key = draftKeyOf(draft);
      const clear = Buffer.from(JSON.stringify(draft));
      const sealed = seal(sealingKey(), clear, contextOf(key)).toString('base64');
      const others = entries().filter((entry) => entry.key !== key);
      kept.write({ drafts: [...others, { key, sealed }].slice(-MOST) });
    },
    drop: (key) => {
      if (entries().some((entry) => entry.key === key)) {
        kept.write({ drafts: entries().filter((entry) => entry.key !== key) });
      }
    },
  };
}
