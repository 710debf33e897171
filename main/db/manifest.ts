import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFile } from './durable.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.object({
  /** When it was made, by the clock of this computer. */
  at: z.iso.datetime(),
  /** The copy's own hash and bytes. */
  ledger: z.object({ sha256: hash, size: z.number().int().min(0) }),
  waiting: z.number().int().min(0),
  documents: z.number().int().min(0),
  /** Vault files that the copy names. */
  files: z.array(z.object({ sha256: hash, size: z.number().int().min(0) })),
});

/** What a backup is made of, written beside it. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

const NAME = 'manifest.json';

export function writeManifest(folder: string, manifest: Manifest): void {
  const path = join(folder, NAME);
  writeFileSync(path, JSON.stringify(manifest), { mode: 0o600 });
  syncFile(path);
}

/** `undefined` when there is none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(readFileSync(join(folder, NAME), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

const CHUNK = 1024 * 1024;

/** Of a file's bytes, lower-case hex; in constant memory. */
export function hashOf(path: string): string {
  const sum = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  const fd = openSync(path, 'r');
  try {
    for (let read = readSync(fd, buffer); read > 0; read = readSync(fd, buffer)) {
      sum.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(fd);
  }
  return sum.digest('hex');
}
