import type { Mutation, MutationBody } from '../../../main/core/interfaces/mutation.ts';
import type { MirrorOrder } from '../../../main/core/interfaces/order.ts';
import type { PortRequestRecord } from '../../../main/core/interfaces/store.ts';

export const NOW = '2026-11-22T10:00:00.000Z';

export function order(changes: Partial<MirrorOrder> = {}): MirrorOrder {
  return {
    accountId: 'a1',
    carrier: 'kazoo',
    portRequestId: 'p1',
    remoteId: 'r1',
    status: 'unconfirmed',
    state: 'unconfirmed',
    stateSince: '2026-11-20T10:00:00.000Z',
    fields: { name: 'Acme Dental', postalCode: '98101' },
    numbers: ['+12065550142'],
    createdAt: '2026-11-19T10:00:00.000Z',
    updatedAt: '2026-11-20T10:00:00.000Z',
    documents: [],
    authority: true,
    ...changes,
  };
}

let seq = 0;

export function mutation(body: Mutation['body'], changes: Partial<Mutation> = {}): Mutation {
  seq += 1;
  return {
    id: `m${seq}`,
    seq,
    portRequestId: 'p1',
    accountId: 'a1',
    body,
    status: 'queued',
    attempts: 0,
    createdAt: NOW,
    ...changes,
  };
}

export function record(changes: Partial<PortRequestRecord> = {}): PortRequestRecord {
  return {
    id: 'p1',
    orders: [order()],
    mutations: [],
    documents: [],
    deliveries: [],
    own: {},
    joined: [],
    subAccounts: [],
    accounts: [{ accountId: 'a1', carrier: 'kazoo' }],
    ...changes,
  };
}

export const edit = (changes: object, base: object = {}): MutationBody => ({
  kind: 'edit',
  changes,
  base,
  addNumbers: [],
  removeNumbers: [],
});
