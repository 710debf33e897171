import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Accounts {
  readonly accounts: readonly { readonly practice: boolean }[];
}

/**
 * As on the day the carrier is gone: the practice accounts of a profile that is not running become accounts of a
 * server elsewhere, so the next run does not start one for them, and nobody listens at their address.
 */
export async function unplugPractice(profile: string): Promise<void> {
  for (const name of ['accounts.json', 'accounts.backup.json']) {
    const path = join(profile, 'settings', name);
    const { accounts } = JSON.parse(await readFile(path, 'utf8')) as Accounts;
    await writeFile(
      path,
      JSON.stringify({ accounts: accounts.map((account) => ({ ...account, practice: false })) }),
    );
  }
}
