import { createHash } from 'node:crypto';
import {
  CarrierFailure,
  type CarrierSession,
  type Payload,
  type PulledPage,
  type PullRequest,
} from '../../main/core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../main/core/interfaces/order.ts';

interface Pulled {
  readonly pages: readonly PulledPage[];
  readonly orders: ReadonlyMap<string, CarrierOrder>;
  readonly failure: unknown;
}

/** Everything a pull gives, up to its end or its failure. */
export async function pulled(
  session: Pick<CarrierSession, 'pull'>,
  request: PullRequest = { full: false },
): Promise<Pulled> {
  const pages: PulledPage[] = [];
  let failure: unknown;
  try {
    for await (const page of session.pull(request)) pages.push(page);
  } catch (error) {
    failure = error;
  }
  const orders = new Map(pages.flatMap((page) => page.orders).map((order) => [order.remoteId, order]));
  return { pages, orders, failure };
}

export async function failureOf(work: Promise<unknown>): Promise<CarrierFailure> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CarrierFailure)) throw new Error(`expected a CarrierFailure, got ${String(error)}`);
  return error;
}

/** A little PDF that nobody has to draw. */
export function pdfPayload(name: string, kind: Payload['kind'], text: string): Payload {
  const bytes = Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);
  return {
    name,
    kind,
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: async function* () {
      yield bytes;
    },
  };
}
