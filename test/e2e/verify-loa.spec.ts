import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sealFacts } from '../../main/pdf/seal/seal-facts.ts';
import { COMPANY, madeKey, sealedBy } from '../pdf/seal/kit.ts';
import { run } from '../runtime/command.ts';
import { launchOptions, mustDropSandbox } from '../runtime/launch.ts';
import { bin, root } from '../runtime/paths.ts';

test('the command line says whether an LOA is as it was sealed here, without a window', async ({
  browserName: _,
}, info) => {
  const profile = info.outputPath('profile');
  const bytes = await sealedBy(await madeKey());
  const facts = sealFacts(bytes);
  const known = facts.kind === 'whole' ? [facts.fingerprint] : [];
  await mkdir(join(profile, 'settings'), { recursive: true });
  await writeFile(join(profile, 'settings', 'sealing.json'), JSON.stringify({ known }));
  const [whole, changed] = [info.outputPath('whole.pdf'), info.outputPath('changed.pdf')];
  await writeFile(whole, bytes);
  await writeFile(changed, Buffer.concat([bytes, Buffer.from('\n')]));

  const { args, env } = await launchOptions({ userData: profile });
  const sandbox = mustDropSandbox() ? ['--no-sandbox'] : [];
  const verify = (file: string) =>
    run(process.execPath, [bin('electron'), ...args, ...sandbox, '--verify-loa', file, '--json'], {
      cwd: root,
      env,
    });
  const [ours, altered] = [await verify(whole), await verify(changed)];
  expect(ours.output).toContain(`"sealedBy":"${COMPANY}","ours":true`);
  expect(ours.code).toBe(0);
  expect(altered.output).toContain('"verdict":"altered"');
  expect(altered.code).toBe(1);
});
