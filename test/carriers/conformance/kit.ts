import { afterEach, beforeEach, describe, expect } from 'vitest';
import type {
  CarrierSession,
  OrderAddress,
  PulledPage,
  PullRequest,
} from '../../../main/core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../main/core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../main/core/interfaces/order.ts';
import { ACCOUNT_NUMBER, FIELDS, OTHERS, PIN } from './sample.ts';
import type { RunningCarrier, Subject } from './subject.ts';
import { subjects } from './subjects.ts';

/** The same tests for every subject, each with a carrier of its own. */
export function conforms(
  theme: string,
  tests: (subject: Subject, carrier: () => RunningCarrier) => void,
  { of = subjects, holding }: { of?: readonly Subject[]; holding?: 'nothing' | 'many' } = {},
): void {
  for (const subject of of) {
    describe(`${subject.adapter.description.label}: ${theme}`, () => {
      let running: RunningCarrier;
      beforeEach(async () => {
        running = await subject.start(holding);
      });
      afterEach(() => running.close());
      tests(subject, () => running);
    });
  }
}

/** Names of everything in a sign-in form that nobody may read. */
const SECRET: ReadonlySet<string> = new Set(
  subjects.flatMap(({ adapter }) =>
    adapter.description.methods.flatMap(({ fields }) =>
      fields.filter(({ secret }) => secret).map(({ name }) => name),
    ),
  ),
);

/** Whatever went wrong must be fit to be read by an agent: whole sentences and no secret. */
export function fitToRead(failure: unknown, { credentials }: RunningCarrier): CarrierFailure {
  if (!(failure instanceof CarrierFailure)) throw new Error('no CarrierFailure', { cause: failure });
  const { problem } = failure;
  expect(problem.what).toMatch(/[.!]$/);
  expect(problem.next).toMatch(/[.!]$/);
  const told = JSON.stringify([problem, failure.message, failure.stack, String(failure.cause)]);
  const secrets = [
    ...Object.entries(credentials.values).flatMap(([name, text]) => (SECRET.has(name) ? [text] : [])),
    ...[PIN, ACCOUNT_NUMBER, OTHERS.pin, OTHERS.accountNumber],
    ...['Signature=', 'X-Amz-', '?Expires='],
  ];
  for (const secret of secrets) expect(told).not.toContain(secret);
  return failure;
}

/** How a call fails that must fail. */
export async function failureOf(work: Promise<unknown>, running: RunningCarrier): Promise<CarrierFailure> {
  const done = Symbol('done');
  const outcome = await work.then(
    () => done,
    (reason: unknown) => reason,
  );
  if (outcome === done) throw new Error('it went well, and must not');
  return fitToRead(outcome, running);
}

/** How a call ends, well or not. */
export async function outcomeOf(
  work: Promise<unknown>,
  running: RunningCarrier,
): Promise<CarrierFailure | 'done'> {
  return work.then(
    () => 'done' as const,
    (reason: unknown) => fitToRead(reason, running),
  );
}

export interface Pulled {
  readonly pages: readonly PulledPage[];
  readonly orders: ReadonlyMap<string, CarrierOrder>;
}

/** Everything a pull gives; so many pages at most. */
export async function pull(
  session: CarrierSession,
  request: PullRequest = { full: false },
  most = Number.POSITIVE_INFINITY,
): Promise<Pulled> {
  const pages: PulledPage[] = [];
  for await (const page of session.pull(request)) {
    pages.push(page);
    if (pages.length >= most) break;
  }
  return {
    pages,
    orders: new Map(pages.flatMap(({ orders }) => orders).map((order) => [order.remoteId, order])),
  };
}

/** What a pull goes on from. */
export function after({ pages }: Pulled): PullRequest {
  const cursor = pages.at(-1)?.cursor;
  if (cursor === undefined) throw new Error('a pull without a page');
  return { full: false, cursor };
}

/** A date that the carrier takes as a requested one, in its account's zone. */
export async function possibleDate(
  { adapter }: Subject,
  { session }: RunningCarrier,
  address: OrderAddress,
): Promise<string> {
  const windows = adapter.capabilities.windows ? await session.windows(address) : [];
  return (windows[1]?.from ?? new Date(Date.now() + 12 * 86_400_000).toISOString()).slice(0, 10);
}

/** The draft's fields that this carrier keeps. */
export function kept({ adapter }: Subject): Readonly<Record<string, string>> {
  const names: readonly string[] = adapter.capabilities.edits.fields;
  return Object.fromEntries(Object.entries(FIELDS).filter(([name]) => names.includes(name)));
}
