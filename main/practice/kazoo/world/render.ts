import type { Json, JsonObject } from '../../json.ts';
import { authorityFor } from './accounts.ts';
import type { PortRecord } from './model.ts';
import type { Store } from './store.ts';

/** Keys the server writes and no caller may set. */
export const READ_ONLY = new Set(['id', 'created', 'updated', 'uploads', 'port_state', 'sent', '_read_only']);

/** What of a caller's object may be stored: private (`pvt_`, `_`) and read-only keys fall away. */
export const writable = (data: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([key]) => !key.startsWith('pvt_') && !key.startsWith('_') && !READ_ONLY.has(key),
    ),
  );

/** The `uploads` object: name -> content type and length in bytes. */
export const uploadsOf = (port: PortRecord): JsonObject =>
  Object.fromEntries(
    [...port.attachments].map(([name, { contentType, bytes }]) => [
      name,
      { content_type: contentType, length: bytes.byteLength },
    ]),
  );

/** The `_read_only` object of a port; `port_authority` is worked out anew from the accounts as they are. */
export function readOnlyOf(store: Store, port: PortRecord): JsonObject {
  const account = store.accounts.get(port.accountId);
  const authority = account ? authorityFor(store, account) : port.authority;
  return {
    account_id: port.accountId,
    account_name: account?.name ?? 'unknown',
    port_authority: authority,
    port_authority_name: store.accounts.get(authority)?.name ?? 'unknown',
    ...(port.portedNumbers ? { ported_numbers: port.portedNumbers } : {}),
  };
}

/** The comments a caller may see. */
export const visibleComments = (port: PortRecord, seesPrivate: boolean): readonly JsonObject[] =>
  seesPrivate
    ? port.comments
    : port.comments.filter((comment) => !comment.is_private && comment.superduper_comment !== true);

/** The public document without `_read_only`. */
export function publicFields(port: PortRecord, seesPrivate: boolean): Record<string, Json> {
  return {
    ...port.fields,
    ...(port.comments.length > 0 ? { comments: visibleComments(port, seesPrivate) } : {}),
    id: port.id,
    created: port.created,
    updated: port.modified,
    uploads: uploadsOf(port),
    port_state: port.state,
    sent: port.sent,
  };
}
