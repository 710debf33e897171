import type { RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import { isState } from '../../../preload/contract/domain/states.ts';
import type { Instant, ZonedTime } from '../../../preload/contract/domain/time.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import { kindOfName } from './document-names.ts';
import { readFields } from './field-map.ts';
import { gregorianToInstant } from './gregorian.ts';
import { numbersOf } from './numbers.ts';
import type { SignedIn } from './sign-in.ts';
import type { PortDocument, WireReadOnly, WireUpload } from './wire.ts';

/** What is known of an order beside its document. */
export interface Around {
  readonly me: SignedIn;
  /** Zone in which days of this account begin. */
  readonly timeZone: string;
  /** The carrier's clock. */
  readonly now: Instant;
  /** Whether we are its port authority, where the document does not say. */
  readonly authority: boolean;
  /** Kazoo 5 puts what was `_read_only` beside the document (`carriers/kazoo.md` §1). */
  readonly metadata?: WireReadOnly | undefined;
  readonly revision?: string | undefined;
  /** The account it was addressed through. */
  readonly subAccountId?: string | undefined;
  readonly stateSince?: Instant | undefined;
}

/** A port document of either shape, 4.3 or 5, as an order. */
export function orderOf(document: PortDocument, around: Around): CarrierOrder {
  const facts = { ...around.metadata, ...document._read_only };
  const status = document.port_state ?? 'unknown';
  const createdAt = instant(document.created) ?? around.now;
  const subAccount = subAccountOf(document, facts, around);
  const schedule = scheduleOf(document, around.timeZone);
  const scheduledAt =
    schedule === undefined && document.scheduled_date === undefined
      ? undefined
      : instant(document.scheduled_date);
  return {
    remoteId: document.id,
    status,
    ...(isState(status) && { state: status }),
    ...(around.stateSince !== undefined && { stateSince: around.stateSince }),
    fields: readFields(document, around.timeZone),
    numbers: numbersIn(document, facts),
    ...(subAccount !== undefined && { subAccount }),
    ...(schedule !== undefined && { schedule }),
    ...(scheduledAt !== undefined && { scheduledAt }),
    createdAt,
    updatedAt: instant(document.updated) ?? createdAt,
    ...(around.revision !== undefined && { revision: around.revision }),
    documents: documentsOf(document.uploads),
    actionRequired: asksForAction(document),
    authority: isAuthority(facts, around),
    tracks: true,
    ...oursIn(document),
  };
}

function oursIn({ portside }: PortDocument): Pick<CarrierOrder, 'ours'> {
  const { op, port } = portside ?? {};
  return op === undefined || port === undefined ? {} : { ours: { mutationId: op, portRequestId: port } };
}

/** Whether the document itself tells who its port authority is. */
export function namesAuthority(document: PortDocument, metadata: WireReadOnly | undefined): boolean {
  return (document._read_only?.port_authority ?? metadata?.port_authority) !== undefined;
}

export function documentsOf(uploads: Readonly<Record<string, WireUpload>>): readonly RemoteDocument[] {
  return Object.entries(uploads).map(([name, { content_type, length }]) => ({
    name,
    kind: kindOfName(name),
    mediaType: content_type ?? 'application/octet-stream',
    size: length ?? 0,
  }));
}

function instant(seconds: number | undefined): Instant | undefined {
  return seconds !== undefined && seconds > 0 && seconds < 3e11 ? gregorianToInstant(seconds) : undefined;
}

/** Completing a port empties `numbers`: what it had is then in `ported_numbers` (`carriers/kazoo.md` §2). */
function numbersIn(document: PortDocument, facts: WireReadOnly): CarrierOrder['numbers'] {
  const open = Object.keys(document.numbers);
  if (open.length > 0) return numbersOf(open);
  const ported = facts.ported_numbers ?? document.ported_numbers ?? {};
  return numbersOf(Array.isArray(ported) ? ported : Object.keys(ported));
}

function subAccountOf(
  document: PortDocument,
  facts: WireReadOnly,
  around: Around,
): CarrierOrder['subAccount'] {
  const id = document.account_id ?? facts.account_id ?? around.subAccountId;
  if (id === undefined || id === around.me.accountId) return undefined;
  const name = facts.account_name ?? document.account_name;
  return { id, ...(name !== undefined && name !== 'unknown' && { name }) };
}

function scheduleOf({ schedule_on }: PortDocument, timeZone: string): ZonedTime | undefined {
  if (schedule_on?.date_time === undefined) return undefined;
  return { dateTime: schedule_on.date_time, timeZone: schedule_on.timezone ?? timeZone };
}

/** The newest comment asks the customer to act; nothing on the server ever clears it (`carriers/kazoo.md` §6). */
function asksForAction({ comments }: PortDocument): boolean {
  const newest = comments.reduce<(typeof comments)[number] | undefined>(
    (last, comment) => (last === undefined || comment.timestamp >= last.timestamp ? comment : last),
    undefined,
  );
  return newest?.action_required === true;
}

function isAuthority(facts: WireReadOnly, { me, authority }: Around): boolean {
  if (me.master) return true;
  return facts.port_authority === undefined ? authority : facts.port_authority === me.accountId;
}
