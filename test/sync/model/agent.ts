import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import { ACCOUNTS, type AccountName } from './carriers/three.ts';
import type { Command } from './commands.ts';
import { FIELDS_USED, type Intent, type Outbox, outboxOf, Wishes } from './wishes.ts';
import type { Told, World } from './world.ts';

/** A port that the agent has drafted; its first number names it for good. */
export interface Port {
  readonly id: string;
  readonly numbers: readonly string[];
}

/** Something the agent asked for, whether or not they heard that it is safe: it may happen once. */
export interface AskedFor {
  readonly port: Port;
  readonly accountId: string;
  readonly what: string;
}

const AREAS = ['206', '212', '303', '312', '415', '503', '617', '702', '808', '919'];
const WORDS = ['Called the customer.', 'Sent the bill again.', 'Waits for a new LOA.', 'Please hurry.'];
const SCHEDULE = { dateTime: '2026-12-03 10:00', timeZone: 'America/Los_Angeles' };

/** The agent's hand: does what a command says where it can be done, and remembers what was promised. */
export class Agent {
  readonly ports: Port[] = [];
  readonly asked: AskedFor[] = [];
  readonly wishes: Wishes;
  readonly #world: World;
  #texts = 0;

  constructor(world: World) {
    this.#world = world;
    this.wishes = new Wishes(world.clock);
  }

  async do(command: Command): Promise<void> {
    switch (command.do) {
      case 'draft':
        return this.#draft(command);
      case 'edit':
        return this.#edit(command);
      case 'numbers':
        return this.#numbers(command);
      case 'comment':
        return this.#comment(command);
      case 'attach':
        return this.#attach(command);
      case 'move':
        return this.#move(command);
      case 'place':
        return this.#place(command);
      case 'remove':
        return this.#remove(command);
      case 'withdraw':
        return this.#withdraw(command);
      case 'retry':
        return this.#retry(command);
      case 'look':
        await this.#on(command.port, ({ id }) =>
          this.#tell(() => this.#world.handlers['portRequests.open']({ id })),
        );
        return;
      case 'sync':
        await this.#tell(() => this.#world.handlers['sync.now'](undefined));
        return;
      default:
        return;
    }
  }

  /** Sends everything again that was refused, and keeps their own values where two are in dispute. */
  async insist(): Promise<void> {
    for (const [index] of [...(await outboxOf(this.#world.store)).keys()].entries()) {
      await this.#retry({ do: 'retry', entry: index, mine: true });
    }
  }

  async #draft({ who, at, numbers }: Extract<Command, { do: 'draft' }>): Promise<void> {
    const all = numbersOf(who).slice(0, numbers);
    if (this.ports.some((port) => port.numbers[0] === all[0])) return;
    const accountId = accountAt(at);
    const fields = {
      name: `Harbor Dental ${who}`,
      billingName: this.#text('Bill'),
      accountNumber: this.#text('ACCT-CANARY'),
      pin: this.#text('PIN-CANARY'),
    };
    const input = { accountId, fields, numbers: [...all], acceptCharges: true };
    const told = await this.#act('adds', () => this.#world.handlers['portRequests.create'](input));
    const id = told.kind === 'done' ? told.value.id : await this.#unheardDraft(fields.name);
    if (id === undefined) return;
    const port = { id, numbers: numbersOf(who) };
    this.ports.push(port);
    this.#ask(port, accountId, 'create');
  }

  /** The app died before it said so: it may be there all the same. */
  async #unheardDraft(name: string): Promise<string | undefined> {
    for (const { mutation } of (await outboxOf(this.#world.store)).values()) {
      const { body } = mutation;
      if (body.kind === 'create' && body.fields.name === name) return mutation.portRequestId;
    }
    return undefined;
  }

  async #edit({ port, field }: Extract<Command, { do: 'edit' }>): Promise<void> {
    const name: FieldName = FIELDS_USED[field % FIELDS_USED.length] ?? 'signee';
    const secret = name === 'accountNumber' || name === 'pin';
    await this.#on(port, ({ id }) => {
      const changes = { [name]: this.#text(secret ? 'CANARY' : 'Value') };
      return this.#act('replaces', () => this.#world.handlers['portRequests.edit']({ id, changes }));
    });
  }

  async #numbers({ port, add }: Extract<Command, { do: 'numbers' }>): Promise<void> {
    await this.#on(port, ({ id, numbers }) => {
      const which = [numbers[1] ?? ''];
      const input = add ? { id, changes: {}, addNumbers: which } : { id, changes: {}, removeNumbers: which };
      return this.#act('replaces', () => this.#world.handlers['portRequests.edit'](input));
    });
  }

  async #comment({ port, order, words }: Extract<Command, { do: 'comment' }>): Promise<void> {
    await this.#on(port, async (one) => {
      const target = await this.#orderOf(one.id, order);
      if (!target) return;
      const text = WORDS[words % WORDS.length] ?? '';
      this.#ask(one, target.accountId, `comment ${text}`);
      const input = { id: one.id, ...target, text, private: false, actionRequired: false };
      await this.#act('adds', () => this.#world.handlers['portRequests.comment'](input));
    });
  }

  async #attach({ port, file }: Extract<Command, { do: 'attach' }>): Promise<void> {
    await this.#on(port, async (one) => {
      const path = ['loa.pdf', 'bill.pdf', 'csr.pdf', 'note.pdf'][file % 4] ?? '';
      const paths = [`${one.numbers[0]}-${path}`];
      for (const accountId of ACCOUNTS) this.#ask(one, accountId, `document ${paths[0]}`);
      await this.#act('adds', () => this.#world.handlers['documents.attach']({ id: one.id, paths }));
    });
  }

  async #move({ port, order, pick }: Extract<Command, { do: 'move' }>): Promise<void> {
    await this.#on(port, async (one) => {
      const target = await this.#orderOf(one.id, order);
      if (!target) return;
      const view = await this.#view(one.id);
      const legal = (view?.orders.find(isIt(target))?.moves ?? []).filter((move) => move.legal);
      const move = legal[pick % Math.max(1, legal.length)];
      if (!move) return;
      this.#ask(one, target.accountId, `move ${move.to}`);
      const input: ChannelInput<'portRequests.move'> = {
        id: one.id,
        ...target,
        to: move.to,
        acceptCharges: true,
        ...(move.legal && move.needs.includes('reason') && { reason: 'The name differs from the bill.' }),
        ...(move.legal && move.needs.includes('schedule') && { schedule: SCHEDULE }),
      };
      await this.#act('replaces', () => this.#world.handlers['portRequests.move'](input));
    });
  }

  async #place({ port, at }: Extract<Command, { do: 'place' }>): Promise<void> {
    await this.#on(port, async (one) => {
      const accountId = accountAt(at);
      this.#ask(one, accountId, 'create');
      await this.#act('adds', () =>
        this.#world.handlers['portRequests.place']({ id: one.id, accountId, acceptCharges: true }),
      );
    });
  }

  async #remove({ port, order }: Extract<Command, { do: 'remove' }>): Promise<void> {
    await this.#on(port, async (one) => {
      const target = await this.#orderOf(one.id, order);
      if (!target) return;
      await this.#act('takes-back', () =>
        this.#world.handlers['portRequests.remove']({ id: one.id, ...target }),
      );
    });
  }

  async #withdraw({ entry }: Extract<Command, { do: 'withdraw' }>): Promise<void> {
    const waiting = [...(await outboxOf(this.#world.store)).keys()];
    const mutationId = waiting[entry % Math.max(1, waiting.length)];
    if (mutationId === undefined) return;
    await this.#act('takes-back', () => this.#world.handlers['outbox.withdraw']({ mutationId }));
  }

  async #retry({ entry, mine }: Extract<Command, { do: 'retry' }>): Promise<void> {
    const waiting = [...(await outboxOf(this.#world.store)).values()];
    const chosen = waiting[entry % Math.max(1, waiting.length)];
    if (!chosen) return;
    const { mutation, contents } = chosen;
    const { id: mutationId, conflicts = [], portRequestId, accountId } = mutation;
    const keep = Object.fromEntries(conflicts.map(({ field }) => [field, mine ? 'mine' : 'theirs'] as const));
    const port = this.ports.find(({ id }) => id === portRequestId);
    for (const wish of this.wishes.of(mutationId)) {
      wish.retried = true;
      if (wish.content.kind === 'field' && keep[wish.content.field] === 'mine') wish.decided = true;
    }
    for (const content of contents) {
      if (content.kind === 'move' && port) this.#ask(port, accountId, `move ${content.to}`);
    }
    const disputed = Object.keys(keep).length > 0;
    await this.#act(disputed && !mine ? 'takes-back' : 'adds', () =>
      this.#world.handlers['outbox.retry']({ mutationId, ...(disputed && { keep }) }),
    );
  }

  /** Does it, and remembers what the outbox then promises. */
  async #act<Value>(intent: Intent, run: () => Promise<Value>): Promise<Told<Value>> {
    const before = await outboxOf(this.#world.store);
    const told = await this.#tell(run);
    const after: Outbox = await outboxOf(this.#world.store);
    await this.wishes.note(this.#world.store, before, after, intent);
    return told;
  }

  /** Where the app dies of it, it is started again. */
  async #tell<Value>(run: () => Promise<Value>): Promise<Told<Value>> {
    const told = await this.#world.tell(run());
    if (told.kind === 'unheard') await this.#world.revive();
    return told;
  }

  async #on(index: number, run: (port: Port) => Promise<unknown>): Promise<void> {
    const port = this.ports[index % Math.max(1, this.ports.length)];
    if (port) await run(port);
  }

  async #view(id: string) {
    const told = await this.#tell(() => this.#world.handlers['portRequests.open']({ id }));
    return told.kind === 'done' ? told.value : undefined;
  }

  async #orderOf(id: string, index: number) {
    const orders = (await this.#view(id))?.orders ?? [];
    const order = orders[index % Math.max(1, orders.length)];
    if (!order) return undefined;
    const { accountId, remoteId } = order;
    return { accountId, ...(remoteId !== undefined && { remoteId }) };
  }

  #ask(port: Port, accountId: string, what: string): void {
    this.asked.push({ port, accountId, what });
  }

  /** Words that nobody else writes. */
  #text(kind: string): string {
    this.#texts += 1;
    return `${kind} ${this.#texts}`;
  }
}

function isIt(target: { readonly accountId: string; readonly remoteId?: string }) {
  return (order: { readonly accountId: string; readonly remoteId?: string }) =>
    order.accountId === target.accountId && order.remoteId === target.remoteId;
}

export function accountAt(index: number): AccountName {
  return ACCOUNTS[index % ACCOUNTS.length] ?? 'kazoo';
}

/** Two local numbers, which Flowroute splits, and a toll-free one, which Telnyx splits. */
export function numbersOf(who: number): readonly string[] {
  const area = AREAS[who % AREAS.length] ?? '206';
  const last = 10 + Math.floor(who / AREAS.length) * 2;
  return [
    `+1${area}55501${last}`,
    `+1${area}55501${last + 1}`,
    `+1800555${String(100 + who).padStart(4, '0')}`,
  ];
}
