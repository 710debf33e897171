import { hash } from 'node:crypto';
import {
  FIELD_NAMES,
  type FieldName,
  isSecretField,
  type PortFields,
} from '../../preload/contract/domain/fields.ts';
import type { PortRequestId, RemoteId } from '../../preload/contract/domain/ids.ts';
import type { Instant } from '../../preload/contract/domain/time.ts';
import type { CarrierOrder, MirrorOrder } from '../core/interfaces/order.ts';
import type { AccountRef, PortRequestRecord } from '../core/interfaces/store.ts';

/** The same for the same order, whenever and wherever it is pulled. */
export function foundId({ accountId }: Pick<AccountRef, 'accountId'>, remoteId: RemoteId): PortRequestId {
  return `f-${hash('sha256', JSON.stringify([accountId, remoteId]), 'hex').slice(0, 32)}`;
}

/** A state is at least as old as the carrier's last change to the order. */
export function lastTouched({ updatedAt }: CarrierOrder, now: Instant): Instant {
  return updatedAt < now ? updatedAt : now;
}

const OPEN_FIELDS = FIELD_NAMES.filter((name) => !isSecretField(name));

/** Put together, not taken away from: an object that has lost a key is slow for all who read it later. */
export function withoutSecrets(fields: PortFields): PortFields {
  const open: { [Name in FieldName]?: string } = {};
  for (const name of OPEN_FIELDS) {
    const text = fields[name];
    if (text !== undefined) open[name] = text;
  }
  return open;
}

/** A port request that is this order and nothing else. */
export function recordOf(order: MirrorOrder): PortRequestRecord {
  const { portRequestId, accountId, carrier } = order;
  return {
    id: portRequestId,
    orders: [order],
    mutations: [],
    documents: [],
    deliveries: [],
    own: {},
    joined: [],
    subAccounts: [],
    accounts: [{ accountId, carrier }],
  };
}
