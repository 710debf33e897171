import { flowrouteAdapter } from '../../../main/carriers/flowroute/adapter.ts';
import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import { FLOWROUTE_BUCKET, PRACTICE_FLOWROUTE } from '../../../main/practice/flowroute/seed/credentials.ts';
import { demoWorld } from '../../../main/practice/flowroute/seed/demo.ts';
import { startPracticeFlowroute } from '../../../main/practice/flowroute/server.ts';
import type { Status, World } from '../../../main/practice/flowroute/world/model.ts';
import { startPracticeS3 } from '../../../main/practice/s3/server.ts';
import type { PracticeStorage } from '../../../main/practice/s3/storage.ts';
import { storageAt } from '../../../main/practice/s3/storage.ts';
import type { Credentials } from '../../../preload/contract/domain/accounts.ts';
import type { FieldChanges } from '../../../preload/contract/domain/fields.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { addressOf, newIds, newNumber } from './ids.ts';
import { overHttp } from './over-http.ts';
import { FIELDS } from './sample.ts';
import type { RunningCarrier, SessionChanges, Subject } from './subject.ts';

const credentials: Credentials = {
  method: 'keys',
  values: { ...PRACTICE_FLOWROUTE, signerName: 'Farida Lindqvist', signerTitle: 'Porting manager' },
};

const STATUS: Readonly<Record<State, Status>> = {
  unconfirmed: 'pending',
  submitted: 'processing',
  pending: 'submitted',
  scheduled: 'accepted',
  completed: 'completed',
  rejected: 'rejected',
  canceled: 'canceled',
};

/** The demo several times over: more than a page. */
function manyOrders(now: number): World {
  const { orders } = demoWorld(now);
  const copies = Array.from({ length: 6 }, (_, copy) =>
    orders.map((order, n) => ({ ...order, id: String(900_000 + copy * 1_000 + n), files: [] })),
  );
  return { orders: [...orders, ...copies.flat()] };
}

async function start(holding: 'nothing' | 'many' = 'nothing'): Promise<RunningCarrier> {
  let ahead = 0;
  const s3 = await startPracticeS3({ buckets: [FLOWROUTE_BUCKET] });
  const signer = storageAt({ ...s3, endpoint: s3.url, now: s3.control.now });
  let origin = s3.url;
  const storage: PracticeStorage = {
    ...signer,
    presignPut: (order) => signer.presignPut(order).replace(s3.url, origin),
    presignGet: (order) => signer.presignGet(order).replace(s3.url, origin),
  };
  const seed = holding === 'many' ? manyOrders(Date.now()) : 'empty';
  const flowroute = await startPracticeFlowroute({ storage, seed, processingMs: 0 });
  const again = (changes: SessionChanges = {}): CarrierSession =>
    flowrouteAdapter({
      pause: () => 1,
      rate: { burst: 10_000, perSecond: 10_000 },
      looks: [0, 5, 10, 20, 40],
      now: () => Date.now() + ahead + (changes.clockAhead ?? 0),
      ...(changes.patience !== undefined && { timeouts: { answer: changes.patience } }),
    }).session({
      accountId: 'account-3',
      accountName: 'Harborline Flowroute',
      baseUrl: changes.baseUrl ?? flowroute.url,
      timeZone: 'America/Los_Angeles',
      credentials: changes.credentials ?? credentials,
    });
  const session = again();
  const draft: RunningCarrier['draft'] = (changes = {}) => {
    const ids = newIds();
    return { ...ids, fields: FIELDS, numbers: [newNumber('206')], acceptCharges: true, ...changes };
  };
  const orderIn = async (state: State): Promise<OrderAddress> => {
    const address = addressOf(await session.create(draft()));
    if (state !== 'unconfirmed') flowroute.control.setStatus(address.remoteId, STATUS[state]);
    return address;
  };
  return {
    ...overHttp(flowroute.url, flowroute.control, s3),
    credentials,
    session,
    again,
    draft,
    orderIn,
    apart: ['+12065550181', '+12065550186'],
    storage: {
      url: s3.url,
      control: s3.control,
      method: 'PUT',
      lead: (elsewhere) => {
        origin = elsewhere;
      },
    },
    wait: (ms) => {
      ahead += ms;
      flowroute.control.advance(ms);
      s3.control.advance(ms);
    },
    close: async () => {
      await flowroute.close();
      await s3.close();
    },
  };
}

/** The street is one line there. */
const STREET: FieldChanges = {
  streetNumber: null,
  streetPreDirection: null,
  street: null,
  streetType: null,
  streetPostDirection: null,
};

export const flowrouteSubject: Subject = {
  adapter: flowrouteAdapter(),
  start,
  together: { street: STREET },
  neverBlank: ['signee', 'street', 'losingCarrier', 'usage', 'city', 'region', 'postalCode'],
  storage: true,
  splits: true,
  steps: ['slot', 'stored'],
  delta: true,
};
