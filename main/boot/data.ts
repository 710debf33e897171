import { join } from 'node:path';
import { type App, type BrowserWindow, dialog, type SaveDialogOptions } from 'electron';
import type { AccountId } from '../../preload/contract/domain/ids.ts';
import type { Backup, Exported } from '../../preload/contract/domain/storage.ts';
import type { AccountBook, Log } from '../core/interfaces/ports.ts';
import type { Handlers } from '../ipc/answer.ts';
import { errorFacts } from '../log/error-facts.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { isBackupDue } from './backup-due.ts';
import type { DataPlaces, DataTasks } from './data-tasks.ts';
import { runData } from './data-thread.ts';
import type { Profile } from './profile.ts';
import type { StorageWatch } from './storage-watch.ts';

export interface DataParts {
  readonly app: Pick<App, 'getPath'>;
  readonly profile: Profile;
  readonly sqliteModule: string | undefined;
  readonly secrets: Promise<SecretStore>;
  readonly accounts: () => ReturnType<AccountBook['list']>;
  readonly storage: Pick<StorageWatch, 'read'>;
  readonly log: Log;
  /** For dialogs that belong to it. */
  readonly window: () => BrowserWindow | undefined;
  readonly now: () => number;
  /** Closes all that stands on the database, runs this, and opens everything again. */
  readonly whileClosed: <Value>(run: () => Promise<Value>) => Promise<Value>;
}

/** The profile's data as a whole: backups of it, and everything in one file. Works while the database can't open. */
export interface DataDesk {
  readonly handlers: Pick<Handlers, 'data.status' | 'data.export' | 'backups.list' | 'backups.restore'>;
  /** Makes a copy now; one that can't be made is noted. */
  readonly backUp: () => Promise<void>;
  /** Makes a copy when the last one is a day old. */
  readonly backUpIfDue: () => Promise<void>;
  /** What waits to be sent with an account, in a file of the agent's choice; `undefined`: they chose none. */
  readonly exportWaiting: (of: AccountId, withSecrets: boolean) => Promise<Exported | undefined>;
  /** A backup names this vault file, or nobody knows yet. */
  readonly isKept: (sha256: string) => boolean;
  /** Vault files that have to stay; `undefined`: nobody can tell. */
  readonly namedFiles: () => Promise<ReadonlySet<string> | undefined>;
}

export function createDataDesk(parts: DataParts): DataDesk {
  const { profile, secrets, log, now } = parts;
  let kept: ReadonlySet<string> | undefined;

  async function run<Task extends keyof DataTasks>(task: Task, ...input: Parameters<DataTasks[Task]>) {
    const { key } = await secrets;
    const places: DataPlaces = {
      database: profile.database,
      backups: profile.backups,
      vault: profile.vault,
      settings: profile.settings,
      keys: { fields: key('fields'), vault: key('vault') },
      ...(parts.sqliteModule !== undefined && { sqliteModule: parts.sqliteModule }),
    };
    return runData(new URL('./data-worker.js', import.meta.url), places, task, ...input);
  }
  const named = async () => {
    const { byBackups, byLedgers } = await run('named');
    kept = byBackups;
    return byLedgers && byBackups && new Set([...byLedgers, ...byBackups]);
  };
  const backUp = async (): Promise<void> => {
    if (profile.scratch !== undefined) return;
    // What the new copy names must not go in between.
    kept = undefined;
    try {
      const { size, waiting } = await run('backup');
      log.info('backup.made', { size, waiting });
    } catch (error) {
      log.warn('backup.failed', errorFacts(error));
    }
    await named().catch(() => undefined);
  };
  const save = async (name: string, withSecrets: boolean, of?: AccountId): Promise<Exported | undefined> => {
    const target = await askWhere(parts, name);
    if (target === undefined) return undefined;
    const accounts = parts.accounts();
    return run('export', { target, withSecrets, accounts, ...(of !== undefined && { of }) });
  };
  const today = () => new Date(now()).toISOString().slice(0, 10);
  return {
    handlers: {
      'data.status': () => parts.storage.read(),
      'data.export': async ({ withSecrets }) => (await save(`Portside ${today()}.zip`, withSecrets)) ?? null,
      'backups.list': () => run('list'),
      'backups.restore': async ({ id }) => {
        const setAside = await parts.whileClosed(() => run('restore', id));
        log.info('backup.restored', {});
        return { ...(setAside !== undefined && { setAside }) };
      },
    },
    backUp,
    backUpIfDue: async () => {
      const [newest]: readonly Backup[] = await run('list');
      if (isBackupDue(newest, now())) await backUp();
    },
    exportWaiting: (of, withSecrets) => save(`Portside waiting changes ${today()}.zip`, withSecrets, of),
    isKept: (sha256) => kept?.has(sha256) ?? true,
    namedFiles: named,
  };
}

/** The system's dialog; `undefined` when it was canceled. */
async function askWhere({ app, window }: DataParts, name: string): Promise<string | undefined> {
  const options: SaveDialogOptions = {
    title: 'Export',
    buttonLabel: 'Export',
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: 'Zip archive', extensions: ['zip'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const parent = window();
  const { filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  return filePath === undefined || filePath === '' ? undefined : filePath;
}
