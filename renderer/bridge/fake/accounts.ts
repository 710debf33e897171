import type { Account } from '../../../preload/contract/domain/accounts.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import { failed, ok, type Result } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { CARRIERS } from './carriers.ts';
import { SUB_ACCOUNTS, seedPorts } from './seed.ts';
import { seedSeveral } from './seed-several.ts';
import type { FakeWorld } from './world.ts';

export function account(world: FakeWorld, part: Partial<Account>): Account {
  const at = toInstant(world.now());
  return {
    id: world.newId('account'),
    carrier: 'kazoo',
    name: 'Kazoo',
    baseUrl: 'https://kazoo.example.com',
    method: 'api-key',
    timeZone: 'America/Los_Angeles',
    practice: false,
    health: { kind: 'ok', since: at },
    pulledAt: at,
    ...part,
  };
}

export function addPracticeAccount(world: FakeWorld, ports: number): Account {
  const practice = account(world, { id: 'account-practice', name: 'Practice Kazoo', practice: true });
  world.accounts = [...world.accounts.filter((one) => one.id !== practice.id), practice];
  for (const port of seedPorts(ports, practice.id, world.now())) world.ports.set(port.id, port);
  return practice;
}

/** Accounts at two more carriers, and ports of which several accounts hold a part. */
export function addSeveral(world: FakeWorld): void {
  world.accounts = [
    ...world.accounts.filter((one) => one.id !== 'account-telnyx' && one.id !== 'account-flowroute'),
    account(world, {
      id: 'account-telnyx',
      carrier: 'telnyx',
      name: 'Practice Telnyx',
      baseUrl: 'https://api.telnyx.example.com',
      practice: true,
    }),
    account(world, {
      id: 'account-flowroute',
      carrier: 'flowroute',
      name: 'Practice Flowroute',
      baseUrl: 'https://api.flowroute.example.com',
      practice: true,
    }),
  ];
  for (const port of seedSeveral(world.now())) world.ports.set(port.id, port);
}

export function accountChannels(world: FakeWorld, practicePorts: number): Bridge['accounts'] {
  const changed = (): void => world.emit('accounts', null);
  const patch = (id: string, part: Partial<Account>): Result<Account> => {
    const known = world.accounts.find((one) => one.id === id);
    if (!known) return failed({ code: 'not-found', what: 'This account was removed.', next: 'Close this.' });
    const next = { ...known, ...part };
    world.accounts = world.accounts.map((one) => (one.id === id ? next : one));
    changed();
    return ok(next);
  };
  /** The password `wrong` is refused, everything else is taken. */
  const signIn = (values: Readonly<Record<string, string>>): Result<null> =>
    Object.values(values).includes('wrong')
      ? failed({
          code: 'unauthorized',
          what: 'Kazoo did not accept these credentials.',
          next: 'Check them and try again.',
        })
      : ok(null);
  return {
    carriers: async () => ok(CARRIERS),
    list: async () => ok(world.accounts),
    add: async ({ carrier, name, baseUrl, timeZone, credentials, cautionRead }) => {
      const { caution } = CARRIERS.find((one) => one.id === carrier) ?? {};
      if (caution && !cautionRead)
        return failed({ code: 'rejected', what: caution, next: 'Say that you have read this.' });
      const signedIn = signIn(credentials.values);
      if (!signedIn.ok) return signedIn;
      const added = account(world, { carrier, name, baseUrl, timeZone, method: credentials.method });
      world.accounts = [...world.accounts, added];
      changed();
      return ok(added);
    },
    verify: async ({ accountId }) =>
      patch(accountId, { health: { kind: 'ok', since: toInstant(world.now()) } }),
    rename: async ({ accountId, name }) => patch(accountId, { name }),
    changeCredentials: async ({ accountId, baseUrl, credentials }) => {
      const signedIn = signIn(credentials.values);
      if (!signedIn.ok) return signedIn;
      return patch(accountId, {
        baseUrl,
        method: credentials.method,
        health: { kind: 'ok', since: toInstant(world.now()) },
      });
    },
    remove: async ({ accountId, exportWaiting }) => {
      const waiting = world.mutations
        .map(({ change }) => change)
        .filter((change) => change.accountId === accountId);
      if (exportWaiting !== waiting.length) return ok({ waiting, removed: false });
      world.accounts = world.accounts.filter((one) => one.id !== accountId);
      for (const port of world.all()) if (port.accountId === accountId) world.ports.delete(port.id);
      world.mutations = world.mutations.filter(({ change }) => change.accountId !== accountId);
      changed();
      world.changed([]);
      return ok({
        waiting,
        removed: true,
        ...(waiting.length > 0 && { exportedTo: '/home/agent/waiting.zip' }),
      });
    },
    subAccounts: async ({ accountId }) =>
      ok(world.accounts.find((one) => one.id === accountId)?.carrier === 'kazoo' ? SUB_ACCOUNTS : []),
    startPractice: async () => {
      const practice = addPracticeAccount(world, practicePorts);
      changed();
      world.changed([]);
      return ok([practice]);
    },
  };
}
