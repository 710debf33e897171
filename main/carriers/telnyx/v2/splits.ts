import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import type { Instant } from '../../../../preload/contract/domain/time.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { TelnyxApi } from './api.ts';
import { listEvents, timeOf } from './events.ts';
import type { WireEvent } from './wire.ts';

const SPLIT = 'porting_order.split';

/** An order that numbers were moved out of, and when; the empty text when nothing tells. */
export interface Split {
  readonly from: RemoteId;
  readonly at: Instant | '';
}

/**
 * Which order was split off from which. No order tells that itself: only the events do, one per number that moved
 * (`carriers/telnyx-flowroute-s3.md` §B).
 */
export class Splits {
  readonly #api: TelnyxApi;
  readonly #splits = new Map<RemoteId, Split>();
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
    for (const event of events) {
      const from = event.payload?.from?.id;
      const to = event.payload?.to?.id;
      const known = event.event_type === SPLIT && from && to && from !== to;
      if (known && !this.#splits.has(to)) this.#splits.set(to, { from, at: timeOf(event) });
    }
  }

  /** The order this one was split off from, as far as is known. */
  fromOf(remoteId: RemoteId): RemoteId | undefined {
    return this.#splits.get(remoteId)?.from;
  }

  /** Every split that this order was a part of. */
  of(remoteId: RemoteId): readonly (Split & { readonly to: RemoteId })[] {
    const all = [...this.#splits].map(([to, split]) => ({ ...split, to }));
    return all.filter(({ from, to }) => from === remoteId || to === remoteId);
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
