import { createHash } from 'node:crypto';
import { billPdf, type Facts, formPdf } from '../../seed/papers.ts';
import { draftOf } from '../orders/create.ts';
import { detailOf } from '../orders/exceptions.ts';
import { fastPortWindow } from '../orders/windows.ts';
import type {
  ActivationJob,
  Comment,
  MessagingStatus,
  Order,
  OrderNumber,
  StatusWord,
  StoredDocument,
} from '../world/model.ts';
import { keyOf, uuidOf } from './ids.ts';
import { createdBefore } from './past.ts';
import { ASKS } from './trade.ts';

/** What one seeded order is to be. Times in milliseconds. */
export interface Sketch {
  readonly accountId: string;
  readonly slug: string;
  /** Orders of one create share it. */
  readonly group: string;
  readonly customer: string;
  readonly signee: string;
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly postal: string;
  readonly carrier: string;
  readonly accountNumber: string;
  readonly pin: string | null;
  readonly numbers: readonly OrderNumber[];
  readonly status: StatusWord;
  readonly entered: number;
  readonly foc: number | null;
  readonly codes: readonly string[];
  readonly reference: string | null;
  /** LOA and invoice are there. */
  readonly hasPapers: boolean;
  readonly messaging: MessagingStatus;
  readonly remarks: readonly Pick<Comment, 'body' | 'by'>[];
}

/** An order with the papers it holds. */
export interface Seeded {
  readonly order: Order;
  readonly documents: readonly StoredDocument[];
}

function paper({ slug, accountId }: Sketch, name: string, bytes: Uint8Array, at: number): StoredDocument {
  return {
    id: uuidOf('document', slug, name),
    accountId,
    filename: name,
    contentType: 'application/pdf',
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    customerReference: null,
    created: at,
    updated: at,
  };
}

function papersOf(sketch: Sketch, created: number): readonly StoredDocument[] {
  if (!sketch.hasPapers) return [];
  const facts: Facts = {
    carrier: sketch.carrier,
    name: sketch.customer,
    street: sketch.street,
    town: `${sketch.city}, ${sketch.region} ${sketch.postal}`,
    accountNumber: sketch.accountNumber,
    btn: sketch.numbers[0]?.number ?? '',
    numbers: sketch.numbers.map(({ number }) => number),
    date: new Date(created - 86_400_000).toISOString().slice(0, 10),
    signee: sketch.signee,
    reseller: 'Harborline Voice',
  };
  return [
    paper(sketch, 'loa.pdf', formPdf(facts), created),
    paper(sketch, 'invoice.pdf', billPdf(facts), created),
  ];
}

function commentsOf({ slug, codes, remarks, entered }: Sketch): readonly Comment[] {
  const asks = codes.flatMap((code) => (ASKS[code] ? [{ body: ASKS[code], by: 'admin' as const }] : []));
  return [...remarks, ...asks].map((each, index, all) => ({
    ...each,
    id: uuidOf('comment', slug, index),
    at: entered - (all.length - 1 - index) * 600_000,
  }));
}

/** The activation of a FastPort order, waiting for its window. */
function jobOf(slug: string, foc: number, at: number): ActivationJob {
  const common = { activateAt: null, startedAt: null, created: at, updated: at };
  return { id: uuidOf('job', slug), status: 'created', kind: 'on-demand', ...fastPortWindow(foc), ...common };
}

/** Builds the order of a sketch, papers included. */
export function seededOrder(sketch: Sketch): Seeded {
  const { slug, group, status, entered, foc } = sketch;
  const created = createdBefore(status, entered);
  const documents = papersOf(sketch, created);
  const sent = status !== 'draft';
  const confirmed = status === 'foc-date-confirmed' && foc !== null;
  const order: Order = {
    ...draftOf(sketch.accountId, sketch.numbers, uuidOf('group', group), created),
    id: uuidOf('order', slug),
    subRequestId: uuidOf('sub-request', slug),
    status,
    entered,
    updated: entered,
    details: sketch.codes.map(detailOf),
    customerReference: sketch.reference,
    supportKey: sent ? keyOf('sr', slug) : null,
    parentSupportKey: sent ? keyOf('pr', group) : null,
    admin: {
      entity_name: sketch.customer,
      auth_person_name: sketch.signee,
      account_number: sketch.accountNumber,
      pin_passcode: sketch.pin,
      billing_phone_number: sketch.numbers[0]?.number ?? null,
    },
    location: {
      street_address: sketch.street,
      locality: sketch.city,
      administrative_area: sketch.region,
      postal_code: sketch.postal,
      country_code: 'US',
    },
    misc: { type: 'full' },
    documents: { loa: documents[0]?.id ?? null, invoice: documents[1]?.id ?? null },
    comments: commentsOf(sketch),
    jobs: confirmed && sketch.numbers.every((each) => each.fastPortable) ? [jobOf(slug, foc, entered)] : [],
    enableMessaging: sketch.messaging !== 'not_applicable',
    messaging: sketch.messaging,
    focRequested: foc,
    focActual: confirmed || status === 'ported' ? foc : null,
  };
  return { order, documents };
}
