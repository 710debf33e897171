import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

const LISTENING = '0A';

/** The addresses a process listens on, as Linux writes them in hexadecimal: `0100007F:1F90` is 127.0.0.1:8080. */
export async function listening(pid: number): Promise<readonly string[]> {
  const folder = `/proc/${pid}/fd`;
  const links = await Promise.all(
    (await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => '')),
  );
  const own = new Set(links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]));
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')),
  );
  return tables
    .flatMap((table) => table.trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[3] === LISTENING && own.has(columns[9]))
    .map((columns) => columns[1] ?? '');
}

/** Whether such an address can be reached from this machine only. */
export const onLoopback = (address: string): boolean =>
  /^[0-9A-F]{6}7F:/.test(address) || address.startsWith('00000000000000000000000001000000:');
