import type { Rule } from '../rule.ts';
import type { Source } from '../source.ts';

const hushed = /@ts-(ignore|nocheck)\b/;
const later = /\b(TODO|FIXME|XXX|HACK)\b/;

const noHushing: Rule = {
  name: 'the compiler is not silenced, and nothing is left for later',
  check: ({ sources }) =>
    sources.flatMap(({ path, comments }) =>
      comments
        .filter((comment) => hushed.test(comment) || later.test(comment))
        .map((comment) => `${path}: ${comment.trim()}`),
    ),
  plants: [
    // Put together here, so that no linter takes these lines for the real thing.
    { files: { 'main/a.ts': `// @ts-${'ignore'}\nexport {};\n` }, finds: 'ignore' },
    { files: { 'main/a.ts': `/* ${'TO'}DO: later */\nexport {};\n` }, finds: 'later' },
  ],
  fine: { 'main/a.ts': "export const a = '@ts-ignore in a text';\n" },
};

const runners = /^(test|it|describe|suite)\b/;

function wrongCalls({ path, calls }: Source): readonly string[] {
  if (!path.startsWith('test/')) return [];
  return calls.flatMap(({ callee, args }) => {
    if (!runners.test(callee)) return [];
    if (/\.only\b/.test(callee)) return [`${path}: ${callee}`];
    if (!/\.(skip|todo|fixme|fails)\b/.test(callee)) return [];
    // Playwright's `test.skip(condition, 'reason')` says why; a skipped body does not.
    const withReason =
      args.length === 2 && args[0] !== 'Literal' && /^(Literal|TemplateLiteral)$/.test(args[1] ?? '');
    return withReason ? [] : [`${path}: ${callee} without a reason`];
  });
}

const allTestsRun: Rule = {
  name: 'no test is singled out, and none is skipped without a reason',
  check: ({ sources }) => sources.flatMap(wrongCalls),
  plants: [
    { files: { 'test/unit/a.test.ts': "test.only('a', () => {});\n" }, finds: 'test.only' },
    { files: { 'test/unit/a.test.ts': "describe.skip('a', () => {});\n" }, finds: 'describe.skip' },
    { files: { 'test/unit/a.test.ts': "it.todo('a');\n" }, finds: 'it.todo' },
    { files: { 'test/e2e/a.spec.ts': 'test.skip();\n' }, finds: 'test.skip' },
  ],
  fine: { 'test/e2e/a.spec.ts': "test.skip(process.platform !== 'linux', 'setpriv is Linux only');\n" },
};

export const mannersRules: readonly Rule[] = [noHushing, allTestsRun];
