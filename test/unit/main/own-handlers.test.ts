import { expect, it } from 'vitest';
import { createNotices } from '../../../main/boot/notices.ts';
import { ownHandlers } from '../../../main/boot/own-handlers.ts';
import type { SettingsBook } from '../../../main/core/interfaces/ports.ts';
import type { SecretStore } from '../../../main/secrets/secret-store.ts';
import type { SecretStoreStatus } from '../../../preload/contract/domain/secrets.ts';

function desk(secrets: Promise<SecretStore>, foreseen?: SecretStoreStatus) {
  const unlocked: string[] = [];
  let resolve = (): void => undefined;
  const drawn = new Promise<void>((done) => {
    resolve = done;
  });
  const handlers = ownHandlers({
    app: { getName: () => 'Portside', getVersion: () => '1.0.0' },
    secrets,
    foreseen,
    settings: { read: () => ({ theme: 'dark' }) } as unknown as SettingsBook,
    drafts: async () => ({ list: () => [], keep: () => undefined, drop: () => undefined }),
    notices: createNotices(() => undefined),
    unlocked: () => unlocked.push('unlocked'),
    drawn: () => resolve(),
    fillScreen: () => undefined,
    data: {
      'data.status': () => ({ kind: 'sound' }),
      'data.export': () => null,
      'backups.list': () => [],
      'backups.restore': () => ({}),
    },
    loaRules: {} as Parameters<typeof ownHandlers>[0]['loaRules'],
  });
  return { handlers, unlocked, drawn };
}

const never = new Promise<SecretStore>(() => undefined);

it('tells the page who we are and how it looks while the system’s key store is still asked', async () => {
  const { handlers, drawn } = desk(never, { kind: 'ready', by: 'os' });
  expect(await handlers['app.info'](undefined)).toMatchObject({ secrets: { kind: 'ready', by: 'os' } });
  expect(await handlers['settings.get'](undefined)).toEqual({ theme: 'dark' });
  await handlers['app.drawn'](undefined);
  await drawn;
});

it('waits for what the key store says where a passphrase may be needed, and unlocks once', async () => {
  let kind: 'locked' | 'ready' = 'locked';
  const status = (): SecretStoreStatus => (kind === 'ready' ? { kind, by: 'passphrase' } : { kind });
  const store: SecretStore = {
    status,
    unlock: async () => {
      kind = 'ready';
      return status();
    },
    key: () => Buffer.alloc(32),
  };
  const { handlers, unlocked } = desk(Promise.resolve(store));
  expect(await handlers['app.info'](undefined)).toMatchObject({ secrets: { kind: 'locked' } });
  for (let times = 0; times < 2; times += 1) {
    expect(await handlers['secrets.unlock']({ passphrase: 'a long passphrase' })).toMatchObject({
      kind: 'ready',
    });
  }
  expect(unlocked).toEqual(['unlocked']);
});
