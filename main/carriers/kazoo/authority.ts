import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { KazooApi } from './api.ts';
import { msToGregorian } from './gregorian.ts';

/** Milliseconds. */
const MOMENT = 10_000;

/** Whether the account signed in is a port authority: Kazoo gives the agent list to nobody else. */
export class Authority {
  readonly #api: KazooApi;
  #known: boolean | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(api: KazooApi) {
    this.#api = api;
  }

  /** As last asked for. Rejects with `CarrierFailure` when it has to ask and gets no answer. */
  async known(): Promise<boolean> {
    return this.#known ?? this.ask();
  }

  /** Asks the carrier now, with the smallest list there is: what has ended in the last second. */
  async ask(): Promise<boolean> {
    this.#known = await this.#may();
    this.#askedAt = this.#api.carrierNow();
    return this.#known;
  }

  /** As told a moment ago, when the session was opened; else asked for now. */
  async recent(): Promise<boolean> {
    const age = Math.abs(this.#api.carrierNow() - this.#askedAt);
    return age < MOMENT ? this.known() : this.ask();
  }

  async #may(): Promise<boolean> {
    const now = msToGregorian(this.#api.carrierNow());
    try {
      const answer = await this.#api.stream({
        method: 'GET',
        path: ['port_requests'],
        query: { by_types: 'completed', modified_from: now - 1, modified_to: now },
        doing: 'list the port requests you manage',
      });
      answer.discard();
      return true;
    } catch (error) {
      if (error instanceof CarrierFailure && error.problem.code === 'forbidden') return false;
      throw error;
    }
  }
}
