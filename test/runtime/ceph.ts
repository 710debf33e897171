import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cephConfig, freePort } from './ceph-config.ts';
import { endByPidFiles } from './ceph-end.ts';
import { must, start } from './command.ts';
import { type Need, provide } from './libraries.ts';

/** A Ceph Object Gateway of our own, with one user: S3 that keeps signatures, expiry and policies as strictly as AWS. */
export interface Rgw {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  /** Where its pid files and logs lie. */
  readonly folder: string;
  /** Ends every daemon and removes the folder. */
  readonly close: () => Promise<void>;
}

const PACKAGES = ['ceph-mon', 'ceph-mgr', 'ceph-osd', 'radosgw'];
const PROGRAMS = [...PACKAGES, 'radosgw-admin', 'monmaptool', 'ceph', 'setpriv'];
const KEYS = { accessKey: 'PORTSIDETEST', secretKey: 'of-no-value-anywhere' };
const PATIENCE_MS = 30_000;
/** Ceph's own programs now and then ask a monitor before they know the cluster, and are turned away. */
const ATTEMPTS = 4;

/** Installs Ceph when it is missing. Throws with the one command to type where this user may not, or there is no apt. */
export async function provideCeph(): Promise<void> {
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
  const missing = PROGRAMS.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
  const need: Need = { what: `Ceph (${missing.join(', ')})`, packages: PACKAGES };
  await provide(missing.length > 0 ? [need] : []);
}

/**
 * One node on memory, every socket on loopback, in a folder of its own (`carriers/telnyx-flowroute-s3.md` §D). Up in
 * two or three seconds. Its daemons end with `close`, and with this process however that ends.
 */
export async function startRgw(): Promise<Rgw> {
  await provideCeph();
  for (let attempt = 1; ; attempt += 1) {
    const node = await attemptNode();
    if (!(node instanceof Error)) return node;
    if (attempt === ATTEMPTS) throw node;
  }
}

async function attemptNode(): Promise<Rgw | Error> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-rgw-'));
  const close = async () => {
    await endByPidFiles(join(folder, 'run'));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { endpoint: await raise(folder), ...KEYS, region: 'us-east-1', folder, close };
  } catch (error) {
    await close();
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function raise(folder: string): Promise<string> {
  const [fsid, osd] = [randomUUID(), randomUUID()];
  const [monPort, rgwPort] = [await freePort(), await freePort()];
  for (const name of ['mon', 'mgr', 'osd', 'rgw', 'run', 'log']) await mkdir(join(folder, name));
  const file = join(folder, 'ceph.conf');
  await writeFile(file, cephConfig({ folder, fsid, monPort, rgwPort }));
  const once = (program: string, ...args: readonly string[]) =>
    must(program, ['-c', file, ...args], { timeoutMs: PATIENCE_MS });
  const daemon = async (program: string, ...args: readonly string[]) => {
    const child = start('setpriv', ['--pdeathsig', 'KILL', program, '-c', file, '-f', ...args], {
      stdio: 'ignore',
    });
    await writeFile(join(folder, 'run', `${program}.pid`), String(child.pid));
  };

  const map = join(folder, 'monmap');
  await must('monmaptool', ['--create', '--addv', 'a', `v1:127.0.0.1:${monPort}`, '--fsid', fsid, map]);
  await once('ceph-mon', '-i', 'a', '--mkfs', '--monmap', map);
  await daemon('ceph-mon', '-i', 'a');
  // With another uuid than the one announced here the OSD never boots.
  await once('ceph', 'osd', 'new', osd);
  await once('ceph', 'osd', 'crush', 'add', 'osd.0', '1', 'root=default');
  await daemon('ceph-mgr', '-i', 'x');
  await once('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osd);
  await daemon('ceph-osd', '-i', '0');
  const keys = [`--access-key=${KEYS.accessKey}`, `--secret=${KEYS.secretKey}`];
  await once('radosgw-admin', 'user', 'create', '--uid=portside', '--display-name=Portside', ...keys);
  await daemon('radosgw', '-n', 'client.rgw');
  const endpoint = `http://127.0.0.1:${rgwPort}`;
  await untilItAnswers(endpoint);
  return endpoint;
}

async function untilItAnswers(endpoint: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const answered = await fetch(endpoint, { redirect: 'error' }).then(
      (response) => response.status,
      () => undefined,
    );
    if (answered !== undefined) return;
    await sleep(100);
  }
  throw new Error(`the Ceph Object Gateway has not answered for ${PATIENCE_MS / 1000} s`);
}
