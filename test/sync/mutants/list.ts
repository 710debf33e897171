/** What must go red when a known bug is put back: random histories, or named tests. */
export type Catcher =
  | { readonly by: 'histories'; readonly most: number }
  | { readonly by: 'tests'; readonly files: readonly string[] };

/** A known bug, as a change of one text in one file. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly put: string;
  readonly caught: Catcher;
}

/** As many as `npm test` plays. */
const HISTORIES: Catcher = { by: 'histories', most: 1_000 };
const tests = (...files: readonly string[]): Catcher => ({ by: 'tests', files });

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the transport repeats a PUT',
    file: 'main/carriers/http.ts',
    find: "const repeats = call.method === 'GET' || call.method === 'HEAD' ? READ_REPEATS : 0;",
    put: 'const repeats = READ_REPEATS;',
    caught: tests('test/carriers/conformance/faults-of-changes.test.ts'),
  },
  {
    name: 'no attempt row',
    file: 'main/core/sync/attempt.ts',
    find: 'await parts.store.beginAttempt(mutation.id, {',
    put: 'await ((..._row: readonly unknown[]) => undefined)(mutation.id, {',
    caught: tests('test/sync/crash.test.ts'),
  },
  {
    name: 'NORMAL in the place of FULL',
    file: 'main/db/pragmas.ts',
    find: "db.pragma('main.synchronous = FULL');",
    put: "db.pragma('main.synchronous = NORMAL');",
    caught: tests('test/db/durability.test.ts'),
  },
  {
    name: 'what a carrier refuses is dropped',
    file: 'main/core/sync/outcome.ts',
    find: "    case 'refuse':\n      return refused;",
    put: "    case 'refuse':\n      return { kind: 'done' };",
    caught: HISTORIES,
  },
  {
    name: 'the cursor is of our own clock',
    file: 'main/carriers/telnyx/v2/pull.ts',
    find: 'begin(request.cursor, request.full, telnyx.api.carrierNow())',
    put: 'begin(request.cursor, request.full, telnyx.api.now())',
    caught: tests('test/carriers/conformance/pull.test.ts'),
  },
  {
    name: 'an edit forgets what the agent saw',
    file: 'main/core/sync/merge.ts',
    find: "return { field, base: base[field] ?? '',",
    put: "return { field, base: theirs[field] ?? '',",
    caught: HISTORIES,
  },
  {
    name: 'a submission waits for nothing',
    file: 'main/core/sync/outbox.ts',
    find: "return body.kind === 'move' && body.to !== 'canceled';",
    put: 'return body.kind === undefined;',
    caught: HISTORIES,
  },
  {
    name: 'a restart sends again what was under way',
    file: 'main/db/handlers/outbox.ts',
    find: "tables.mutations.turn({ ...row, status: 'unknown', notBefore: now });",
    put: "tables.mutations.turn({ ...row, status: 'queued', notBefore: now });",
    caught: HISTORIES,
  },
  {
    name: 'a place that has closed is not renewed',
    file: 'main/carriers/flowroute/deliver.ts',
    find: "if (!(error instanceof CarrierFailure) || error.problem.code !== 'expired-slot') throw error;",
    put: 'throw error;',
    caught: tests('test/carriers/flowroute/files.test.ts'),
  },
  {
    name: 'a comment’s time is not frozen',
    file: 'main/core/sync/send.ts',
    find: 'Partial<Attempt> = lastAttempt ?? {}',
    put: 'Partial<Attempt> = (lastAttempt, {})',
    caught: tests('test/sync/comments.test.ts'),
  },
];
