import type { JsonObject } from '../../json.ts';
import { type Answer, notFound, ok } from '../answer.ts';
import { FLOWROUTE_BUCKET } from '../seed/credentials.ts';
import { type Call, orderOf } from '../site.ts';
import type { FileRecord, OrderRecord } from '../world/model.ts';
import { expiryText } from '../world/render.ts';
import { ensureDrawn } from './drawn.ts';
import { settleFiles } from './progress.ts';

/** A paper as its own page shows it; one that is complete with a URL to download it for a while. */
export function fileData(call: Call, order: OrderRecord, file: FileRecord): JsonObject {
  return {
    attributes: { filename: file.filename, file: file.file, status: file.status, ...download(call, file) },
    id: file.id,
    links: { self: `${call.base}/portorders/${order.id}/files/${file.id}` },
    type: 'portorder-file',
  };
}

function download({ site }: Call, file: FileRecord): JsonObject {
  if (file.status !== 'complete') return {};
  const seconds = site.switches.urlSeconds;
  return {
    expires: expiryText(site.now() + seconds * 1000),
    url: site.storage.presignGet({ bucket: FLOWROUTE_BUCKET, key: file.key, seconds }),
  };
}

/** GET /portorders/{id}/files/{fid}. */
export async function readFileRecord(call: Call, id: string, fileId: string): Promise<Answer> {
  const order = await settleFiles(call.site, orderOf(call, id));
  const file = order.files.find((each) => each.id === fileId);
  if (!file) throw notFound();
  if (file.drawn) await ensureDrawn(call.site, order, file);
  return ok({ data: fileData(call, order, file) });
}
