import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { killTree } from '../runtime/command.ts';
import { provide } from '../runtime/libraries.ts';

export interface KeyRing {
  /** For every process that is to find the key ring. */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => void;
}

const SCRIPT = `
echo -n portside-bench | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
echo "$DBUS_SESSION_BUS_ADDRESS"
exec sleep 3600
`;

/** A real, unlocked GNOME key ring in a home of its own: start-up is measured as on an ordinary desktop, without a passphrase. */
export async function openKeyRing(folder: string): Promise<KeyRing> {
  if (!existsSync('/usr/bin/gnome-keyring-daemon') || !existsSync('/usr/bin/dbus-run-session')) {
    const packages = ['gnome-keyring', 'dbus-x11', 'dbus', 'libsecret-1-0'];
    await provide([{ what: 'a key ring', packages }]);
  }
  const home = join(folder, 'home');
  const runtime = join(folder, 'runtime');
  await mkdir(home, { recursive: true });
  await mkdir(runtime, { recursive: true, mode: 0o700 });
  const env = { HOME: home, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: join(home, '.local/share') };
  const session: ChildProcess = spawn('dbus-run-session', ['--', 'sh', '-c', SCRIPT], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  if (!session.stdout) throw new Error('The key ring could not be started.');
  const [line] = (await once(session.stdout, 'data')) as [Buffer];
  return {
    env: { ...env, DBUS_SESSION_BUS_ADDRESS: line.toString('utf8').trim() },
    stop: () => killTree(session),
  };
}
