import type { DocumentMark } from '../../../preload/contract/domain/documents.ts';
import type { Move, MoveNeed, ReasonChoice } from '../../../preload/contract/domain/moves.ts';
import type {
  Card,
  Due,
  MaskedValue,
  PortRequestView,
  SyncMark,
  WaitingChange,
} from '../../../preload/contract/domain/port-requests.ts';
import { STATE_LABELS, STATES, type State } from '../../../preload/contract/domain/states.ts';
import type { FakePort, FakeWorld } from './world.ts';

const NEXT: Readonly<Record<State, readonly State[]>> = {
  unconfirmed: ['submitted', 'canceled'],
  submitted: ['pending', 'rejected', 'canceled'],
  pending: ['scheduled', 'completed', 'rejected', 'canceled'],
  scheduled: ['completed', 'rejected', 'canceled'],
  rejected: ['submitted', 'pending', 'canceled'],
  completed: [],
  canceled: [],
};

const NEEDS: Partial<Readonly<Record<State, readonly MoveNeed[]>>> = {
  submitted: ['charges-may-apply'],
  scheduled: ['schedule'],
  rejected: ['reason'],
  canceled: ['optional-reason', 'confirm'],
};

export const REASONS: readonly ReasonChoice[] = [
  { id: 'pin', label: 'PIN is wrong', text: 'The PIN does not match the losing carrier’s records.' },
  {
    id: 'address',
    label: 'Address does not match',
    text: 'The service address does not match the losing carrier’s records.',
  },
];

export function movesOf(port: FakePort): readonly Move[] {
  return STATES.map((to) => {
    if (to === port.state) return { to, legal: false, why: `It is ${STATE_LABELS[to].toLowerCase()} now.` };
    if (NEXT[port.state].includes(to)) {
      return {
        to,
        legal: true,
        needs: NEEDS[to] ?? [],
        consequence: `Kazoo moves this port to ${STATE_LABELS[to]}.`,
      };
    }
    const why = NEXT[port.state].length
      ? `A port that is ${STATE_LABELS[port.state].toLowerCase()} can’t become ${STATE_LABELS[to].toLowerCase()}.`
      : `${STATE_LABELS[port.state]} ports stay as they are.`;
    return { to, legal: false, why };
  });
}

function syncOf(waiting: readonly WaitingChange[]): SyncMark {
  if (waiting.some((change) => change.status === 'refused' || change.status === 'conflict'))
    return 'needs-you';
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
  const note = waiting.find((change) => change.problem)?.problem?.what;
  const [firstNumber] = port.numbers;
  const { losingCarrier, winningCarrier } = port.fields;
  return {
    id: port.id,
    name: port.fields.name ?? '',
    state: port.state,
    carriers: [{ accountId: port.accountId, carrier: 'kazoo', state: port.state, status: port.state }],
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
  };
}

function mask(text: string | undefined): MaskedValue {
  return text ? { present: true, masked: `•••• ${text.slice(-2)}` } : { present: false, masked: '' };
}

export function viewOf(world: FakeWorld, port: FakePort): PortRequestView {
  const { accountNumber, pin, ...fields } = port.fields;
  return {
    card: cardOf(world, port),
    fields,
    secrets: { accountNumber: mask(accountNumber), pin: mask(pin) },
    numbers: port.numbers,
    orders: [
      {
        accountId: port.accountId,
        carrier: 'kazoo',
        ...(port.isSent ? { remoteId: `remote-${port.id}` } : {}),
        ...(port.subAccount ? { subAccount: port.subAccount } : {}),
        state: port.state,
        status: port.state,
        numbers: port.numbers,
        ...(port.schedule ? { schedule: port.schedule } : {}),
        remoteDocuments: port.remoteDocuments,
        moves: movesOf(port),
        rejections: [],
        commenting: { write: true, private: true, actionRequired: true },
        hasWindows: false,
        canReplaceDocuments: true,
        canUnlink: false,
        hasServerLoa: port.isSent,
        canRemove: port.state === 'unconfirmed',
      },
    ],
    documents: port.documents,
    deliveries: port.deliveries,
    cells: [],
    proposals: [],
    waiting: world.waitingOf(port.id),
    rejectReasons: REASONS,
    createdAt: port.createdAt,
    updatedAt: port.updatedAt,
  };
}
