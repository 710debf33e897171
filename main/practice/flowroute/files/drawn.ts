import { billPdf } from '../../seed/papers.ts';
import { letterPdf } from '../loa/letter.ts';
import { FLOWROUTE_BUCKET } from '../seed/credentials.ts';
import type { Site } from '../site.ts';
import type { FileRecord, OrderRecord } from '../world/model.ts';
import { storeBytes } from './store.ts';

function bill({ created, details, numbers }: OrderRecord): Uint8Array {
  return billPdf({
    carrier: details.provider,
    name: details.company ?? details.billing_name,
    street: details.street,
    town: `${details.city}, ${details.state} ${details.zip}`,
    accountNumber: details.provider_account ?? '',
    btn: numbers[0] ?? '',
    numbers,
    date: new Date(created).toISOString().slice(0, 10),
    signee: details.billing_name,
    reseller: '',
  });
}

/** Puts the bytes of a seeded paper into the bucket, unless they are there. */
export async function ensureDrawn({ storage }: Site, order: OrderRecord, file: FileRecord): Promise<void> {
  if (await storage.read(FLOWROUTE_BUCKET, file.key)) return;
  const { signature } = order;
  const bytes = file.file === 'loa.pdf' && signature ? letterPdf(order, signature) : bill(order);
  await storeBytes(storage, file.key, file.contentType, bytes);
}
