import type { FieldName, PortFields } from '../../preload/contract/domain/fields.ts';
import { FIELDS } from '../../preload/contract/domain/fields.ts';
import type { OrderEdit } from '../core/interfaces/carrier.ts';
import { CarrierFailure } from '../core/interfaces/carrier.ts';

/**
 * An edit was laid over what was read then; a field of it that somebody has written since would be overwritten unseen.
 * Rejects before anything is sent, so that the edit is laid over what stands there now.
 */
export function requireAsSeen(accountName: string, { changes, seen }: OrderEdit, now: PortFields): void {
  if (!seen) return;
  const names = Object.keys(changes) as readonly FieldName[];
  const written = names.find((name) => (now[name] ?? '') !== (seen[name] ?? ''));
  if (written === undefined) return;
  throw new CarrierFailure(
    {
      code: 'conflict',
      what: `“${FIELDS[written].label}” was changed at ${accountName} a moment ago.`,
      next: 'Portside compares it with yours, and sends what still stands.',
    },
    'no',
  );
}
