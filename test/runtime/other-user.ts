import { chmod, chown, cp, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** `nobody`: Chromium's sandbox refuses root, and a packaged app refuses to run without its sandbox. */
const user = 65_534;

/** A folder and all in it, handed to the other user. */
export async function handOver(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const inside = await readdir(folder, { recursive: true });
  for (const path of ['.', ...inside]) await chown(join(folder, path), user, user);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * A copy of a packaged app where the other user can reach it, and a script that starts it as that user.
 * `folder` is the caller's to remove.
 */
export async function asOtherUser(
  executable: string,
): Promise<{ readonly folder: string; readonly executable: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-other-'));
  await chmod(folder, 0o755);
  await cp(dirname(executable), join(folder, 'app'), { recursive: true });
  await chmod(join(folder, 'app'), 0o755);
  const home = join(folder, 'home');
  await handOver(home);
  const script = join(folder, 'run.sh');
  const command = [
    `exec setpriv --reuid=${user} --regid=${user} --clear-groups`,
    `env HOME=${quoted(home)} TMPDIR=${quoted(home)} XDG_CONFIG_HOME=${quoted(join(home, '.config'))}`,
    `${quoted(join(folder, 'app', basename(executable)))} "$@"`,
  ];
  await writeFile(script, `#!/bin/sh\n${command.join(' ')}\n`, { mode: 0o755 });
  return { folder, executable: script };
}
