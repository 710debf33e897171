import type { FetchedFile, OrderAddress } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { HttpOptions } from '../../http.ts';
import { Http } from '../../http.ts';
import { storageAddress } from '../../s3.ts';
import { notPossible } from '../failures.ts';
import { readFound } from './orders.ts';
import { pathOf } from './places.ts';
import type { TelnyxV1 } from './v1.ts';
import { downloadLink } from './wire.ts';

/** Bytes. */
const LARGEST_FILE = 64_000_000;

/**
 * A document of an order, by its id: Telnyx makes a link that lives for an hour, and the storage gives the bytes. No
 * token of Telnyx's goes there. Rejects with `CarrierFailure`.
 */
export async function fetchDocument(
  v1: TelnyxV1,
  address: OrderAddress,
  name: string,
  options: Pick<HttpOptions, 'timeouts' | 'now' | 'pause'>,
): Promise<FetchedFile> {
  const { accountName } = v1.access;
  const { kind, parent } = await readFound(v1, address);
  if (kind === 'draft') {
    throw notPossible(
      'Telnyx v1 gives documents back of submitted orders alone.',
      'Look at the copy in Portside, or submit the order first.',
    );
  }
  const path = pathOf({ kind, id: parent.id }, 'supporting_documents', name, 'download_links');
  const call = { method: 'POST', path, doing: 'send the document', asks: true } as const;
  const { origin, target } = storageAddress(await v1.api.json(call, downloadLink), v1.rules);
  const http = new Http({
    ...options,
    baseUrl: origin,
    accountName: `The file storage of ${accountName}`,
  });
  try {
    const answer = await http.send({ method: 'GET', path: target });
    if (answer.status === 200) {
      const type = answer.header('content-type')?.split(';')[0]?.trim();
      return { mediaType: type || 'application/octet-stream', bytes: await answer.bytes(LARGEST_FILE) };
    }
    answer.discard();
    throw notGiven(accountName, answer.status);
  } finally {
    await http.close();
  }
}

function notGiven(accountName: string, status: number): CarrierFailure {
  return new CarrierFailure(
    {
      code: status >= 500 ? 'carrier-down' : 'protocol',
      what: `The file storage of ${accountName} did not give the document (${status}).`,
      next: 'Try again: it gets a new link.',
    },
    'yes',
  );
}
