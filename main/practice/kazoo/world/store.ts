import { createHash } from 'node:crypto';
import { objectOr } from '../../json.ts';
import type { Account, PortRecord, PortState, User, World } from './model.ts';

const KEPT_WHEN_IDLE: ReadonlySet<PortState> = new Set(['submitted', 'scheduled']);

/** The numbers a port currently asks for (a completed port asks for none). */
export const numbersOf = (port: PortRecord): readonly string[] => Object.keys(objectOr(port.fields.numbers));

/** The next CouchDB-like revision, `N-<32 hex>`. */
export function nextRevision(previous: string | null, seed: string): string {
  const count = previous === null ? 1 : Number(previous.split('-', 1)[0]) + 1;
  return `${count}-${createHash('md5')
    .update(`${previous ?? ''}|${seed}`)
    .digest('hex')}`;
}

/** The datastore: ports with the indexes that lists and lookups need. Records are replaced, never changed. */
export class Store {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly users: readonly User[];
  readonly inService: Map<string, string>;
  readonly #ports = new Map<string, PortRecord>();
  readonly #byAccount = new Map<string, Set<string>>();
  readonly #byNumber = new Map<string, Set<string>>();

  constructor(world: World) {
    this.accounts = new Map(world.accounts.map((account) => [account.id, account]));
    this.users = world.users;
    this.inService = new Map(world.inService);
    for (const port of world.ports) this.#insert(port);
  }

  get master(): Account {
    for (const account of this.accounts.values()) if (account.tree.length === 0) return account;
    throw new Error('a practice world needs a master account');
  }

  port(id: string): PortRecord | undefined {
    return this.#ports.get(id);
  }

  ports(): Iterable<PortRecord> {
    return this.#ports.values();
  }

  ofAccount(accountId: string): readonly PortRecord[] {
    return this.#read(this.#byAccount.get(accountId));
  }

  ofNumber(number: string): readonly PortRecord[] {
    return this.#read(this.#byNumber.get(number));
  }

  /** Saves a record under a new revision and returns what was stored. */
  save(port: PortRecord, previous: PortRecord | null): PortRecord {
    const revision = nextRevision(previous?.revision ?? null, `${port.id}|${port.modified}|${port.state}`);
    const stored: PortRecord = { ...port, revision };
    if (previous) this.remove(previous.id);
    this.#insert(stored);
    return stored;
  }

  remove(id: string): void {
    const port = this.#ports.get(id);
    if (!port) return;
    this.#ports.delete(id);
    this.#byAccount.get(port.accountId)?.delete(id);
    for (const number of numbersOf(port)) this.#byNumber.get(number)?.delete(id);
  }

  /** The nightly clean-up: forgets ports untouched since `before`, except submitted and scheduled ones. */
  forgetIdle(before: number): void {
    for (const port of [...this.#ports.values()])
      if (port.modified < before && !KEPT_WHEN_IDLE.has(port.state)) this.remove(port.id);
  }

  #read(ids: ReadonlySet<string> | undefined): readonly PortRecord[] {
    return [...(ids ?? [])].flatMap((id) => this.#ports.get(id) ?? []);
  }

  #insert(port: PortRecord): void {
    this.#ports.set(port.id, port);
    addTo(this.#byAccount, port.accountId, port.id);
    for (const number of numbersOf(port)) addTo(this.#byNumber, number, port.id);
  }
}

function addTo(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}
