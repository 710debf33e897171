import type {
  Delivery,
  Document,
  DocumentKind,
  DocumentMark,
} from '../../../preload/contract/domain/documents.ts';
import type { Card, SyncMark } from '../../../preload/contract/domain/port-requests.ts';
import type { Mutation, MutationStatus } from '../interfaces/mutation.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';

const MARKS: Readonly<Record<MutationStatus, SyncMark>> = {
  queued: 'waiting',
  sending: 'sending',
  unknown: 'checking',
  conflict: 'conflict',
  refused: 'needs-you',
};
/** What matters most to the agent comes last. */
const ORDER: readonly SyncMark[] = ['synced', 'waiting', 'sending', 'checking', 'conflict', 'needs-you'];

/** How far the agent's changes to a port have come; the most pressing one wins. */
export function syncMark(mutations: readonly Mutation[]): SyncMark {
  let worst = 0;
  for (const { status } of mutations) worst = Math.max(worst, ORDER.indexOf(MARKS[status]));
  return ORDER[worst] ?? 'synced';
}

/** The sentence under a card: what the carrier said to a change, or what is being waited for. */
export function cardNote(mutations: readonly Mutation[]): string | undefined {
  const blocked = mutations.findLast(({ status }) => status === 'refused' || status === 'conflict');
  if (blocked?.problem) return blocked.problem.said ?? blocked.problem.what;
  const unsure = mutations.find(({ status }) => status === 'unknown');
  if (unsure) return 'Checking with the carrier whether the last change arrived.';
  return mutations.find(({ problem }) => problem)?.problem?.what;
}

/** Deliveries with the reason why the carrier refused them. */
export function deliveriesOf(record: PortRequestRecord): readonly Delivery[] {
  if (record.deliveries.length === 0) return record.deliveries;
  const problems = new Map(
    record.mutations.flatMap(({ body, status, problem }) =>
      body.kind === 'deliver' && status === 'refused' && problem ? [[body.deliveryId, problem] as const] : [],
    ),
  );
  return record.deliveries.map((delivery) => {
    const problem = problems.get(delivery.id) ?? delivery.problem;
    return problem ? { ...delivery, problem } : delivery;
  });
}

type Marks = Card['documents'];

/** How LOA, bill and CSR stand on a card. */
export function documentMarks(record: PortRequestRecord): Marks {
  return { loa: markOf(record, 'loa'), invoice: markOf(record, 'invoice'), csr: markOf(record, 'csr') };
}

function markOf(record: PortRequestRecord, kind: DocumentKind): DocumentMark {
  const local = record.documents.filter((document) => document.kind === kind);
  const remote = record.orders.some((order) => order.documents.some((held) => held.kind === kind));
  if (local.length === 0) return remote ? 'delivered' : 'missing';
  const marks = local.map((document) => localMark(record, document));
  if (marks.includes('failed')) return 'failed';
  if (marks.includes('present')) return 'present';
  return 'delivered';
}

function localMark(record: PortRequestRecord, document: Document): DocumentMark {
  const deliveries = deliveriesOf(record).filter((delivery) => delivery.documentId === document.id);
  if (deliveries.some((delivery) => delivery.problem)) return 'failed';
  const arrived = deliveries.length > 0 && deliveries.every((delivery) => delivery.step === 'confirmed');
  return arrived ? 'delivered' : 'present';
}
