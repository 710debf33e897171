import type { Document } from '../../../preload/contract/domain/documents.ts';
import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import type { E164 } from '../../../preload/contract/domain/ids.ts';
import { type DeliverParts, queued, takenNames } from '../documents/deliver.ts';
import { fileTurn } from '../documents/local.ts';
import { freeName } from '../documents/names.ts';
import { objectionOf } from '../documents/objection.ts';
import { dayAt } from '../port-requests/dates.ts';
import { changeOf } from '../port-requests/edit.ts';
import { shareEdit } from '../port-requests/edit-shares.ts';
import type { FoldedOrder } from '../port-requests/fold.ts';
import type { Loaded } from '../port-requests/load.ts';
import type { Signed } from './standing.ts';

/** An LOA that has just been signed, on the screen or on paper; its file is in the vault. */
export interface JustSigned {
  readonly record: Signed;
  readonly document: Document;
  /** On the LOA. */
  readonly numbers: readonly E164[];
}

/**
 * Makes the signed LOA a document of the port, on its way to every order that has some of its numbers and takes it; who
 * signed and when goes to the orders that keep it. An earlier LOA of the same numbers goes nowhere any more.
 */
export async function keepSigned(
  parts: DeliverParts,
  loaded: Loaded,
  { record, document, numbers }: JustSigned,
): Promise<void> {
  const { store, outbox, carriers } = parts;
  const takers = await takersOf(parts, loaded, document, numbers);
  const name = freeName(document.fileName, takenNames(loaded));
  const changes = signingFields(record, loaded.folded.fields);
  const share = shareEdit(loaded, { changes, add: [], remove: [] }, carriers);
  const earlier = (await store.loas(loaded.record.id)).flatMap(({ variant, signed }) =>
    signed && variant === record.variant ? [signed.documentId] : [],
  );
  const { touched, orphaned } = await store.signLoa(record, document, {
    deliveries: takers.map((order) => queued(parts, document, order, name)),
    replaces: earlier,
    edit: changeOf(outbox, loaded, share),
  });
  outbox.added(touched);
  for (const sha256 of orphaned) await letGo(parts, sha256);
}

/** Who signed and when; of a paper nobody says when, so that what is written stays. */
function signingFields({ signed }: Signed, fields: PortFields): PortFields {
  const { signer, at, timeZone, method } = signed;
  const written = method === 'paper' ? fields.signingDate : undefined;
  return { signee: signer, signingDate: written ?? dayAt(at, timeZone) };
}

async function takersOf(
  parts: DeliverParts,
  { folded }: Loaded,
  document: Document,
  numbers: readonly E164[],
): Promise<readonly FoldedOrder[]> {
  const listed = new Set(numbers);
  const takers: FoldedOrder[] = [];
  for (const order of folded.orders) {
    if (!order.numbers.some((number) => listed.has(number))) continue;
    if (!(await objectionOf(parts, document, order))) takers.push(order);
  }
  return takers;
}

/** Another port may take in the same file meanwhile: whoever has its turn decides. */
async function letGo({ lanes, vault }: DeliverParts, sha256: string): Promise<void> {
  await lanes.run(fileTurn(sha256), () => vault.remove(sha256));
}
