import { type Answer, impossible, ok } from '../answer.ts';
import { FLOWROUTE_BUCKET } from '../seed/credentials.ts';
import { type Call, orderOf, wrongStatus } from '../site.ts';
import type { FileRecord, OrderRecord } from '../world/model.ts';
import { expiryText } from '../world/render.ts';
import { isCustomersTurn } from '../world/status.ts';
import { baseName, keyFor, typeOf } from './names.ts';

/** As temporary credentials carry one; its `/`, `+` and `=` have to survive the client. */
const SESSION_TOKEN = 'practice/session+token/for+uploads==';

/** Papers can be added only while it is the customer's turn. */
export function checkPapersOpen(order: OrderRecord): void {
  if (!isCustomersTurn(order.status)) throw wrongStatus(order, 'Adding documents');
}

/** POST /portorders/{id}/upload_file: a URL that takes the bytes for a while. */
export function requestUpload(call: Call, id: string): Answer {
  const order = orderOf(call, id);
  const { filename } = call.body;
  const name = typeof filename === 'string' ? baseName(filename) : '';
  if (typeof filename !== 'string' || name === '') throw impossible("'filename' is required.");
  checkPapersOpen(order);
  const { site } = call;
  const seconds = site.switches.urlSeconds;
  const file: FileRecord = {
    id: site.store.nextId('file'),
    filename,
    file: name,
    key: keyFor(order.id, name),
    contentType: typeOf(name),
    status: 'pending',
    expires: site.now() + seconds * 1000,
    seenAt: null,
  };
  site.store.save({ ...order, files: [...order.files, file], modified: site.now() });
  const { key, contentType } = file;
  const url = site.storage.presignPut({
    bucket: FLOWROUTE_BUCKET,
    key,
    contentType,
    seconds,
    sessionToken: SESSION_TOKEN,
  });
  return ok({
    data: {
      attributes: { expires: expiryText(file.expires), url },
      id: file.id,
      links: { self: `${call.base}/portorders/${order.id}/files/${file.id}` },
      type: 'portorder-file-url',
    },
  });
}
