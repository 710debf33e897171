import { randomUUID } from 'node:crypto';
import { telnyxV1Adapter } from '../../../main/carriers/telnyx/v1-adapter.ts';
import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import { startPracticeS3 } from '../../../main/practice/s3/server.ts';
import type { PracticeStorage } from '../../../main/practice/s3/storage.ts';
import { storageAt } from '../../../main/practice/s3/storage.ts';
import { HARBORLINE_SOUTH, PRACTICE_TELNYX } from '../../../main/practice/telnyx/seed/credentials.ts';
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

const BUCKET = 'files-service-practice';

const credentials: Credentials = {
  method: 'v1',
  values: { user: PRACTICE_TELNYX.user, token: PRACTICE_TELNYX.token },
};

/** What is wrong with the forms that the carrier gives out. */
interface Forms {
  origin: string;
  drop: boolean;
}

/** Signs as the storage does, and spoils the form as a test wants it. */
function spoiling(signer: PracticeStorage, own: string, forms: Forms): PracticeStorage {
  return {
    ...signer,
    presignGet: (order) => signer.presignGet(order).replace(own, forms.origin),
    postForm: (order) => {
      const { url, fields } = signer.postForm(order);
      const held = Object.entries(fields).filter(([name]) => !(forms.drop && name === 'acl'));
      return { url: url.replace(own, forms.origin), fields: Object.fromEntries(held) };
    },
  };
}

async function start(holding: 'nothing' | 'many' = 'nothing'): Promise<RunningCarrier> {
  let ahead = 0;
  const s3 = await startPracticeS3({ buckets: [BUCKET] });
  const forms: Forms = { origin: s3.url, drop: false };
  const storage = spoiling(storageAt({ ...s3, endpoint: s3.url, now: s3.control.now }), s3.url, forms);
  const seed = holding === 'many' ? manyOrders(Date.now(), HARBORLINE_SOUTH.id) : 'empty';
  const telnyx = await startPracticeTelnyx({ seed, storage, scanMs: 0 });
  const again = (changes: SessionChanges = {}): CarrierSession =>
    telnyxV1Adapter({
      pause: () => 1,
      rate: { burst: 10_000, perSecond: 10_000 },
      now: () => Date.now() + ahead + (changes.clockAhead ?? 0),
      ...(changes.patience !== undefined && { timeouts: { answer: changes.patience } }),
    }).session({
      accountId: 'account-5',
      accountName: 'Harborline South',
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
    const wanted = draft();
    const address = addressOf(await session.create(wanted));
    for (const kind of ['loa', 'invoice'] as const)
      await session.deliver(address, jobOf(paper(kind), { deliveryId: randomUUID() }));
    const held = telnyx.control
      .orders()
      .find(({ numbers }) => numbers.some(({ number }) => number === wanted.numbers[0]));
    bring(telnyx, held?.id ?? '', state);
    return address;
  };
  return {
    ...overHttp(telnyx.url, telnyx.control, s3),
    credentials,
    session,
    again,
    draft,
    orderIn,
    apart: ['+15025550181', '+14055550182'],
    storage: {
      url: s3.url,
      control: s3.control,
      method: 'POST',
      lead: (origin) => {
        forms.origin = origin;
      },
      dropField: () => {
        forms.drop = true;
      },
    },
    wait: (ms) => {
      ahead += ms;
      telnyx.control.advance(ms);
      s3.control.advance(ms);
    },
    close: async () => {
      await telnyx.close();
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

export const telnyxV1Subject: Subject = {
  adapter: telnyxV1Adapter(),
  start,
  beside: { newBtn: { portType: 'Partial' } },
  together: { street: STREET },
  neverBlank: [],
  fetchIn: 'submitted',
  storage: true,
  splits: true,
  steps: ['slot', 'stored', 'registered'],
  delta: true,
};
