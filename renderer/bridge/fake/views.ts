import type { DocumentMark } from '../../../preload/contract/domain/documents.ts';
import type { ReasonChoice } from '../../../preload/contract/domain/moves.ts';
import type {
  Card,
  Due,
  MaskedValue,
  PortRequestView,
  SyncMark,
  WaitingChange,
} from '../../../preload/contract/domain/port-requests.ts';
import { cellsOf } from './cells.ts';
import { aheadOf, ordersOf, orderView } from './orders.ts';
import { proposalsOf } from './proposals.ts';
import type { FakePort, FakeWorld } from './world.ts';

export const REASONS: readonly ReasonChoice[] = [
  { id: 'pin', label: 'PIN is wrong', text: 'The PIN does not match the losing carrier’s records.' },
  {
    id: 'address',
    label: 'Address does not match',
    text: 'The service address does not match the losing carrier’s records.',
  },
];

function syncOf(waiting: readonly WaitingChange[]): SyncMark {
  if (waiting.some((change) => change.status === 'refused')) return 'needs-you';
  if (waiting.some((change) => change.status === 'conflict')) return 'conflict';
  if (waiting.some((change) => change.status === 'unknown')) return 'checking';
  if (waiting.some((change) => change.status === 'sending')) return 'sending';
  return waiting.length ? 'waiting' : 'synced';
}

function markOf(port: FakePort, kind: 'loa' | 'invoice' | 'csr'): DocumentMark {
  if (port.remoteDocuments.some((document) => document.kind === kind)) return 'delivered';
  const mine = port.documents.filter((document) => document.kind === kind).map((document) => document.id);
  if (!mine.length) return 'missing';
  const failed = port.deliveries.some((delivery) => mine.includes(delivery.documentId) && delivery.problem);
  return failed ? 'failed' : 'present';
}

function dueOf(port: FakePort): Due | undefined {
  if (port.schedule) {
    const at = `${port.schedule.dateTime.replace(' ', 'T')}:00.000Z`;
    return { at, kind: 'scheduled', zoned: port.schedule };
  }
  const day = port.fields.requestedDate;
  return day ? { at: `${day}T12:00:00.000Z`, kind: 'requested' } : undefined;
}

export function cardOf(world: FakeWorld, port: FakePort): Card {
  const waiting = world.waitingOf(port.id);
  const due = dueOf(port);
  const ahead = aheadOf(port);
  const note = waiting.find((change) => change.problem)?.problem?.what;
  const [firstNumber] = port.numbers;
  const { losingCarrier, winningCarrier } = port.fields;
  return {
    id: port.id,
    name: port.fields.name ?? '',
    state: port.state,
    carriers: ordersOf(port).map(({ accountId, carrier }) => ({ accountId, carrier })),
    ...(port.subAccount ? { subAccount: port.subAccount.name } : {}),
    ...(firstNumber ? { firstNumber } : {}),
    numberCount: port.numbers.length,
    ...(losingCarrier ? { losingCarrier } : {}),
    ...(winningCarrier ? { winningCarrier } : {}),
    stateSince: port.stateSince,
    ...(due ? { due } : {}),
    documents: { loa: markOf(port, 'loa'), invoice: markOf(port, 'invoice'), csr: markOf(port, 'csr') },
    sync: syncOf(waiting),
    ...(note ? { note } : {}),
    actionRequired: port.actionRequired,
    ...(ahead ? { ahead } : {}),
  };
}

export function mask(text: string | undefined): MaskedValue {
  return text ? { present: true, masked: `•••• ${text.slice(-2)}` } : { present: false, masked: '' };
}

export function viewOf(world: FakeWorld, port: FakePort): PortRequestView {
  const { accountNumber, pin, ...fields } = port.fields;
  return {
    card: cardOf(world, port),
    fields,
    secrets: { accountNumber: mask(accountNumber), pin: mask(pin) },
    numbers: port.numbers,
    orders: ordersOf(port).map((order) => orderView(port, order)),
    documents: port.documents,
    deliveries: port.deliveries,
    cells: cellsOf(port),
    proposals: proposalsOf(world, port),
    waiting: world.waitingOf(port.id),
    rejectReasons: REASONS,
    createdAt: port.createdAt,
    updatedAt: port.updatedAt,
  };
}
