import { Flow } from '../../paper/flow.ts';
import { renderPdf } from '../../paper/pdf.ts';
import { letterPdf } from '../loa/letter.ts';
import { FLOWROUTE_BUCKET } from '../seed/credentials.ts';
import type { Site } from '../site.ts';
import type { FileRecord, OrderRecord } from '../world/model.ts';
import { storeBytes } from './store.ts';

function billPdf({ details, numbers }: OrderRecord): Uint8Array {
  const flow = new Flow();
  flow
    .banner(details.provider)
    .row('Account name', details.company ?? details.billing_name)
    .row('Service address', details.street)
    .row('', `${details.city}, ${details.state} ${details.zip}`)
    .row('Account number', details.provider_account ?? '')
    .rule()
    .gap(10);
  for (const number of numbers) flow.row(number, 'Business line, unlimited local');
  return renderPdf(flow.pages, `${details.provider} invoice`);
}

/** Puts the bytes of a seeded paper into the bucket, unless they are there. */
export async function ensureDrawn({ storage }: Site, order: OrderRecord, file: FileRecord): Promise<void> {
  if (await storage.read(FLOWROUTE_BUCKET, file.key)) return;
  const { signature } = order;
  const bytes = file.file === 'loa.pdf' && signature ? letterPdf(order, signature) : billPdf(order);
  await storeBytes(storage, file.key, file.contentType, bytes);
}
