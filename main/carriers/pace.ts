import type { AccountId } from '../../preload/contract/domain/ids.ts';
import { CarrierFailure } from '../core/interfaces/carrier.ts';

export interface PaceLimits {
  /** Most that can be spent at once. */
  readonly burst: number;
  readonly perSecond: number;
}

/** One way through a pace; whoever asks first leaves first. */
export interface PaceLane {
  /** Sends a request once it may leave. `cost`: what the carrier counts it as. */
  readonly send: <Answer extends { readonly status: number }>(
    request: () => Promise<Answer>,
    cost?: number,
  ) => Promise<Answer>;
}

interface Waiting {
  readonly cost: number;
  readonly go: () => void;
}

/**
 * A token bucket over single requests, which only an adapter can count: one call of its may be several of them. It goes
 * by what the carrier says where that is less than we thought: an agent's browser spends of the same bucket, and a
 * program that was started again does not know what it has spent.
 */
export class Pace {
  /** What the agent waits for, and changes on their way. */
  readonly urgent: PaceLane;
  /** What lets everything urgent go first, such as a pull. */
  readonly background: PaceLane;
  readonly #limits: PaceLimits;
  readonly #urgent: Waiting[] = [];
  readonly #background: Waiting[] = [];
  #tokens: number;
  #filled = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: PaceLimits) {
    this.#limits = limits;
    this.#tokens = limits.burst;
    this.urgent = this.#lane(this.#urgent);
    this.background = this.#lane(this.#background);
  }

  /** The carrier says that only so much is left. */
  atMost(tokens: number): void {
    this.#fill();
    this.#tokens = Math.min(this.#tokens, tokens);
  }

  #lane(queue: Waiting[]): PaceLane {
    return {
      send: async (request, cost = 1) => {
        await this.#turn(queue, Math.min(cost, this.#limits.burst));
        try {
          const answer = await request();
          if (answer.status === 429) this.atMost(0);
          return answer;
        } catch (error) {
          // The carrier has counted nothing.
          if (error instanceof CarrierFailure && error.reached === 'no') this.#giveBack(cost);
          throw error;
        }
      },
    };
  }

  #turn(queue: Waiting[], cost: number): Promise<void> {
    return new Promise((go) => {
      queue.push({ cost, go });
      this.#serve();
    });
  }

  #serve(): void {
    if (this.#timer !== undefined) return;
    this.#fill();
    for (;;) {
      const queue = this.#urgent.length > 0 ? this.#urgent : this.#background;
      const next = queue[0];
      if (next === undefined) return;
      if (this.#tokens < next.cost) {
        this.#serveIn(((next.cost - this.#tokens) / this.#limits.perSecond) * 1000);
        return;
      }
      this.#tokens -= next.cost;
      queue.shift();
      next.go();
    }
  }

  #serveIn(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#serve();
    }, Math.ceil(ms));
  }

  #giveBack(cost: number): void {
    this.#fill();
    this.#tokens = Math.min(this.#limits.burst, this.#tokens + cost);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#serve();
  }

  #fill(): void {
    const now = performance.now();
    const { burst, perSecond } = this.#limits;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filled) / 1000) * perSecond);
    this.#filled = now;
  }
}

/** The pace of each account. It outlives the account's sessions: what was spent stays spent when one is opened anew. */
export function createPaces(limits: PaceLimits): (account: AccountId) => Pace {
  const paces = new Map<AccountId, Pace>();
  return (account) => {
    const pace = paces.get(account) ?? new Pace(limits);
    paces.set(account, pace);
    return pace;
  };
}
