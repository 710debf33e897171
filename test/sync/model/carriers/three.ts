import type {
  AccountAccess,
  CarrierAdapter,
  CarrierSession,
} from '../../../../main/core/interfaces/carrier.ts';
import type { SimClock } from '../clock.ts';
import type { Life } from '../life.ts';
import { Desk, type Executed } from './desk.ts';
import { flowroute, flowrouteCalls, type Slots } from './flowroute.ts';
import { kazoo, kazooCalls } from './kazoo.ts';
import { sessionOf } from './session.ts';
import { telnyx, telnyxCalls, type Uploads } from './telnyx.ts';

/** Each account is named after its carrier. */
export const ACCOUNTS = ['kazoo', 'telnyx', 'flowroute'] as const;
export type AccountName = (typeof ACCOUNTS)[number];

const ADAPTERS: Readonly<Record<AccountName, CarrierAdapter>> = { kazoo, telnyx, flowroute };

/** The agent of the Kazoo account is the port authority there; nobody else has one. */
const AUTHORITY: Readonly<Record<AccountName, boolean>> = { kazoo: true, telnyx: false, flowroute: false };

/** Three carriers in memory, with one account each, and what they carried out. */
export class Carriers {
  readonly executed: Executed[] = [];
  readonly desks: Readonly<Record<AccountName, Desk>>;
  readonly #uploads: Uploads = { waiting: new Map() };
  readonly #slots: Slots = { open: new Map() };

  constructor(clock: SimClock) {
    const desk = (name: AccountName) => new Desk(clock, name, `Harborline at ${name}`, this.executed);
    this.desks = { kazoo: desk('kazoo'), telnyx: desk('telnyx'), flowroute: desk('flowroute') };
  }

  get all(): readonly Desk[] {
    return ACCOUNTS.map((name) => this.desks[name]);
  }

  /** The real adapters' rules, with sessions of these models for one life of the app. */
  adapters(life: Life): readonly CarrierAdapter[] {
    return ACCOUNTS.map((name) => ({
      ...ADAPTERS[name],
      session: (access: AccountAccess): CarrierSession => this.#session(name, life, access),
    }));
  }

  authority(name: AccountName): boolean {
    return AUTHORITY[name];
  }

  #session(name: AccountName, life: Life, access: AccountAccess): CarrierSession {
    const parts = {
      desk: this.desks[name],
      life,
      adapter: ADAPTERS[name],
      access,
      authority: AUTHORITY[name],
    };
    switch (name) {
      case 'kazoo':
        return sessionOf(parts, kazooCalls(parts));
      case 'telnyx':
        return sessionOf(parts, telnyxCalls(parts, this.#uploads));
      case 'flowroute':
        return sessionOf(parts, flowrouteCalls(parts, this.#slots));
    }
  }
}
