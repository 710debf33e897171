import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { ChannelInput, ChannelOutput } from '../../../preload/contract/ipc/channels.ts';
import type { LoaRecord } from '../interfaces/loa.ts';
import { load } from '../port-requests/load.ts';
import { contentOf, draftOf, draftsOf, type LoaDraft, refuseLacking } from './drafts.ts';
import { loaFileName } from './file-name.ts';
import type { LoaParts } from './parts.ts';

/**
 * Draws an LOA to be signed on paper and saves it where the agent says. What was printed is remembered by its id, so that
 * the scan is known when it comes back.
 */
export async function printLoa(
  parts: LoaParts,
  { id, variant }: ChannelInput<'loa.print'>,
): Promise<ChannelOutput<'loa.print'>> {
  const { store, press, loaFiles, clock } = parts;
  const loaded = await load(store, id);
  const draft = draftOf(await draftsOf(parts, loaded), variant, loaded.name);
  refuseLacking(draft, loaded.name);
  const bytes = await press.draw(contentOf(draft), draft.look);
  await store.keepLoa(recordOf(draft, toInstant(clock.now())));
  const path = await loaFiles.saveToPrint(loaFileName(loaded.name, variant), bytes);
  return path === undefined ? null : { path };
}

/** What is remembered of an LOA before it is signed. */
export function recordOf({ loaId, variant, text, ...hashes }: LoaDraft, createdAt: string): LoaRecord {
  const { contentHash, partHashes } = hashes;
  const { portRequestId, numbersHash } = text;
  return { loaId, portRequestId, variant, contentHash, partHashes, numbersHash, createdAt };
}
