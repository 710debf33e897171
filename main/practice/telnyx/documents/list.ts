import { type Answer, unprocessable } from '../answer.ts';
import { momentIn, paged } from '../http/paging.ts';
import type { Call } from '../site.ts';
import type { StoredDocument } from '../world/model.ts';
import { shownDocument } from './handlers.ts';

/** The references asked for: one, or any of several; null when it was not asked. */
function references(call: Call): readonly string[] | null {
  const { query } = call;
  const one = query.get('filter[customer_reference][eq]') ?? query.get('filter[customer_reference]');
  if (one !== null) return [one];
  const any = query.getAll('filter[customer_reference][in][]');
  return any.length > 0 ? any : null;
}

const SORTS: Readonly<Record<string, (a: StoredDocument, b: StoredDocument) => number>> = {
  filename: (a, b) => a.filename.localeCompare(b.filename),
  created_at: (a, b) => a.created - b.created,
  updated_at: (a, b) => a.updated - b.updated,
};

/** GET /documents, newest first unless told. */
export function listDocuments(call: Call): Answer {
  const { site, query } = call;
  const wanted = references(call);
  const part = query.get('filter[filename][contains]');
  const after = momentIn(call, 'filter[created_at][gt]');
  const before = momentIn(call, 'filter[created_at][lt]');
  const sort = query.get('sort[]') ?? '-created_at';
  const by = SORTS[sort.replace(/^-/, '')];
  if (!by) throw unprocessable({ code: '10015', detail: 'unknown sort', parameter: 'sort' });
  const found = site.store
    .documents()
    .filter((each) => each.accountId === call.accountId)
    .filter((each) => wanted === null || wanted.includes(each.customerReference ?? ''))
    .filter((each) => part === null || each.filename.includes(part))
    .filter(
      (each) =>
        (after === undefined || each.created > after) && (before === undefined || each.created < before),
    )
    .toSorted((a, b) => (sort.startsWith('-') ? by(b, a) : by(a, b)));
  return paged(call, found, (each) => shownDocument(site, each));
}
