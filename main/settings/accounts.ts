import { z } from 'zod';
import type { Credentials } from '../../preload/contract/domain/accounts.ts';
import type { AccountBook, SavedAccount } from '../core/interfaces/ports.ts';
import { Refusal } from '../core/interfaces/refusal.ts';
import { seal, unseal } from '../secrets/seal.ts';
import { openKept } from './kept.ts';

const savedSchema = z.object({
  id: z.string().min(1),
  carrier: z.string().min(1),
  name: z.string(),
  baseUrl: z.string(),
  method: z.string(),
  timeZone: z.string(),
  practice: z.boolean(),
  remoteAccountId: z.string().min(1).exactOptional(),
  /** Credentials as sealed text; the clear ones exist in memory only. */
  sealed: z.string(),
});
type Entry = Readonly<z.infer<typeof savedSchema>>;

const fileSchema = z.object({ accounts: z.array(savedSchema) });
const credentialsSchema = z.object({ method: z.string(), values: z.record(z.string(), z.string()) });

/** A sealed text belongs to its account and opens in no other entry. */
const contextOf = (id: string) => `portside/credentials/${id}`;

function unreadable(name: string): Refusal {
  return new Refusal({
    code: 'secrets-locked',
    what: `The saved credentials of ${name} can't be opened with this profile's key.`,
    next: 'Open the account and type its credentials again.',
  });
}

function withoutSealed({ sealed: _, ...account }: Entry): SavedAccount {
  return account;
}

/**
 * The accounts of this profile in `<folder>/accounts.json`. `key` gives the credentials key and throws
 * `secrets-locked` while there is none.
 */
export function openAccounts(
  folder: string,
  key: () => Buffer,
): AccountBook & { readonly setAside?: string } {
  const kept = openKept<{ readonly accounts: readonly Entry[] }>({
    folder,
    name: 'accounts',
    // An empty object is what a new file reads as.
    parse: (raw) => fileSchema.safeParse({ accounts: [], ...(raw as object) }).data,
    fallback: { accounts: [] },
    backup: true,
  });
  const entries = () => kept.read().accounts;
  const write = (accounts: readonly Entry[]) => kept.write({ accounts });

  return {
    list: () => entries().map(withoutSealed),
    save: async (account, credentials) => {
      const clear = Buffer.from(JSON.stringify(credentials));
      const sealed = seal(key(), clear, contextOf(account.id)).toString('base64');
      const entry = { ...account, sealed };
      const known = entries().some(({ id }) => id === account.id);
      write(known ? entries().map((old) => (old.id === account.id ? entry : old)) : [...entries(), entry]);
    },
    rename: async (id, name) =>
      write(entries().map((entry) => (entry.id === id ? { ...entry, name } : entry))),
    remove: async (id) => write(entries().filter((entry) => entry.id !== id)),
    credentials: async (id): Promise<Credentials> => {
      const entry = entries().find((one) => one.id === id);
      if (!entry) {
        throw new Refusal({
          code: 'not-found',
          what: 'This account is no longer in Portside.',
          next: 'Add it again.',
        });
      }
      const clear = unseal(key(), Buffer.from(entry.sealed, 'base64'), contextOf(id));
      if (clear === undefined) throw unreadable(entry.name);
      return credentialsSchema.parse(JSON.parse(clear.toString('utf8')));
    },
    ...(kept.setAside !== undefined && { setAside: kept.setAside }),
  };
}
