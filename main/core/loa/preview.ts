import type { FieldChanges } from '../../../preload/contract/domain/fields.ts';
import type { ChannelInput, LoaPreview } from '../../../preload/contract/ipc/channels.ts';
import { load } from '../port-requests/load.ts';
import { contentOf, draftOf, draftsOf } from './drafts.ts';
import { loaFileName } from './file-name.ts';
import type { LoaParts } from './parts.ts';

/** An LOA as it would be signed now, also while something lacks; nothing is kept of it. */
export async function previewLoa(
  parts: LoaParts,
  { id, variant, changes }: ChannelInput<'loa.preview'>,
): Promise<LoaPreview> {
  const loaded = await load(parts.store, id);
  const drafts = await draftsOf(parts, loaded, changes as FieldChanges | undefined);
  const draft = draftOf(drafts, variant, loaded.name);
  return {
    fileName: loaFileName(loaded.name, variant),
    mediaType: 'application/pdf',
    bytes: await parts.press.draw(contentOf(draft), draft.look),
    contentHash: draft.contentHash,
  };
}
