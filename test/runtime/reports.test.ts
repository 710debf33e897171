import { expect, test } from 'vitest';
import { sum, tallyPlaywright, tallyVitest, withExitCode } from './reports.ts';

const vitestFile = (...statuses: readonly string[]) => ({
  name: 'a.test.ts',
  status: 'passed',
  assertionResults: statuses.map((status) => ({ fullName: `a ${status}`, status })),
});

const playwrightSuite = (status: string, annotations: readonly object[] = []) => ({
  suites: [{ specs: [], suites: [{ specs: [{ title: 'b', tests: [{ status, annotations }] }] }] }],
});

test('counts what passed and what failed', () => {
  expect(tallyVitest({ testResults: [vitestFile('passed', 'passed', 'failed')] })).toEqual({
    passed: 2,
    failed: 1,
    notes: [],
    failures: ['a failed'],
  });
  expect(tallyPlaywright(playwrightSuite('expected'))).toMatchObject({ passed: 1, failed: 0 });
  expect(tallyPlaywright(playwrightSuite('unexpected'))).toMatchObject({ passed: 0, failed: 1 });
  expect(tallyPlaywright(playwrightSuite('flaky'))).toMatchObject({ failed: 1 });
});

test('a runner that ran no test has failed', () => {
  expect(tallyVitest({ testResults: [] })).toMatchObject({ passed: 0, failed: 1 });
  expect(tallyVitest({})).toMatchObject({ failed: 1 });
  expect(tallyPlaywright({})).toMatchObject({ failed: 1 });
});

test('a test file that could not be loaded is a failure', () => {
  const broken = { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] };
  expect(tallyVitest({ testResults: [vitestFile('passed'), broken] })).toMatchObject({
    passed: 1,
    failed: 1,
  });
  expect(
    tallyPlaywright({ ...playwrightSuite('expected'), errors: [{ message: 'bad config' }] }),
  ).toMatchObject({
    passed: 1,
    failed: 1,
  });
});

test('a failed window test tells each of its errors, and where', () => {
  const errors = [
    { message: 'Test timeout of 10ms exceeded.' },
    { message: 'click: waiting for the button', location: { file: 'c.spec.ts', line: 7 } },
  ];
  const specs = [{ title: 'c', tests: [{ status: 'unexpected', annotations: [], results: [{ errors }] }] }];
  expect(tallyPlaywright({ specs }).failures).toEqual([
    'c\n  Test timeout of 10ms exceeded.\n  click: waiting for the button\n  (c.spec.ts:7)',
  ]);
});

test('a skip without a written reason is a failure, one with a reason is told', () => {
  expect(tallyVitest({ testResults: [vitestFile('passed', 'skipped')] })).toEqual({
    passed: 1,
    failed: 1,
    notes: ['skipped without a reason: a skipped'],
    failures: [],
  });
  expect(tallyPlaywright(playwrightSuite('skipped', [{ type: 'skip' }]))).toMatchObject({ failed: 1 });
  const reasoned = playwrightSuite('skipped', [{ type: 'skip', description: 'Windows only' }]);
  const { suites } = playwrightSuite('expected');
  const both = tallyPlaywright({ suites: [...reasoned.suites, ...suites] });
  expect(both).toEqual({ passed: 1, failed: 0, notes: ['skipped: b (Windows only)'], failures: [] });
});

test('a runner that ended badly is a failure even when its report shows none', () => {
  const good = tallyVitest({ testResults: [vitestFile('passed')] });
  expect(withExitCode(good, 0)).toEqual(good);
  expect(withExitCode(good, 1)).toMatchObject({ passed: 1, failed: 1, notes: ['the runner ended with 1'] });
  expect(sum([good, withExitCode(good, 1)])).toEqual({ passed: 2, failed: 1 });
});

test('what a test has to tell beside passing is told', () => {
  const one = { fullName: 'a', status: 'passed', meta: { note: '60 cases' } };
  const told = tallyVitest({
    testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [one] }],
  });
  expect(told).toEqual({ passed: 1, failed: 0, notes: ['60 cases'], failures: [] });
});
