import type { FetchedFile, OrderAddress } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { HttpOptions } from '../http.ts';
import { Http } from '../http.ts';
import { storageAddress } from '../s3.ts';
import { mediaTypeOfName } from './document-names.ts';
import { listPapers, readFile } from './files.ts';
import type { Flowroute } from './flowroute.ts';
import { storageRules } from './storage.ts';

/** Bytes. */
const LARGEST_FILE = 64_000_000;

/**
 * A file of an order: Flowroute gives an address in its storage that lives for a while, and the storage gives the bytes.
 * No key of Flowroute's goes there. Rejects with `CarrierFailure`.
 */
export async function fetchFile(
  flowroute: Flowroute,
  address: OrderAddress,
  name: string,
  options: Pick<HttpOptions, 'timeouts' | 'now' | 'pause'>,
): Promise<FetchedFile> {
  const { access } = flowroute;
  const paper = (await listPapers(flowroute, address)).find((one) => one.name === name);
  const facts = paper?.fileId === undefined ? undefined : await readFile(flowroute, address, paper.fileId);
  if (facts?.url === undefined) throw noAddress(access.accountName, paper !== undefined);
  const { origin, target } = storageAddress(facts.url, storageRules(access));
  const http = new Http({
    ...options,
    baseUrl: origin,
    accountName: `The file storage of ${access.accountName}`,
  });
  try {
    const answer = await http.send({ method: 'GET', path: target });
    if (answer.status === 200) {
      return { mediaType: mediaTypeOfName(name), bytes: await answer.bytes(LARGEST_FILE) };
    }
    answer.discard();
    throw notGiven(access.accountName, answer.status);
  } finally {
    await http.close();
  }
}

function noAddress(accountName: string, listed: boolean): CarrierFailure {
  return new CarrierFailure(
    {
      code: listed ? 'rejected' : 'not-found',
      what: listed
        ? `${accountName} lists this document, but gives no way to fetch it.`
        : `${accountName} no longer holds this document.`,
      next: listed ? 'Look at it in the Flowroute portal.' : 'Sync now to see what the carrier holds.',
    },
    'yes',
  );
}

function notGiven(accountName: string, status: number): CarrierFailure {
  return new CarrierFailure(
    {
      code: status >= 500 ? 'carrier-down' : 'protocol',
      what: `The file storage of ${accountName} did not give the document (${status}).`,
      next: 'Try again: it gets a new address.',
    },
    'yes',
  );
}
