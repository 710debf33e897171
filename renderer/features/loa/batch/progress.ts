import type { Problem } from '../../../../preload/contract/domain/problem.ts';
import type { SigningEvent } from '../sign/entry.ts';
import type { BatchRow } from './rows.ts';

/** The yes to one LOA: which print was seen, and what happened before. */
export interface Agreement {
  readonly contentHash: string;
  readonly events: readonly SigningEvent[];
}

/** An LOA that was agreed to. */
export interface Chosen {
  readonly row: BatchRow;
  readonly agreement: Agreement;
}

/** How far one LOA of a batch has come. */
export type Progress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'signing' }
  | { readonly kind: 'signed' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface Tally {
  readonly signed: number;
  readonly failed: number;
  readonly left: number;
}

export function tally(all: readonly Progress[]): Tally {
  const count = (kind: Progress['kind']): number => all.filter((one) => one.kind === kind).length;
  return { signed: count('signed'), failed: count('failed'), left: count('waiting') + count('signing') };
}

/** `3 signed, 1 failed, 2 to go`. */
export function tallyWords({ signed, failed, left }: Tally): string {
  return [
    `${signed} signed`,
    ...(failed ? [`${failed} failed`] : []),
    ...(left ? [`${left} to go`] : []),
  ].join(', ');
}
