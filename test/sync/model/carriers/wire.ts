import type { CarrierFailure } from '../../../../main/core/interfaces/carrier.ts';
import type { SimClock } from '../clock.ts';
import {
  type Asked,
  type ChooseFault,
  courseOf,
  type Fault,
  nothingFails,
  type RequestKey,
  refused,
  signInEnded,
} from '../faults.ts';
import type { Life } from '../life.ts';

export interface Ask<Value> {
  readonly kind: RequestKey['kind'];
  readonly verb: string;
  readonly subject: string;
  readonly doing: string;
  /** What the carrier does and answers, at once; throws its refusal. */
  readonly run: () => Value;
  /** What a body that breaks off in the middle leaves behind. */
  readonly broken?: () => void;
}

/** A request as it left. Times on the steady clock. */
export interface Sent {
  readonly key: RequestKey;
  readonly fault: Fault;
  readonly at: number;
}

/**
 * The way from an account's sessions to its carrier: latency, faults and the line being cut. It outlives the app: what
 * is under way when the app dies arrives all the same.
 */
export class Wire {
  readonly #clock: SimClock;
  readonly #account: { readonly id: string; readonly name: string };
  readonly #counts = new Map<string, number>();
  readonly sent: Sent[] = [];
  choose: ChooseFault = nothingFails;
  online = true;
  /** The credentials are good. */
  welcome = true;
  /** Requests that were made although the carrier had closed the door, since it did. */
  unwelcome = 0;
  /** What the carrier was asked for and has not carried out yet. */
  underWay = 0;
  /** The carrier's clock minus the computer's, as an answer's `Date` tells it: whole seconds, cut off. */
  clockOffset = 0;

  constructor(clock: SimClock, account: { readonly id: string; readonly name: string }) {
    this.#clock = clock;
    this.#account = account;
  }

  /** How this request fails when nothing is heard of it. */
  asked(doing: string, write: boolean): Asked {
    return {
      accountName: this.#account.name,
      doing,
      write,
      now: this.#clock.now(),
      clockOffset: this.clockOffset,
      secrets: [],
    };
  }

  ask<Value>(life: Life, ask: Ask<Value>): Promise<Value> {
    return life.fx(`${this.#account.id} ${ask.verb}`, () => this.#send(ask));
  }

  #send<Value>({ kind, verb, subject, doing, run, broken }: Ask<Value>): Promise<Value> {
    const counted = `${verb} ${subject}`;
    const n = this.#counts.get(counted) ?? 0;
    this.#counts.set(counted, n + 1);
    const key: RequestKey = { account: this.#account.id, verb, subject, n, kind };
    const fault = this.choose(key);
    const course = courseOf(fault, key);
    const began = this.#clock.now();
    this.sent.push({ key, fault, at: this.#clock.steady() });
    const fails = (make: (asked: Asked) => CarrierFailure) => make(this.asked(doing, kind !== 'read'));
    if (!this.online) return this.#later(20, () => Promise.reject(fails(refused)));
    if (!this.welcome) {
      this.unwelcome += 1;
      return this.#later(20, () => Promise.reject(fails(signInEnded)));
    }
    let answer: () => Value | Promise<Value> = () =>
      Promise.reject(new Error('answered before it was asked'));
    if (course.actsAfter !== undefined) {
      this.underWay += 1;
      this.#clock.after(this, course.actsAfter, () => {
        this.underWay -= 1;
        answer = settled(run);
      });
    }
    if (fault === 'reset') broken?.();
    return this.#later(course.heardAfter, () => {
      const { failure } = course;
      if (failure) return Promise.reject(fails(failure));
      this.#learnClock(began);
      return answer();
    });
  }

  #later<Value>(ms: number, run: () => Value | Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#clock.after(this, ms, () => {
        try {
          resolve(run());
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  /** As `Http` learns it, from quick answers: half a second is the middle of what a cut second may mean. */
  #learnClock(began: number): void {
    const ended = this.#clock.now();
    if (Math.abs(ended - began) > 2_000) return;
    const theirs = Math.floor(this.#clock.truth() / 1_000) * 1_000 + 500;
    this.clockOffset = theirs - (began + ended) / 2;
  }
}

/** What it answers, found out now and told later. */
function settled<Value>(run: () => Value): () => Value {
  try {
    const value = run();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
