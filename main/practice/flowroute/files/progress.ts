import { FLOWROUTE_BUCKET } from '../seed/credentials.ts';
import type { Site } from '../site.ts';
import type { FileRecord, OrderRecord } from '../world/model.ts';

/** Papers must be PDF (a support page says so of bills). */
const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-');

/**
 * How far a paper has come: pending until its bytes lie in the bucket, then processing for a while, then
 * complete; error when they are no PDF, or never came before the URL died.
 */
async function settled(site: Site, file: FileRecord): Promise<FileRecord> {
  const now = site.now();
  if (file.status === 'complete' || file.status === 'error') return file;
  const bytes = await site.storage.read(FLOWROUTE_BUCKET, file.key);
  if (!bytes) return now > file.expires ? { ...file, status: 'error' } : file;
  const seenAt = file.seenAt ?? now;
  if (now - seenAt < site.switches.processingMs) return { ...file, status: 'processing', seenAt };
  return { ...file, status: isPdf(bytes) ? 'complete' : 'error', seenAt };
}

/** The order with its papers as far as they have come by now. */
export async function settleFiles(site: Site, { id, files }: OrderRecord): Promise<OrderRecord> {
  const now = await Promise.all(files.map((file) => settled(site, file)));
  const changed = now.some((file, index) => file !== files[index]);
  const latest = site.store.order(id);
  if (!latest) throw new Error('an order went while its files were looked at');
  if (!changed) return latest;
  const known = new Map(now.map((file) => [file.id, file]));
  return site.store.save({ ...latest, files: latest.files.map((file) => known.get(file.id) ?? file) });
}
