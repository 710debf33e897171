import { join } from 'node:path';
import electronLog from 'electron-log/node';
import type { Log } from '../core/interfaces/ports.ts';
import { redactFacts } from './redact.ts';

/** Bytes; one older file of the same size is kept. */
const MAX_SIZE = 2 * 1024 * 1024;

type Facts = Readonly<Record<string, string | number | boolean>>;

/**
 * The log: one JSON object per line in `<folder>/portside.log`. Everything passes the redactor on its way to the file,
 * whoever wrote it. `echo` also prints to the console (a build run from its checkout).
 */
export function openLog(folder: string, options: { readonly echo: boolean; readonly home?: string }): Log {
  const logger = electronLog.create({ logId: folder });
  const { file, console: screen, ipc, remote } = logger.transports;
  file.resolvePathFn = () => join(folder, 'portside.log');
  file.maxSize = MAX_SIZE;
  file.format = '{text}';
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  screen.format = '{text}';
  screen.level = options.echo ? 'info' : false;
  if (ipc) ipc.level = false;
  if (remote) remote.level = false;

  const clean = redactFacts(options.home);
  const line = (level: string, event: string, facts: Facts = {}) =>
    JSON.stringify({ at: new Date().toISOString(), level, ...clean({ event, ...facts }) });
  return {
    info: (event, facts) => logger.info(line('info', event, facts)),
    warn: (event, facts) => logger.warn(line('warn', event, facts)),
  };
}
