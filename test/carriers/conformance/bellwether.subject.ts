import { CarrierFailure } from '../../../main/core/interfaces/carrier.ts';
import type { Credentials } from '../../../preload/contract/domain/accounts.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { bellwetherAdapter } from '../../fixtures/bellwether/adapter.ts';
import { createBellwether, STATUS } from '../../fixtures/bellwether/world.ts';
import { addressOf, newIds, newNumber } from './ids.ts';
import { FIELDS } from './sample.ts';
import type { RunningCarrier, Subject } from './subject.ts';

const credentials: Credentials = { method: 'key', values: { key: 'practice-only-bellwether' } };

function wordFor(state: State): string {
  const found = Object.entries(STATUS).find(([, known]) => known === state);
  if (found === undefined) throw new Error(`Bellwether has no word for ${state}`);
  return found[0];
}

async function start(holding: 'nothing' | 'many' = 'nothing'): Promise<RunningCarrier> {
  let ahead = 0;
  const world = createBellwether(() => Date.now() + ahead);
  if (holding === 'many')
    for (let n = 0; n < 300; n += 1) world.add({ numbers: [newNumber('312')], status: 'working' });
  const again: RunningCarrier['again'] = (changes = {}) =>
    bellwetherAdapter(world).session({
      accountId: 'account-4',
      accountName: 'Harborline Bellwether',
      baseUrl: 'https://api.bellwether.example',
      timeZone: 'America/Chicago',
      credentials: changes.credentials ?? credentials,
    });
  const session = again();
  const draft: RunningCarrier['draft'] = (changes = {}) => {
    const ids = newIds();
    return { ...ids, fields: FIELDS, numbers: [newNumber('312')], acceptCharges: true, ...changes };
  };
  return {
    credentials,
    session,
    again,
    draft,
    orderIn: async (state) => {
      const address = addressOf(await session.create(draft()));
      const held = world.orders.get(address.remoteId);
      if (held) held.status = wordFor(state);
      return address;
    },
    changes: () => [...world.executed],
    loseAnswer: (after = 0) => {
      let left = after;
      world.fault = (act, when) => {
        if (act === 'read' || when === 'ask') return;
        left -= 1;
        if (left >= 0) return;
        world.fault = () => undefined;
        throw new CarrierFailure(
          { code: 'carrier-down', what: 'The answer was lost.', next: 'Portside looks there.' },
          'maybe',
        );
      };
    },
    calm: () => {
      world.fault = () => undefined;
    },
    apart: ['+13125550181', '+18885550182'],
    wait: (ms) => {
      ahead += ms;
    },
    close: async () => undefined,
  };
}

export const bellwetherSubject: Subject = {
  adapter: bellwetherAdapter(createBellwether()),
  start,
  neverBlank: [],
  storage: false,
  splits: true,
  steps: ['slot', 'stored', 'registered'],
  delta: false,
};
