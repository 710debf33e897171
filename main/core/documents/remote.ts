import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { ChannelInput, ChannelOutput, FileContent } from '../../../preload/contract/ipc/channels.ts';
import type { OrderAddress } from '../interfaces/carrier.ts';
import type { LoaFiles } from '../interfaces/loa-rules.ts';
import type { Carriers, Sessions } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import { carrierLoaFileName } from '../loa/file-name.ts';
import { adapterOf, type Loaded, load, orderOf } from '../port-requests/load.ts';
import type { Outbox } from '../sync/enqueue.ts';

interface RemoteParts {
  readonly store: Store;
  readonly carriers: Carriers;
  readonly sessions: Sessions;
  readonly outbox: Outbox;
}

/** Fetches a file that the carrier holds. */
export async function readRemote(
  { store, sessions }: RemoteParts,
  input: ChannelInput<'documents.readRemote'>,
): Promise<FileContent> {
  const address = remoteAddress(await load(store, input.id), input);
  const file = await (await sessions.of(input.accountId)).fetchDocument(address, input.name);
  return { fileName: input.name, ...file };
}

/** The carrier's own drawing of the LOA, to look at. */
export async function readServerLoa(
  { store, sessions }: RemoteParts,
  input: ChannelInput<'documents.serverLoa'>,
): Promise<FileContent> {
  const loaded = await load(store, input.id);
  const address = remoteAddress(loaded, input);
  const file = await (await sessions.of(input.accountId)).serverLoa(address);
  return { fileName: `${loaded.name} LOA.pdf`, ...file };
}

/**
 * Saves the carrier's own drawing where the agent says, to be signed on paper: filled in as far as the carrier fills it.
 * `null` when the agent chose no place.
 */
export async function printServerLoa(
  parts: RemoteParts & { readonly loaFiles: LoaFiles },
  input: ChannelInput<'documents.printServerLoa'>,
): Promise<ChannelOutput<'documents.printServerLoa'>> {
  const loaded = await load(parts.store, input.id);
  const { carrier } = orderOf(loaded, input.accountId, input.remoteId);
  const { bytes } = await readServerLoa(parts, input);
  const fileName = carrierLoaFileName(loaded.name, adapterOf(parts.carriers, carrier).description.label);
  const path = await parts.loaFiles.saveToPrint(fileName, bytes);
  return path === undefined ? null : { path };
}

/** Queues the removal of a file that the carrier holds; it leaves the list at once. */
export async function removeRemote(
  { store, carriers, outbox }: RemoteParts,
  input: ChannelInput<'documents.removeRemote'>,
): Promise<void> {
  const loaded = await load(store, input.id);
  const order = orderOf(loaded, input.accountId, input.remoteId);
  if (!order.mirror?.documents.some(({ name }) => name === input.name)) {
    throw refuse('not-found', `The carrier no longer holds ${input.name}.`, 'Refresh the port request.');
  }
  const { capabilities, description } = adapterOf(carriers, order.carrier);
  const { removeIn } = capabilities.documents;
  if (!removeIn.includes(order.state)) {
    const where = removeIn.map((state) => STATE_LABELS[state]).join(', ');
    throw refuse(
      'rejected',
      `${description.label} keeps ${input.name} while the port is ${STATE_LABELS[order.state]}.`,
      where === '' ? 'Ask the carrier.' : `Documents can be removed in ${where}.`,
    );
  }
  const body = { kind: 'remove-document' as const, remoteName: input.name };
  await outbox.add([outbox.entry(input.id, order, body)]);
}

/** Where an order lives at its carrier; rejects while it is only a draft of ours. */
export function remoteAddress(
  loaded: Loaded,
  order: { readonly accountId: string; readonly remoteId?: string },
): OrderAddress {
  const { remoteId, subAccountId } = orderOf(loaded, order.accountId, order.remoteId);
  if (remoteId === undefined) {
    throw refuse(
      'not-found',
      `${loaded.name} is not at the carrier yet.`,
      'It is sent as soon as the carrier can be reached.',
    );
  }
  return { remoteId, ...(subAccountId !== undefined && { subAccountId }) };
}
