import { Dice, idOf } from '../../seed/dice.ts';
import { gregorian } from '../time/gregorian.ts';
import { PORT_STATES, type PortRecord, type World } from '../world/model.ts';
import { accountNamed, CUSTOMERS, emptyWorld, HARBORLINE } from './house.ts';
import { numbersObject } from './port.ts';
import { LOSING_CARRIERS, WINNING_CARRIERS } from './trade.ts';

const AREAS = 780;
const MONTH = 30 * 86_400;

/** `+1<area>55501xx`; every one of 78,000 once, then again from the start. */
function numberAt(index: number): string {
  const area = 200 + (Math.floor(index / 100) % AREAS);
  return `+1${area}55501${String(index % 100).padStart(2, '0')}`;
}

/** A world of `count` plain ports for benches: no attachments, two numbers at most, made in one pass. */
export function largeWorld(count: number, now: number = Date.now()): World {
  return { ...emptyWorld(), ports: ports(count, gregorian(now)), idleLifetimeSeconds: 400 * 86_400 };
}

function* ports(count: number, now: number): Generator<PortRecord> {
  const dice = new Dice(count);
  const accounts = CUSTOMERS.map(({ name }) => accountNamed(name));
  let next = 0;
  for (let index = 0; index < count; index += 1) {
    const account = dice.pick(accounts);
    const state = PORT_STATES[index % PORT_STATES.length] ?? 'submitted';
    const numbers = index % 3 === 0 ? [numberAt(next++), numberAt(next++)] : [numberAt(next++)];
    const modified = now - dice.whole(60, MONTH - 7200);
    const created = modified - dice.whole(3600, MONTH);
    const id = idOf('large', index);
    yield {
      id,
      accountId: account.id,
      tree: account.tree,
      authority: HARBORLINE.id,
      created,
      modified,
      revision: `2-${id}`,
      state,
      sent: false,
      fields: {
        name: `${account.name} ${index}`,
        numbers: state === 'completed' ? {} : numbersObject(numbers),
        bill: {
          name: account.name,
          carrier: dice.pick(LOSING_CARRIERS),
          btn: numbers[0] ?? '',
          account_number: dice.digits(10),
          street_number: dice.digits(3),
          street_address: 'Foundry',
          locality: 'Seattle',
          region: 'WA',
          postal_code: '98109',
        },
        transfer_date: now + dice.whole(0, MONTH),
        winning_carrier: dice.pick(WINNING_CARRIERS),
        reference_number: `B-${index}`,
      },
      comments: [],
      transitions: [
        {
          type: 'transition',
          timestamp: modified,
          transition: { new: state },
          authorization: { account: { id: account.id, name: account.name } },
        },
      ],
      portedNumbers: state === 'completed' ? numbersObject(numbers) : null,
      attachments: new Map(),
    };
  }
}
