import { kazooAdapter } from '../../../main/carriers/kazoo/adapter.ts';
import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import { startPracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import type { Credentials } from '../../../preload/contract/domain/accounts.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { addressOf, newIds, newNumber } from './ids.ts';
import { overHttp } from './over-http.ts';
import { FIELDS } from './sample.ts';
import type { RunningCarrier, SessionChanges, Subject } from './subject.ts';

const credentials: Credentials = {
  method: 'password',
  values: {
    user: PRACTICE_CREDENTIALS.username,
    password: PRACTICE_CREDENTIALS.password,
    account: PRACTICE_CREDENTIALS.accountName,
  },
};

/** Moves that lead to each state. */
const WAYS: Readonly<Record<State, readonly State[]>> = {
  unconfirmed: [],
  submitted: ['submitted'],
  pending: ['submitted', 'pending'],
  scheduled: ['submitted', 'pending', 'scheduled'],
  completed: ['submitted', 'pending', 'completed'],
  rejected: ['submitted', 'rejected'],
  canceled: ['canceled'],
};

const schedule = { dateTime: '2027-06-24 12:00', timeZone: 'America/Los_Angeles' };

/** The agent of a reseller, port authority of the sub-account that the orders are for. */
async function start(holding: 'nothing' | 'many' = 'nothing'): Promise<RunningCarrier> {
  let ahead = 0;
  const seed = holding === 'many' ? 'demo' : 'empty';
  const kazoo = await startPracticeKazoo({ seed, rateLimit: false });
  const again = (changes: SessionChanges = {}): CarrierSession =>
    kazooAdapter({
      pause: () => 1,
      rate: { burst: 10_000, perSecond: 10_000 },
      now: () => Date.now() + ahead + (changes.clockAhead ?? 0),
      ...(changes.patience !== undefined && { timeouts: { answer: changes.patience } }),
    }).session({
      accountId: 'account-1',
      accountName: 'Harborline Kazoo',
      baseUrl: changes.baseUrl ?? kazoo.url,
      timeZone: 'America/Los_Angeles',
      credentials: changes.credentials ?? credentials,
    });
  const session = again();
  const subAccountId = (await session.subAccounts()).find(({ name }) => name === 'Juniper Street Dental')?.id;
  if (subAccountId === undefined) throw new Error('the customer of the practice Kazoo is not there');
  const draft: RunningCarrier['draft'] = (changes = {}) => {
    const ids = newIds();
    return {
      ...ids,
      fields: FIELDS,
      numbers: [newNumber('907')],
      subAccountId,
      acceptCharges: true,
      ...changes,
    };
  };
  const orderIn = async (state: State): Promise<OrderAddress> => {
    const address = addressOf(await session.create(draft()), subAccountId);
    for (const to of WAYS[state])
      await session.move(address, { to, schedule, reason: 'As asked.', acceptCharges: true });
    return address;
  };
  return {
    ...overHttp(kazoo.url, kazoo.control),
    credentials,
    session,
    again,
    draft,
    orderIn,
    wait: (ms) => {
      ahead += ms;
      kazoo.control.advance(ms);
    },
    close: () => kazoo.close(),
  };
}

export const kazooSubject: Subject = {
  adapter: kazooAdapter(),
  start,
  neverBlank: ['name'],
  storage: false,
  splits: false,
  steps: [],
  delta: true,
};
