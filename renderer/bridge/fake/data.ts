import { failed, ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import type { FakeWorld } from './world.ts';

export function dataChannels(world: FakeWorld): Pick<Bridge, 'data' | 'backups'> {
  return {
    data: {
      status: async () => ok(world.storage),
      export: async ({ withSecrets }) =>
        ok({
          path: `/home/agent/${withSecrets ? 'with PINs' : 'Portside'}.zip`,
          portRequests: world.all().length,
          waiting: world.mutations.length,
          files: 0,
          unreadable: world.troubles.map(({ what }) => what),
        }),
    },
    backups: {
      list: async () => ok(world.backups),
      restore: async ({ id }) => {
        if (!world.backups.some((backup) => backup.id === id)) {
          return failed({
            code: 'not-found',
            what: 'This backup is no longer there.',
            next: 'Choose another one.',
          });
        }
        world.restored = id;
        return ok({ setAside: 'ledger.db.replaced' });
      },
    },
  };
}
