import type { OrderMove } from '../interfaces/carrier.ts';
import type { PortRequestRecord, Store } from '../interfaces/store.ts';
import { lastSigned } from './standing.ts';

/** Who signed the last LOA of this port, where both name and title are known: paper tells no title. */
export async function signerOf(
  store: Pick<Store, 'loas'>,
  { id, documents }: PortRequestRecord,
): Promise<Pick<OrderMove, 'signer'>> {
  const last = lastSigned(await store.loas(id), documents);
  if (!last || last.signed.signer === '' || last.signed.title === '') return {};
  return { signer: { name: last.signed.signer, title: last.signed.title } };
}
