import { down, failed, notUnderstood, rejected, tooMany } from '../../../main/carriers/failures.ts';
import { type HttpTimeouts, transportFailure } from '../../../main/carriers/http-failures.ts';
import { CarrierFailure } from '../../../main/core/interfaces/carrier.ts';
import { between, chanceOf, hashOf } from './chance.ts';

/** One request of a history, by what it is about: the same whatever else the history does. */
export interface RequestKey {
  readonly account: string;
  /** What is asked for, such as `create`. */
  readonly verb: string;
  /** What it is about, such as the first number of an order. */
  readonly subject: string;
  /** How many of the same kind went before it. */
  readonly n: number;
  /** `put`: bytes into a storage, whose place may run out. */
  readonly kind: 'read' | 'write' | 'put';
}

/**
 * What becomes of a request. `lost`: carried out, and the connection breaks before the answer. `error`: carried out,
 * then a 5xx. `late`: carried out long after the answer was given up. `reset`: breaks in mid-body. `cut`: carried out,
 * and half the answer comes. `html`: something in front of the carrier answers. `token`: the sign-in has run out.
 */
export const FAULTS = [
  'ok',
  'lost',
  'error',
  'late',
  'throttled',
  'throttled-untold',
  'refused',
  'reset',
  'cut',
  'html',
  'slow',
  'token',
  'slot',
  'no',
] as const;
export type Fault = (typeof FAULTS)[number];

export type ChooseFault = (key: RequestKey) => Fault;

export const nothingFails: ChooseFault = () => 'ok';

const READS: readonly Fault[] = [
  'reset',
  'error',
  'throttled',
  'throttled-untold',
  'refused',
  'cut',
  'html',
  'slow',
  'token',
];
const WRITES: readonly Fault[] = [...READS, 'lost', 'late', 'no', 'lost', 'late'];
const PUTS: readonly Fault[] = [...READS, 'lost', 'late', 'slot', 'reset'];

/** The faults that a request of this kind can meet, `ok` among them. */
export function faultsOf(kind: RequestKey['kind']): readonly Fault[] {
  const bad = kind === 'read' ? READS : kind === 'write' ? WRITES : PUTS;
  return ['ok', ...new Set(bad)];
}

/** So many in a hundred fail, each by its own die. Reads fail less often: they decide less. */
export function randomFaults(seed: number, percent: number): ChooseFault {
  return ({ account, verb, subject, n, kind }) => {
    const key = `${seed} ${account} ${verb} ${subject} ${n}`;
    const share = kind === 'read' ? percent / 3 : percent;
    if (chanceOf(key) * 100 >= share) return 'ok';
    const bad = kind === 'read' ? READS : kind === 'write' ? WRITES : PUTS;
    return bad[hashOf(`which ${key}`) % bad.length] ?? 'ok';
  };
}

/** How a fault plays out in time and effect. */
export interface Course {
  /** Milliseconds until the carrier acts; absent: it never does. */
  readonly actsAfter?: number;
  /** Milliseconds until the asking side hears something. */
  readonly heardAfter: number;
  /** What it hears instead of the answer. */
  readonly failure?: (asked: Asked) => CarrierFailure;
}

export interface Asked {
  readonly accountName: string;
  readonly doing: string;
  readonly write: boolean;
  readonly now: number;
  readonly clockOffset: number;
  readonly secrets: readonly string[];
}

const TIMEOUTS: HttpTimeouts = { connect: 10_000, bodyIdle: 30_000, answer: 120_000 };
/** A carrier is done with a request this long after it came, whoever still waits for the answer. Milliseconds. */
const LONGEST_LATE = 50_000;

export function courseOf(fault: Fault, key: RequestKey): Course {
  const word = `${key.account} ${key.verb} ${key.subject} ${key.n}`;
  const there = between(`there ${word}`, 10, 200);
  const back = there + between(`back ${word}`, 10, 200);
  switch (fault) {
    case 'ok':
      return { actsAfter: there, heardAfter: back };
    case 'slow':
      return { actsAfter: there, heardAfter: back + 20_000 };
    case 'token':
      return { actsAfter: there * 5, heardAfter: back * 5 };
    case 'lost':
      return { actsAfter: there, heardAfter: back, failure: broken };
    case 'error':
      return { actsAfter: there, heardAfter: back, failure: (asked) => down(asked, { status: 500 }, 5_000) };
    case 'late': {
      // A gateway gives up (504) or the connection is cut, and the carrier's own worker goes on.
      const late = between(`late ${word}`, 1_000, isHarmless(key) ? LONGEST_LATE * 6 : LONGEST_LATE);
      const failure = late % 2 === 0 ? broken : (asked: Asked) => down(asked, { status: 504 }, 5_000);
      return { actsAfter: back + late, heardAfter: back, failure };
    }
    case 'cut':
      return { actsAfter: there, heardAfter: back, failure: (asked) => notUnderstood(asked, 200) };
    case 'reset':
      return { heardAfter: there, failure: broken };
    case 'html':
      return { heardAfter: back, failure: (asked) => down(asked, { status: 502 }, 5_000) };
    case 'refused':
      return { heardAfter: there, failure: refused };
    case 'throttled':
      return {
        heardAfter: back,
        failure: (asked) => tooMany(asked, { status: 429, retryAfter: '9' }, 5_000),
      };
    case 'throttled-untold':
      return { heardAfter: back, failure: tooManyUntold };
    case 'slot':
      return { heardAfter: back, failure: slotExpired };
    case 'no':
      return { heardAfter: back, failure: (asked) => rejected(asked, 'Not today', {}) };
  }
}

/** Kazoo drops a comment whose time is not later than the last one's: a repeat does no harm, however late. */
function isHarmless({ account, verb }: RequestKey): boolean {
  return account === 'kazoo' && verb === 'comment';
}

function circumstances({ accountName, write }: Asked, left: boolean) {
  return { accountName, write, left, timeouts: TIMEOUTS };
}

function broken(asked: Asked): CarrierFailure {
  return transportFailure({ code: 'UND_ERR_SOCKET' }, circumstances(asked, true));
}

export function refused(asked: Asked): CarrierFailure {
  return transportFailure({ code: 'ECONNREFUSED' }, circumstances(asked, false));
}

function tooManyUntold(asked: Asked): CarrierFailure {
  const { problem, reached } = tooMany(asked, { status: 429 }, 5_000);
  const { retryAt: _, ...untold } = problem;
  return new CarrierFailure(untold, reached);
}

/** As `carriers/s3/refusals.ts` tells a place whose time is over. */
export function slotExpired(asked: Asked): CarrierFailure {
  return failed(asked, 'no', {
    code: 'expired-slot',
    what: `The place that ${asked.accountName} gave for the file is no longer open.`,
    next: 'Portside asks for a new one.',
  });
}

/** As `carriers/kazoo/errors.ts` tells a 401. */
export function signInEnded(asked: Asked): CarrierFailure {
  return failed(asked, 'no', {
    code: 'unauthorized',
    what: `${asked.accountName} no longer accepts this sign-in.`,
    next: 'Enter the credentials of the account again.',
  });
}
