import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ZipWriter } from '../files/zip.ts';

/**
 * Adds what was chosen about LOAs, the logo and the carriers' forms: hours of work that no carrier has. The address of a
 * time-stamp service may hold credentials and counts as a secret. Names what could not be read.
 */
export async function addLoaSettings(
  zip: ZipWriter,
  settings: string,
  withSecrets: boolean,
): Promise<readonly string[]> {
  const unreadable: string[] = [];
  const add = async (from: string, name: string, change = asItIs) => {
    const bytes = await readFile(from).then(change).catch(whyNot);
    if (bytes === 'unreadable') unreadable.push(name);
    else if (bytes !== 'absent') await zip.add(name, [bytes], 'deflated');
  };
  await add(join(settings, 'loa.json'), 'loa/settings.json', withSecrets ? asItIs : withoutAddress);
  for (const name of await readdir(join(settings, 'loa')).catch(() => [])) {
    if (!name.endsWith('.part')) await add(join(settings, 'loa', name), `loa/${name}`);
  }
  return unreadable;
}

const asItIs = (bytes: Uint8Array): Uint8Array => bytes;

function whyNot(error: unknown): 'absent' | 'unreadable' {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'absent' : 'unreadable';
}

function withoutAddress(bytes: Uint8Array): Uint8Array {
  const { timestampUrl: _, ...kept } = JSON.parse(Buffer.from(bytes).toString('utf8'));
  return Buffer.from(JSON.stringify(kept));
}
