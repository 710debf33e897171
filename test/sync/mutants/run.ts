import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { bin, root } from '../../runtime/paths.ts';
import { MUTANT } from './chosen.ts';
import { MUTANTS, type Mutant } from './list.ts';

/** `npm run mutants [-- name]`: puts each known bug back and says which test noticed. */

interface Verdict {
  readonly mutant: Mutant;
  readonly caught: boolean;
  readonly how: string;
}

const HOOK = resolve(import.meta.dirname, 'hook.ts');
const SEED = '1';

function commandOf({ caught }: Mutant): readonly string[] {
  switch (caught.by) {
    case 'histories':
      return [
        '--import',
        HOOK,
        'test/sync/model/torture.ts',
        '--first',
        '--seed',
        SEED,
        '--histories',
        String(caught.most),
      ];
    case 'tests':
      return [
        bin('vitest'),
        'run',
        '--config=test/config/vitest.mutant.config.ts',
        '--bail=1',
        ...caught.files,
      ];
  }
}

function run(mutant: Mutant): Promise<{ readonly code: number; readonly output: string }> {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    [MUTANT]: mutant.name,
    // The threads that a test starts load the app without Vite.
    ...(mutant.caught.by === 'tests' && { NODE_OPTIONS: `--import ${HOOK}` }),
  };
  const child = spawn(process.execPath, commandOf(mutant), { cwd: root, env });
  const output: string[] = [];
  child.stdout.on('data', (data) => output.push(String(data)));
  child.stderr.on('data', (data) => output.push(String(data)));
  return new Promise((done) =>
    child.once('exit', (code) => done({ code: code ?? 1, output: output.join('') })),
  );
}

/** Red because something was violated, and not because nothing ran. */
async function judge(mutant: Mutant): Promise<Verdict> {
  const { code, output } = await run(mutant);
  const violated = /^ {2}((I\d|it broke off|the engine)\b.*)$/m.exec(output)?.[1];
  const failed = / FAIL .*? > (.*)/.exec(output)?.[1];
  const seed = /^seed (\d+) violates/m.exec(output)?.[1];
  const how = mutant.caught.by === 'histories' ? violated && `seed ${seed}: ${violated}` : failed;
  const caught = code !== 0 && how !== undefined;
  return { mutant, caught, how: how ?? (code === 0 ? 'nobody noticed' : output.trimEnd().slice(-300)) };
}

const wanted = process.argv[2];
let missed = 0;
for (const mutant of MUTANTS.filter(({ name }) => wanted === undefined || name.includes(wanted))) {
  const { caught, how } = await judge(mutant);
  if (!caught) missed += 1;
  process.stdout.write(`${caught ? 'caught' : 'MISSED'}  ${mutant.name.padEnd(42)} ${how}\n`);
}
process.exitCode = missed === 0 ? 0 : 1;
