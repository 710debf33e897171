import type { Account, CarrierDescription } from '../../../preload/contract/domain/accounts.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import { failed, ok, type Result } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { SUB_ACCOUNTS, seedPorts } from './seed.ts';
import type { FakeWorld } from './world.ts';

export const KAZOO: CarrierDescription = {
  id: 'kazoo',
  label: 'Kazoo',
  mark: 'KZ',
  baseUrlHint: 'https://kazoo.example.com:8443',
  methods: [
    {
      id: 'api-key',
      label: 'API key',
      fields: [{ name: 'apiKey', label: 'API key', secret: true, max: 200 }],
    },
    {
      id: 'user',
      label: 'User and password',
      fields: [
        { name: 'user', label: 'User name', secret: false, max: 128 },
        { name: 'password', label: 'Password', secret: true, max: 128 },
        { name: 'realm', label: 'Account name or realm', secret: false, max: 128 },
      ],
    },
  ],
};

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
    carriers: async () => ok([KAZOO]),
    list: async () => ok(world.accounts),
    add: async ({ name, baseUrl, timeZone, credentials }) => {
      const signedIn = signIn(credentials.values);
      if (!signedIn.ok) return signedIn;
      const added = account(world, { name, baseUrl, timeZone, method: credentials.method });
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
    remove: async ({ accountId, discardWaiting }) => {
      const waiting = world.mutations.filter(({ change }) => change.accountId === accountId).length;
      if (discardWaiting === undefined || discardWaiting < waiting) return ok({ waiting, removed: false });
      world.accounts = world.accounts.filter((one) => one.id !== accountId);
      for (const port of world.all()) if (port.accountId === accountId) world.ports.delete(port.id);
      world.mutations = world.mutations.filter(({ change }) => change.accountId !== accountId);
      changed();
      world.changed([]);
      return ok({ waiting, removed: true });
    },
    subAccounts: async () => ok(SUB_ACCOUNTS),
    startPractice: async () => {
      const practice = addPracticeAccount(world, practicePorts);
      changed();
      world.changed([]);
      return ok([practice]);
    },
  };
}
