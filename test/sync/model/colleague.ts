import type { State } from '../../../preload/contract/domain/states.ts';
import type { Desk, HeldOrder } from './carriers/desk.ts';
import type { Carriers } from './carriers/three.ts';
import type { Command } from './commands.ts';
import { FIELDS_USED } from './wishes.ts';

/** Where a carrier's own desk, or a colleague in another program, may take an order. */
const NEXT: Readonly<Record<State, readonly State[]>> = {
  unconfirmed: ['submitted'],
  submitted: ['pending', 'rejected', 'canceled'],
  pending: ['scheduled', 'rejected', 'completed'],
  scheduled: ['completed', 'rejected'],
  rejected: ['submitted', 'canceled'],
  completed: [],
  canceled: [],
};

const WORDS = ['Called the customer.', 'We looked at it.', 'The name differs.', 'Please send a bill.'];

/** Everybody else who changes what the carriers hold. */
export class Colleague {
  readonly #carriers: Carriers;
  #texts = 0;

  constructor(carriers: Carriers) {
    this.#carriers = carriers;
  }

  do(command: Command): void {
    switch (command.do) {
      case 'their-edit':
        this.#on(command.order, (desk, order) => this.#edit(desk, order, command.field));
        break;
      case 'their-comment':
        this.#on(command.order, (desk, order) =>
          desk.comment(order, WORDS[command.words % WORDS.length] ?? '', 'colleague'),
        );
        break;
      case 'their-move':
        this.#on(command.order, (desk, order) => move(desk, order, command.to));
        break;
      case 'their-split':
        this.#on(command.order, (desk, order) => desk.split(order));
        break;
      case 'their-removal':
        this.#on(command.order, (desk, order) => void desk.orders.delete(order.id));
        break;
      default:
    }
  }

  #edit(desk: Desk, order: HeldOrder, index: number): void {
    const field = FIELDS_USED[index % FIELDS_USED.length] ?? 'signee';
    this.#texts += 1;
    desk.write(order, { [field]: `Theirs ${this.#texts}` }, 'colleague');
  }

  #on(index: number, run: (desk: Desk, order: HeldOrder) => void): void {
    const all = this.#carriers.all.flatMap((desk) =>
      [...desk.orders.values()].map((order) => ({ desk, order })),
    );
    const chosen = all[index % Math.max(1, all.length)];
    if (chosen) run(chosen.desk, chosen.order);
  }
}

function move(desk: Desk, order: HeldOrder, index: number): void {
  // A draft that says nothing yet is taken on by nobody.
  if (Object.keys(order.fields).length === 0) return;
  const ways = NEXT[order.state];
  const to = ways[index % Math.max(1, ways.length)];
  if (to) desk.transition(order, to);
}
