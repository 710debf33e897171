import { FIELDS, isSecretField } from '../../preload/contract/domain/fields.ts';
import type { TimelineEntry } from '../../preload/contract/domain/port-requests.ts';
import type { HistoryRow } from './queries/history.ts';
import type { Codec, Sides } from './secrets.ts';

/** A choice or merge as a line of the timeline. Of a secret it tells that there was another value, not which. */
export function pastEntry(row: HistoryRow, codec: Codec): TimelineEntry {
  const { id, at, accountId, carrier, remoteId, field } = row;
  return {
    id: `history/${id}`,
    at,
    accountId,
    carrier,
    ...(remoteId !== null && { remoteId }),
    kind: 'local',
    text: isSecretField(field) ? secretWords(row) : words(row, codec.sides.decode(id, row.sides)),
    ...(isSecretField(field) && { past: { historyId: id, field } }),
  };
}

function secretWords({ field, kept, by }: HistoryRow): string {
  const { label } = FIELDS[field];
  const spelled = by === 'merge' ? 'only written differently' : 'different';
  return kept === 'mine'
    ? `${label}: yours kept, the carrier’s was ${spelled}.`
    : `${label}: the carrier’s kept, yours was ${spelled}.`;
}

function words({ field, kept, by }: HistoryRow, { mine, theirs }: Sides): string {
  const { label } = FIELDS[field];
  const spelled = by === 'merge' ? ', only written differently' : '';
  return kept === 'mine'
    ? `${label}: yours, ${quoted(mine)}, kept. The carrier’s was ${quoted(theirs)}${spelled}.`
    : `${label}: the carrier’s, ${quoted(theirs)}, kept. Yours was ${quoted(mine)}${spelled}.`;
}

function quoted(text: string): string {
  return text === '' ? 'empty' : `“${text}”`;
}
