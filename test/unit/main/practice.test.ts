import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createPractice, type Practice } from '../../../main/boot/practice.ts';
import { practiceCarriers } from '../../../main/boot/practice-carriers.ts';
import { type House, openHouses } from '../../../main/boot/practice-houses.ts';
import { createKeeper } from '../../../main/boot/practice-keeper.ts';
import { type Keeping, type PracticeHouse, readKept, writeKept } from '../../../main/boot/practice-kept.ts';
import type { PracticeUrls } from '../../../main/boot/practice-worker.ts';
import { adapters } from '../../../main/carriers/registry.ts';
import type { AccountBook, Log } from '../../../main/core/interfaces/ports.ts';
import { demoWorld } from '../../../main/practice/kazoo/seed/demo.ts';
import { threadUrl } from '../../runtime/threads.ts';
import { scratchFolder } from './files-scratch.ts';
import { withStore } from './with-store.ts';

const { openAccounts } = await withStore(() => import('../../../main/settings/accounts.ts'));

const KEY = Buffer.alloc(32, 5);
const NOON = Date.UTC(2026, 5, 15, 17);
const ANY = { kazoo: 0, telnyx: 0, flowroute: 0 };
const NAMES: readonly PracticeHouse[] = ['kazoo', 'telnyx', 'flowroute', 's3'];

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** An address that no practice carrier can have again: it says no port. */
const ELSEWHERE = 'http://127.0.0.1';

const silent: Log = { info: () => undefined, warn: () => undefined };

interface Office {
  readonly folder: string;
  readonly book: AccountBook;
  readonly practice: () => Practice;
  /** Keeps a practice account of this carrier at this address. */
  readonly lodge: (carrier: string, method: string, baseUrl: string) => Promise<void>;
}

async function office(): Promise<Office> {
  const folder = await scratchFolder();
  const book: AccountBook = openAccounts(folder, () => KEY);
  const workerUrl = threadUrl('practice');
  const practice = () => {
    const made = createPractice({ workerUrl, folder, key: () => KEY, book, log: silent, now: Date.now });
    open.push(made.close);
    return made;
  };
  const lodge = async (carrier: string, method: string, baseUrl: string) =>
    book.save(
      {
        id: `practice-${carrier}`,
        carrier,
        name: 'Practice',
        baseUrl,
        method,
        timeZone: 'America/Los_Angeles',
        practice: true,
      },
      { method, values: {} },
    );
  return { folder, book, practice, lodge };
}

/** The status of any answer at all; undefined where nobody listens. */
const knock = async (baseUrl: string) => (await fetch(`${baseUrl}/v2/`).catch(() => undefined))?.status;

/** The houses opened on this thread, and what keeps them. */
async function street(keeping: Keeping, ports = ANY) {
  const houses = await openHouses({ ...keeping, ports, clock: () => NOON });
  const close = () => Promise.all(houses.map((house) => house.close()));
  open.push(close);
  const of = (name: PracticeHouse): House => {
    const house = houses.find((each) => each.name === name);
    if (!house) throw new Error(`no practice ${name}`);
    return house;
  };
  const urls: PracticeUrls = {
    kazoo: of('kazoo').url,
    telnyx: of('telnyx').url,
    flowroute: of('flowroute').url,
  };
  return { houses, of, urls, close };
}

const keeping = async (): Promise<Keeping> => ({ folder: await scratchFolder(), key: KEY });

async function flowrouteAt(url: string) {
  const [account] = (await practiceCarriers({ kazoo: '', telnyx: '', flowroute: url })).slice(-1);
  const { accessKey, secretKey } = account?.credentials.values ?? {};
  const authorization = `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString('base64')}`;
  return async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}/v2${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return JSON.parse((await answer.text()) || 'null')?.data;
  };
}

describe('the practice carriers', () => {
  it('start once, on loopback, for each carrier that Portside knows', async () => {
    const { folder, practice } = await office();
    const carriers = practice();
    const first = await carriers.start();
    expect(await carriers.start()).toEqual(first);
    expect(first.map(({ carrier }) => carrier).sort()).toEqual(
      adapters.map(({ description }) => description.id as string).sort(),
    );
    for (const { baseUrl } of first) {
      expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(await knock(baseUrl)).toBeGreaterThan(0);
    }
    await carriers.close();
    for (const { baseUrl } of first) expect(await knock(baseUrl)).toBeUndefined();
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining(NAMES.map((name) => `practice-${name}.sealed`)),
    );
  });

  it('fill in the sign-in form of their carrier', async () => {
    const accounts = await practiceCarriers({ kazoo: 'k', telnyx: 't', flowroute: 'f' });
    expect(accounts.map(({ name, carrier, baseUrl }) => [name, carrier, baseUrl])).toEqual([
      ['Practice Kazoo', 'kazoo', 'k'],
      ['Practice Telnyx', 'telnyx', 't'],
      ['Practice Telnyx v1', 'telnyx-v1', 't'],
      ['Practice Flowroute', 'flowroute', 'f'],
    ]);
    for (const { description } of adapters) {
      const { credentials } = accounts.find(({ carrier }) => carrier === description.id) ?? {};
      const method = description.methods.find(({ id }) => id === credentials?.method);
      const wanted = method?.fields.filter((field) => !('optional' in field)).map(({ name }) => name);
      expect(Object.keys(credentials?.values ?? {})).toEqual(expect.arrayContaining(wanted ?? ['a method']));
    }
  });

  it('let the accounts in that they tell of', async () => {
    const { urls, of } = await street(await keeping());
    const accounts = await practiceCarriers(urls);
    const signIn = (carrier: string) =>
      accounts.find((account) => account.carrier === carrier)?.credentials.values ?? {};
    const status = async (url: string, headers: Record<string, string>) => [
      (await fetch(url, { headers })).status,
      (await fetch(url)).status,
    ];
    const v2 = { authorization: `Bearer ${signIn('telnyx').apiKey}` };
    expect(await status(`${urls.telnyx}/v2/porting_orders`, v2)).toEqual([200, 401]);
    expect(of('telnyx').records().length).toBeGreaterThan(60);
    const { user = '', token = '' } = signIn('telnyx-v1');
    const v1 = { 'x-api-user': user, 'x-api-token': token };
    expect(await status(`${urls.telnyx}/origination/porting/port_requests`, v1)).toEqual([200, 401]);
    const ask = await flowrouteAt(urls.flowroute);
    expect((await ask('GET', '/portorders?limit=200')).attributes.orders.data.length).toBeGreaterThan(40);
  });

  it('let every adapter in that Portside has', async () => {
    const { urls } = await street(await keeping());
    const accounts = await practiceCarriers(urls);
    for (const adapter of adapters) {
      const account = accounts.find(({ carrier }) => carrier === adapter.description.id);
      if (!account) throw new Error(`no practice account for ${adapter.description.id}`);
      const { name: accountName, baseUrl, credentials } = account;
      const timeZone = 'America/Chicago';
      const session = adapter.session({
        accountId: account.carrier,
        accountName,
        baseUrl,
        timeZone,
        credentials,
      });
      expect((await session.verify()).remoteAccountId).not.toBe('');
    }
  });

  it('are where saved accounts look for them after a restart', async () => {
    const { book, practice, lodge } = await office();
    const monday = practice();
    const [kazoo] = await monday.start();
    await lodge('kazoo', 'password', kazoo?.baseUrl ?? '');
    await monday.close();
    const tuesday = practice();
    await tuesday.resume();
    expect(book.list()[0]?.baseUrl).toBe(kazoo?.baseUrl);
    expect(await knock(kazoo?.baseUrl ?? '')).toBeGreaterThan(0);

    // Another program took the port in between: the account follows the carrier.
    const wednesday = practice();
    await wednesday.resume();
    const moved = book.list()[0]?.baseUrl ?? '';
    expect(moved).not.toBe(kazoo?.baseUrl);
    expect(await knock(moved)).toBeGreaterThan(0);
  });

  it('lead both accounts of one server to where it is now', async () => {
    const { book, practice, lodge } = await office();
    for (const carrier of ['telnyx', 'telnyx-v1', 'flowroute']) await lodge(carrier, 'any', ELSEWHERE);
    await practice().resume();
    const [v2, v1, flowroute] = book.list().map(({ baseUrl }) => baseUrl);
    expect(v2).toBe(v1);
    expect(flowroute).not.toBe(v2);
    for (const url of [v2, flowroute]) expect(await knock(url ?? '')).toBeGreaterThan(0);
  });

  it('go on for a profile that knew only a practice Kazoo', async () => {
    const { folder, book, practice, lodge } = await office();
    const [port] = demoWorld(NOON).ports;
    await writeKept({ folder, key: KEY }, 'kazoo', [
      { ...port, fields: { ...port?.fields, name: 'From before' } },
    ]);
    await lodge('kazoo', 'password', ELSEWHERE);
    const carriers = practice();
    await carriers.resume();
    expect(await knock(book.list()[0]?.baseUrl ?? '')).toBeGreaterThan(0);
    await carriers.close();
    const kept = await readKept<readonly { fields: { name: string } }[]>({ folder, key: KEY }, 'kazoo');
    expect(kept?.map(({ fields }) => fields.name)).toEqual(['From before']);
  });

  it('do not start where nobody practises', async () => {
    const { folder, practice } = await office();
    const carriers = practice();
    await carriers.resume();
    await carriers.close();
    expect((await readdir(folder)).filter((name) => name.endsWith('.sealed'))).toEqual([]);
  });

  it('share one clock', async () => {
    const { houses } = await street(await keeping());
    expect(houses.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
    for (const { url } of houses)
      expect((await fetch(url)).headers.get('date')).toBe('Mon, 15 Jun 2026 17:00:00 GMT');
  });
});

const ORDER = {
  numbers: ['+12065550101'],
  billing_name: 'Rosa Delgado',
  city: 'Seattle',
  country: 'US',
  pin: '90210777',
  provider: 'Verizon',
  state: 'WA',
  street: '1 Pine St',
  usage_type: 'Business',
  zip: '98101',
};

describe('what was practised', () => {
  it('is there the next day, papers included, at the storage’s old address', async () => {
    const where = await keeping();
    const monday = await street(where);
    const ask = await flowrouteAt(monday.urls.flowroute);
    const { id } = await ask('POST', '/portorders', { data: { attributes: ORDER } });
    const slot = await ask('POST', `/portorders/${id}/upload_file`, { filename: 'bill.pdf' });
    const headers = { 'content-type': 'application/pdf' };
    await fetch(slot.attributes.url, { method: 'PUT', headers, body: '%PDF-CANARY' });
    await createKeeper(monday.houses, where, () => expect.unreachable())();
    await monday.close();

    const tuesday = await street(where);
    expect(tuesday.of('s3').url).toBe(monday.of('s3').url);
    for (const house of ['kazoo', 'telnyx', 'flowroute'] as const)
      expect(tuesday.of(house).records()).toEqual(monday.of(house).records());
    const again = await flowrouteAt(tuesday.urls.flowroute);
    expect((await again('GET', `/portorders/${id}`)).attributes).toMatchObject({
      pin: '90210777',
      status: 'pending',
    });
    expect((await again('GET', `/portorders/${id}/files/${slot.id}`)).attributes.status).toBe('processing');

    for (const name of await readdir(where.folder)) {
      const bytes = await readFile(join(where.folder, name));
      for (const clear of ['90210777', 'CANARY', 'Rosa']) expect(bytes.includes(clear)).toBe(false);
    }
  });

  it('begins anew where it can’t be opened', async () => {
    const where = await keeping();
    await writeKept(where, 'flowroute', { orders: [] });
    expect(await readKept(where, 'flowroute')).toEqual({ orders: [] });
    expect(await readKept({ ...where, key: Buffer.alloc(32, 6) }, 'flowroute')).toBeUndefined();
    const { of } = await street({ ...where, key: Buffer.alloc(32, 6) });
    expect(of('flowroute').records().length).toBeGreaterThan(40);
  });

  it('is written when it changed, one house at a time, and again after a failure', async () => {
    const where = await keeping();
    let records: readonly unknown[] = [{}];
    const calls: string[] = [];
    const house = (name: PracticeHouse, world: () => unknown): House => ({
      name,
      url: '',
      records: () => records,
      world: () => {
        calls.push(name);
        return world();
      },
      close: async () => undefined,
    });
    let broken = true;
    const failures: unknown[] = [];
    const houses = [
      house('kazoo', () => (broken ? () => 'not to be kept' : 'ports')),
      house('flowroute', () => 'orders'),
    ];
    const save = createKeeper(houses, where, (error) => failures.push(error));
    await Promise.all([save(), save()]);
    expect(calls).toEqual(['kazoo', 'flowroute', 'kazoo']);
    expect(failures).toHaveLength(2);
    expect(await readKept(where, 'flowroute')).toBe('orders');
    broken = false;
    await save();
    expect(await readKept(where, 'kazoo')).toBe('ports');
    records = [{}];
    await save();
    records = [];
    await save();
    expect(calls).toEqual(['kazoo', 'flowroute', 'kazoo', 'kazoo', 'kazoo', 'flowroute']);
  });
});
