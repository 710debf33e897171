import type { Account } from '../../../preload/contract/domain/accounts.ts';
import type {
  Delivery,
  Document,
  DocumentTrouble,
  RemoteDocument,
} from '../../../preload/contract/domain/documents.ts';
import type { PortFields } from '../../../preload/contract/domain/fields.ts';
import type { LoaLack, LoaVerdict, SignedLoa } from '../../../preload/contract/domain/loa.ts';
import type { Rejection } from '../../../preload/contract/domain/orders.ts';
import type {
  PhoneNumber,
  TimelineEntry,
  WaitingChange,
} from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { Settings } from '../../../preload/contract/domain/settings.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { Backup, StorageState } from '../../../preload/contract/domain/storage.ts';
import type { SyncStatus } from '../../../preload/contract/domain/sync.ts';
import { toInstant, type ZonedTime } from '../../../preload/contract/domain/time.ts';
import type { EventName, PortsideEvents } from '../../../preload/contract/ipc/events.ts';
import { FakeLoaDesk } from './loa-settings.ts';
import { remediesOf } from './remedies.ts';

/** What one account holds for a port request. */
export interface FakeOrder {
  readonly accountId: string;
  readonly carrier: string;
  /** Absent until the carrier has it. */
  readonly remoteId?: string;
  readonly state: State;
  /** The carrier's own word. */
  readonly status: string;
  readonly numbers: readonly PhoneNumber[];
  readonly schedule?: ZonedTime;
  readonly awaiting?: State;
  readonly rejections: readonly Rejection[];
  readonly remoteDocuments: readonly RemoteDocument[];
  /** The agent joined it to this port request. */
  readonly isJoined?: boolean;
}

/** One port request as the fake's carrier holds it: its first order, and the further ones in `more`. */
export interface FakePort {
  readonly id: string;
  readonly accountId: string;
  /** Kazoo where it is left out. */
  readonly carrier?: string;
  /** The first order's own word; the state's name where it is left out. */
  readonly status?: string;
  readonly awaiting?: State;
  /** The account may not move it at the switch. */
  readonly isOnlyTold?: boolean;
  readonly rejections?: readonly Rejection[];
  readonly more?: readonly FakeOrder[];
  readonly subAccount?: { readonly id: string; readonly name: string };
  /** The carrier knows it. */
  readonly isSent: boolean;
  readonly state: State;
  readonly stateSince: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly numbers: readonly PhoneNumber[];
  readonly actionRequired: boolean;
  readonly schedule?: ZonedTime;
  readonly fields: PortFields;
  readonly documents: readonly Document[];
  readonly deliveries: readonly Delivery[];
  readonly remoteDocuments: readonly RemoteDocument[];
  readonly timeline: readonly TimelineEntry[];
}

/** A change that waits: what it is in words, and what it does to the port once the carrier has it. */
export interface FakeMutation {
  readonly change: WaitingChange;
  /** The delivery it carries out. */
  readonly deliveryId?: string;
  readonly effect: (port: FakePort) => FakePort;
  /** The agent sees it at once; otherwise only when the carrier has it. */
  readonly isShown: boolean;
}

/** An LOA that was signed, with the hash of what was printed. */
export interface FakeLoa {
  readonly contentHash: string;
  readonly signed: SignedLoa;
}

/** Everything the fake remembers, and the two things that happen to it: changes arrive, carriers answer. */
export class FakeWorld {
  readonly now: () => number;
  settings: Settings;
  accounts: readonly Account[] = [];
  backups: readonly Backup[] = [];
  restored: string | null = null;
  storage: StorageState = { kind: 'sound' };
  /** Documents whose file is gone or altered. */
  troubles: readonly DocumentTrouble[] = [];
  ports = new Map<string, FakePort>();
  mutations: readonly FakeMutation[] = [];
  bytes = new Map<
    string,
    { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array }
  >();
  /** Signed LOAs, by `loaKey`. */
  readonly loas = new Map<string, FakeLoa>();
  /** Why typing a name is not a signature; allowed while absent. */
  typedRefused: string | undefined;
  /** What settings lack before any LOA can be signed. */
  settingsLacks: readonly LoaLack[] = [];
  /** What a verification says, by file name; other files are not sealed. */
  readonly verdicts = new Map<string, LoaVerdict>();
  /** LOA settings, policies and forms. */
  readonly loaDesk = new FakeLoaDesk();
  isOnline = true;
  /** Accounts that the agent asked to try again, in turn. */
  retried: readonly string[] = [];
  /** What the carrier says to the next change of this kind instead of taking it. */
  readonly refusals = new Map<WaitingChange['kind'], Problem>();
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();
  #last = 0;

  constructor(now: () => number, settings: Settings) {
    this.now = now;
    this.settings = settings;
  }

  newId(kind: string): string {
    this.#last += 1;
    return `${kind}-new-${this.#last}`;
  }

  on<Name extends EventName>(name: Name, listener: (payload: PortsideEvents[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener as (payload: never) => void);
    return () => listeners.delete(listener as (payload: never) => void);
  }

  emit<Name extends EventName>(name: Name, payload: PortsideEvents[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      (listener as (payload: PortsideEvents[Name]) => void)(payload);
    }
  }

  /** Every port request with its waiting changes laid over it. */
  all(): readonly FakePort[] {
    return [...this.ports.values()].map((port) => this.shown(port));
  }

  get(id: string): FakePort | undefined {
    const port = this.ports.get(id);
    return port && this.shown(port);
  }

  waiting(): readonly WaitingChange[] {
    return this.mutations.map(({ change }) => ({ ...change, remedies: remediesOf(change) }));
  }

  waitingOf(id: string): readonly WaitingChange[] {
    return this.waiting().filter(({ portRequestId }) => portRequestId === id);
  }

  /** The port as it would be without one of its waiting changes. */
  without(id: string, mutationId: string): FakePort | undefined {
    const port = this.ports.get(id);
    const others = this.mutations.filter(({ change }) => change.id !== mutationId);
    return port && this.shown(port, others);
  }

  shown(port: FakePort, mutations = this.mutations): FakePort {
    return mutations
      .filter(
        ({ change, isShown }) => isShown && change.portRequestId === port.id && change.status !== 'refused',
      )
      .reduce((current, mutation) => mutation.effect(current), port);
  }

  /** Puts a change into the outbox; when online the carrier answers at the next turn of the loop. */
  enqueue(
    port: FakePort,
    change: Pick<WaitingChange, 'kind' | 'words' | 'typed'> &
      Partial<Pick<WaitingChange, 'accountId' | 'remoteId'>>,
    effect: FakeMutation['effect'],
    deliveryId?: string,
    amends?: string,
  ): string {
    const id = amends ?? this.newId('mutation');
    const whole: WaitingChange = {
      accountId: port.accountId,
      ...change,
      id,
      portRequestId: port.id,
      portName: port.fields.name ?? '',
      status: 'queued',
      since: toInstant(this.now()),
      attempts: 0,
      remedies: [],
    };
    const isShown = change.kind !== 'deliver';
    const mutation = { change: whole, effect, isShown, ...(deliveryId === undefined ? {} : { deliveryId }) };
    const isNew = amends === undefined || !this.mutations.some((one) => one.change.id === id);
    this.mutations = isNew
      ? [...this.mutations, mutation]
      : this.mutations.map((one) => (one.change.id === id ? mutation : one));
    this.changed([port.id]);
    if (this.isOnline) setTimeout(() => this.answer(id), 0);
    return id;
  }

  /** The carrier answers one change: takes it, or says the refusal that is set for its kind. */
  answer(id: string): void {
    const mutation = this.mutations.find(({ change }) => change.id === id);
    if (!mutation || !this.isOnline) return;
    const { kind, portRequestId } = mutation.change;
    const problem = this.refusals.get(kind);
    if (problem) {
      this.refusals.delete(kind);
      this.patch(id, { status: 'refused', attempts: mutation.change.attempts + 1, problem });
    } else {
      this.mutations = this.mutations.filter((other) => other !== mutation);
      const port = this.ports.get(portRequestId);
      if (port) this.ports.set(portRequestId, { ...mutation.effect(port), isSent: true });
    }
    this.changed([portRequestId]);
  }

  patch(id: string, part: Partial<WaitingChange>): void {
    this.mutations = this.mutations.map((mutation) =>
      mutation.change.id === id ? { ...mutation, change: { ...mutation.change, ...part } } : mutation,
    );
  }

  changed(ids: readonly string[], board = true): void {
    this.emit('changed', { ids, board });
    this.emit('sync', this.sync());
  }

  sync(): SyncStatus {
    const oldest = this.mutations[0]?.change.since;
    return {
      accounts: this.accounts.map((account) => ({
        accountId: account.id,
        phase: this.isOnline ? 'idle' : 'offline',
        ...(account.pulledAt ? { pulledAt: account.pulledAt } : {}),
        waiting: this.mutations.filter(({ change }) => change.accountId === account.id).length,
      })),
      waiting: this.mutations.length,
      needsYou: this.mutations.filter(
        ({ change }) => change.status === 'refused' || change.status === 'conflict',
      ).length,
      ...(oldest ? { oldestWaiting: oldest } : {}),
    };
  }
}
