import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { TelnyxApi } from './api.ts';
import { listEvents } from './events.ts';
import type { WireEvent } from './wire.ts';

const SPLIT = 'porting_order.split';

/**
 * Which order was split off from which. No order tells that itself: only the events do, one per number that moved
 * (`carriers/telnyx-flowroute-s3.md` §B).
 */
export class Splits {
  readonly #api: TelnyxApi;
  readonly #from = new Map<RemoteId, RemoteId>();
  #asked: Promise<void> | undefined;

  constructor(api: TelnyxApi) {
    this.#api = api;
  }

  /** Asks for every split there was, once in a session. Rejects with `CarrierFailure`. */
  async know(): Promise<void> {
    this.#asked ??= this.#ask();
    try {
      await this.#asked;
    } catch (error) {
      this.#asked = undefined;
      throw error;
    }
  }

  /** Learns from events that came by; other events are of no interest. */
  learn(events: readonly WireEvent[]): void {
    for (const { event_type, payload } of events) {
      const from = payload?.from?.id;
      const to = payload?.to?.id;
      if (event_type === SPLIT && from && to && from !== to) this.#from.set(to, from);
    }
  }

  /** The order this one was split off from, as far as is known. */
  fromOf(remoteId: RemoteId): RemoteId | undefined {
    return this.#from.get(remoteId);
  }

  async #ask(): Promise<void> {
    try {
      this.learn(await listEvents(this.#api, { '[type]': SPLIT }));
    } catch (error) {
      // A key that may not read events still reads its orders.
      if (!(error instanceof CarrierFailure) || !UNREADABLE.has(error.problem.code)) throw error;
    }
  }
}

const UNREADABLE: ReadonlySet<string> = new Set(['forbidden', 'not-found', 'rejected']);
