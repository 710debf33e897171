import { build } from './build.ts';
import { run } from './command.ts';
import { runPlaywright } from './e2e.ts';
import { packagedApp, root } from './paths.ts';
import { sum, type Tally, tallyPlaywright, tallyVitest } from './reports.ts';
import { describe, provideRuntime } from './runtime.ts';
import { ownScratch } from './scratch.ts';
import { action, perform, step, suite, tool } from './stages.ts';

function vitest(name: string, ...projects: readonly string[]) {
  return suite(
    name,
    (file) =>
      tool(
        'vitest',
        'run',
        '--config=test/config/vitest.config.ts',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...projects.map((project) => `--project=${project}`),
      ),
    tallyVitest,
  );
}

function playwright(name: string, project: string, env: NodeJS.ProcessEnv = {}) {
  return suite(
    name,
    (file) =>
      runPlaywright([`--project=${project}`], {
        output: 'capture',
        env: { ...env, PORTSIDE_PLAYWRIGHT_JSON: file },
      }),
    tallyPlaywright,
  );
}

const quick = [
  step('types', () => tool('tsc', '-b')),
  step('lint', () => tool('biome', 'ci', '--config-path=test/config', '--error-on-warnings')),
  step('unused code', () => tool('knip', '--config=test/config/knip.json', '--no-progress')),
];

// In a process of its own: electron-builder takes over the exit of the one it runs in.
const packaged = step('package', () =>
  run(process.execPath, ['test/runtime/package.ts', '--test-flavour'], { cwd: root, timeoutMs: 10 * 60_000 }),
);

async function all(): Promise<readonly Tally[]> {
  const tallies: Tally[] = [];
  // The runtime may have to be fetched and its SQLite compiled: that goes beside the stages without it.
  const runtime = perform(action('runtime', async () => describe(await provideRuntime())));
  tallies.push(await perform(action('build', build)));
  tallies.push(await perform(vitest('tests without a window', 'node', 'renderer')), await runtime);
  // Windows wait much and must not be kept waiting: what only computes takes what they leave of the machine.
  const beside = (async () => {
    const found: Tally[] = [];
    for (const stage of [...quick, vitest('histories', 'histories')]) found.push(await perform(stage));
    return found;
  })();
  tallies.push(await perform(playwright('the app in Electron', 'app')), ...(await beside));
  tallies.push(await perform(packaged));
  tallies.push(await perform(playwright('the packaged app', 'packaged', { PORTSIDE_PACKAGED: packagedApp })));
  return tallies;
}

ownScratch();
const tallies = await all();
const { passed, failed } = sum(tallies);
for (const failure of tallies.flatMap(({ failures }) => failures))
  process.stdout.write(`FAILED ${failure}\n`);
process.exitCode = failed === 0 ? 0 : 1;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
