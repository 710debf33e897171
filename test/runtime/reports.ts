import { stripVTControlCharacters } from 'node:util';

/** What a stage found: counts, a sentence for everything that must be told, and each failure with its cause. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly notes: readonly string[];
  readonly failures: readonly string[];
};

type VitestReport = {
  readonly testResults?: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
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
      readonly results?: readonly {
        readonly errors?: readonly {
          readonly message?: string;
          readonly location?: { readonly file: string; readonly line: number };
        }[];
      }[];
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
};
type PlaywrightReport = PlaywrightSuite & { readonly errors?: readonly { readonly message?: string }[] };

type Outcome = {
  readonly name: string;
  readonly verdict: 'passed' | 'failed' | 'skipped';
  readonly reason?: string;
  readonly cause?: string;
};

/** A failure in a few lines: a reader of a long run's last lines must not have to look for the first ones. */
function failure({ name, cause }: Outcome): string {
  const lines = stripVTControlCharacters(cause ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at .*node_modules/.test(line));
  return [name, ...lines.slice(0, 16).map((line) => `  ${line.slice(0, 300)}`)].join('\n');
}

function tally(outcomes: readonly Outcome[]): Tally {
  const silent = outcomes.filter((each) => each.verdict === 'skipped' && !each.reason);
  const told = outcomes.filter((each) => each.verdict === 'skipped' && each.reason);
  const failed = outcomes.filter((each) => each.verdict === 'failed').length + silent.length;
  const passed = outcomes.filter((each) => each.verdict === 'passed').length;
  const notes = [
    ...silent.map((each) => `skipped without a reason: ${each.name}`),
    ...told.map((each) => `skipped: ${each.name} (${each.reason})`),
  ];
  const failures = outcomes.filter((each) => each.verdict === 'failed').map(failure);
  // A stage that ran nothing has shown nothing.
  if (passed + failed === 0) return { passed: 0, failed: 1, notes: [...notes, 'no test was run'], failures };
  return { passed, failed, notes, failures };
}

/**
 * Counts from vitest's JSON report. A skip needs `meta.reason`; a file that can't be loaded is a failure. What a test has
 * to tell beside passing, in `meta.note`, is told.
 */
export function tallyVitest(report: unknown): Tally {
  const files = (report as VitestReport).testResults ?? [];
  const outcomes = files.flatMap((file): readonly Outcome[] => {
    if (file.assertionResults.length === 0) {
      return [{ name: file.name, verdict: 'failed', cause: file.message || 'no test in it' }];
    }
    return file.assertionResults.map((test) => {
      const reason = test.meta?.reason;
      if (test.status === 'passed' || test.status === 'failed') {
        return { name: test.fullName, verdict: test.status, cause: test.failureMessages?.join('\n') ?? '' };
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
      if (test.status !== 'skipped') {
        // The first may only say that the time was over, and the second at what.
        const errors = test.results?.flatMap((result) => result.errors ?? []) ?? [];
        const causes = errors.map(
          ({ message, location }) =>
            `${message ?? 'error'}${location ? `\n(${location.file}:${location.line})` : ''}`,
        );
        return { name: spec.title, verdict: 'failed', cause: causes.join('\n') || test.status };
      }
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
