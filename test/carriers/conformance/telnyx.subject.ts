import { randomUUID } from 'node:crypto';
import { telnyxAdapter } from '../../../main/carriers/telnyx/adapter.ts';
import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import { HARBORLINE, PRACTICE_TELNYX } from '../../../main/practice/telnyx/seed/credentials.ts';
import { startPracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import type { Credentials } from '../../../preload/contract/domain/accounts.ts';
import type { FieldChanges } from '../../../preload/contract/domain/fields.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { jobOf } from '../job.ts';
import { addressOf, newIds, newNumber } from './ids.ts';
import { overHttp } from './over-http.ts';
import { FIELDS, paper } from './sample.ts';
import type { RunningCarrier, SessionChanges, Subject } from './subject.ts';
import { bring, manyOrders } from './telnyx-world.ts';

const credentials: Credentials = { method: 'v2', values: { apiKey: PRACTICE_TELNYX.apiKey } };

async function start(holding: 'nothing' | 'many' = 'nothing'): Promise<RunningCarrier> {
  let ahead = 0;
  const seed = holding === 'many' ? manyOrders(Date.now(), HARBORLINE.id) : 'empty';
  const telnyx = await startPracticeTelnyx({ seed, scanMs: 0 });
  const again = (changes: SessionChanges = {}): CarrierSession =>
    telnyxAdapter({
      pause: () => 1,
      rate: { burst: 10_000, perSecond: 10_000 },
      now: () => Date.now() + ahead + (changes.clockAhead ?? 0),
      ...(changes.patience !== undefined && { timeouts: { answer: changes.patience } }),
    }).session({
      accountId: 'account-2',
      accountName: 'Harborline Telnyx',
      baseUrl: changes.baseUrl ?? telnyx.url,
      timeZone: 'America/Chicago',
      credentials: changes.credentials ?? credentials,
    });
  const session = again();
  const draft: RunningCarrier['draft'] = (changes = {}) => {
    const ids = newIds();
    return { ...ids, fields: FIELDS, numbers: [newNumber('502')], acceptCharges: true, ...changes };
  };
  const orderIn = async (state: State): Promise<OrderAddress> => {
    const address = addressOf(await session.create(draft()));
    for (const kind of ['loa', 'invoice'] as const)
      await session.deliver(address, jobOf(paper(kind), { deliveryId: randomUUID() }));
    bring(telnyx, address.remoteId, state);
    return address;
  };
  return {
    ...overHttp(telnyx.url, telnyx.control),
    credentials,
    session,
    again,
    draft,
    orderIn,
    apart: ['+15025550181', '+14055550182'],
    splitLater: ({ remoteId }, strangers) => {
      const numbers = telnyx.control.order(remoteId)?.numbers.map(({ number }) => number) ?? [];
      telnyx.control.split(remoteId, numbers.slice(-1), strangers);
    },
    wait: (ms) => {
      ahead += ms;
      telnyx.control.advance(ms);
    },
    close: () => telnyx.close(),
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

export const telnyxSubject: Subject = {
  adapter: telnyxAdapter(),
  start,
  late: { in: ['submitted', 'pending', 'scheduled'], field: 'requestedDate' },
  beside: { newBtn: { portType: 'Partial' } },
  together: { street: STREET },
  neverBlank: [],
  storage: false,
  splits: true,
  steps: ['stored', 'registered'],
  delta: true,
};
