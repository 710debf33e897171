import type { FieldName } from './fields.ts';
import type { Instant } from './time.ts';

/**
 * What went wrong, as a code for programs and two sentences for the agent (`design.md` §4).
 * Classified from status and error code, never from message text.
 */
export const PROBLEM_CODES = [
  'invalid-input',
  'not-found',
  'offline',
  'unauthorized',
  'forbidden',
  'rejected',
  'conflict',
  'needs-consent',
  'rate-limited',
  'carrier-down',
  'expired-slot',
  'protocol',
  'file-refused',
  'secrets-locked',
  'storage',
  'internal',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

const UNREACHED: ReadonlySet<ProblemCode> = new Set(['offline', 'carrier-down', 'rate-limited']);

/** Nobody is at fault and nothing is lost: the carrier can't answer now and will later. */
export function isUnreached({ code }: Pick<Problem, 'code'>): boolean {
  return UNREACHED.has(code);
}

export interface Problem {
  readonly code: ProblemCode;
  /** What happened, to which port or account. Never holds a secret. */
  readonly what: string;
  /** The carrier's own words, where it gave any: what a card has room for. */
  readonly said?: string;
  /** What the agent can do now. */
  readonly next: string;
  /** Words of the carrier, field by field. */
  readonly fields?: { readonly [Name in FieldName | 'numbers']?: string };
  /** What the carrier wants accepted before it acts (`needs-consent`). */
  readonly charges?: Charges;
  /** When it is worth trying again (`rate-limited`, `carrier-down`). */
  readonly retryAt?: Instant;
}

/** Money a carrier asks for. Amounts are decimal units of `currency` (USD unless the carrier says otherwise). */
export interface Charges {
  readonly currency: string;
  readonly today: number;
  readonly recurring: number;
  readonly items: readonly { readonly label: string; readonly quantity: number; readonly amount: number }[];
}
