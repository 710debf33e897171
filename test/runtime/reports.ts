/** What a stage found: counts, and a sentence for everything that must be told. */
export type Tally = { readonly passed: number; readonly failed: number; readonly notes: readonly string[] };

type VitestReport = {
  readonly testResults?: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly meta?: { readonly reason?: unknown; readonly note?: unknown };
    }[];
  }[];
};

type PlaywrightSuite = {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file?: string;
    readonly tests: readonly {
      readonly status: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
};
type PlaywrightReport = PlaywrightSuite & { readonly errors?: readonly { readonly message?: string }[] };

type Outcome = {
  readonly name: string;
  readonly verdict: 'passed' | 'failed' | 'skipped';
  readonly reason?: string;
};

function tally(outcomes: readonly Outcome[]): Tally {
  const silent = outcomes.filter((each) => each.verdict === 'skipped' && !each.reason);
  const told = outcomes.filter((each) => each.verdict === 'skipped' && each.reason);
  const failed = outcomes.filter((each) => each.verdict === 'failed').length + silent.length;
  const passed = outcomes.filter((each) => each.verdict === 'passed').length;
  const notes = [
    ...silent.map((each) => `skipped without a reason: ${each.name}`),
    ...told.map((each) => `skipped: ${each.name} (${each.reason})`),
  ];
  // A stage that ran nothing has shown nothing.
  if (passed + failed === 0) return { passed: 0, failed: 1, notes: [...notes, 'no test was run'] };
  return { passed, failed, notes };
}

/**
 * Counts from vitest's JSON report. A skip needs `meta.reason`; a file that can't be loaded is a failure. What a test has
 * to tell beside passing, in `meta.note`, is told.
 */
export function tallyVitest(report: unknown): Tally {
  const files = (report as VitestReport).testResults ?? [];
  const outcomes = files.flatMap((file): readonly Outcome[] => {
    if (file.assertionResults.length === 0) {
      return [{ name: `${file.name}: ${file.message ?? 'no test in it'}`, verdict: 'failed' }];
    }
    return file.assertionResults.map((test) => {
      const reason = test.meta?.reason;
      if (test.status === 'passed' || test.status === 'failed') {
        return { name: test.fullName, verdict: test.status };
      }
      return { name: test.fullName, verdict: 'skipped', ...(typeof reason === 'string' && { reason }) };
    });
  });
  const told = files.flatMap((file) => file.assertionResults.map(({ meta }) => meta?.note));
  const { notes, ...counts } = tally(outcomes);
  return { ...counts, notes: [...told.filter((note) => typeof note === 'string'), ...notes] };
}

function playwrightOutcomes(suite: PlaywrightSuite): readonly Outcome[] {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test): Outcome => {
      if (test.status === 'expected') return { name: spec.title, verdict: 'passed' };
      if (test.status !== 'skipped') return { name: spec.title, verdict: 'failed' };
      const reason = test.annotations.find(
        (each) => each.type === 'skip' || each.type === 'fixme',
      )?.description;
      return { name: spec.title, verdict: 'skipped', ...(reason && { reason }) };
    }),
  );
  return [...own, ...(suite.suites ?? []).flatMap(playwrightOutcomes)];
}

/** Counts from Playwright's JSON report. A skip needs a written reason; a flaky test is a failed one. */
export function tallyPlaywright(report: unknown): Tally {
  const { errors = [], ...suite } = report as PlaywrightReport;
  const broken = errors.map((error): Outcome => ({ name: error.message ?? 'error', verdict: 'failed' }));
  return tally([...playwrightOutcomes(suite), ...broken]);
}

/** A tally for a step that only has an exit code; and for a runner that failed without counting a failure. */
export function withExitCode(found: Tally, code: number): Tally {
  if (code === 0 || found.failed > 0) return found;
  return { ...found, failed: 1, notes: [...found.notes, `the runner ended with ${code}`] };
}

/** Sums tallies. */
export function sum(tallies: readonly Tally[]): { readonly passed: number; readonly failed: number } {
  return {
    passed: tallies.reduce((total, each) => total + each.passed, 0),
    failed: tallies.reduce((total, each) => total + each.failed, 0),
  };
}
