import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { PickedFile } from '../../../main/core/interfaces/loa-book.ts';
import { refuse } from '../../../main/core/interfaces/refusal.ts';
import type { SealingKey } from '../../../preload/contract/domain/loa.ts';
import { scratchFolder } from './files-scratch.ts';
import { withStore } from './with-store.ts';

const { openLoaSettings } = await withStore(() => import('../../../main/boot/loa-settings.ts'));

const KEY: SealingKey = {
  name: 'Sunrise Telecom',
  source: 'imported',
  validTo: '2029-01-01T00:00:00.000Z',
  fingerprint: 'ab'.repeat(32),
};

const picture = (width: number, height: number) => PNG.sync.write(new PNG({ width, height }));
const PAPER: PickedFile = { fileName: 'Telnyx LOA.pdf', bytes: Buffer.from('%PDF-1.7 form') };

/** Opens the settings on a folder; the dialog answers with `picked`. */
function desk(folder: string, picked?: PickedFile, facts = { pages: 2, formFields: ['Name', 'TNs'] }) {
  const damage: string[] = [];
  const { handlers, rules, policyEdits } = openLoaSettings({
    folder,
    pick: async () => picked,
    keys: {
      current: async () => KEY,
      make: async () => KEY,
      importP12: async (_, password) => {
        if (password === 'right') return KEY;
        throw refuse('rejected', 'The password does not open this P12.', 'Type it again.');
      },
      known: async () => [KEY.fingerprint],
    },
    inspect: async (bytes) => {
      if (bytes === PAPER.bytes) return { ...facts, seal: { kind: 'none' } };
      throw refuse('rejected', 'This PDF is damaged.', 'Get it again.');
    },
    accountIds: () => ['a1'],
    noteDamage: ({ setAside }) => damage.push(...(setAside === undefined ? [] : [setAside])),
  });
  return { handlers, rules, policyEdits, damage };
}

const party = { winningCarrier: 'Sunrise Telecom LLC', reseller: 'Sunrise Canada' };

describe('LOA settings', () => {
  it('are there the next time, by account where one has its own', async () => {
    const folder = await scratchFolder();
    const { handlers } = desk(folder);
    expect(await handlers['loa.settings'](undefined)).toEqual({
      party: { winningCarrier: '' },
      byAccount: {},
      logo: null,
      sealing: KEY,
    });
    await handlers['loa.changeSettings']({ party: { ...party, respOrg: 'abc01' } });
    await handlers['loa.changeSettings']({
      account: { accountId: 'a1', party: { winningCarrier: 'Other Inc' } },
    });
    await handlers['loa.changeSettings']({
      account: { accountId: 'gone', party: { winningCarrier: 'Gone Inc' } },
    });
    await handlers['loa.changeSettings']({ timestampUrl: ' http://time.example.com/tsa ' });
    const again = desk(folder);
    expect(await again.handlers['loa.settings'](undefined)).toMatchObject({
      party: { ...party, respOrg: 'ABC01' },
      byAccount: { a1: { winningCarrier: 'Other Inc' } },
      timestampUrl: 'http://time.example.com/tsa',
    });
    expect(await again.rules.party('a1')).toEqual({ winningCarrier: 'Other Inc' });
    expect(await again.rules.party('a2')).toEqual({ ...party, respOrg: 'ABC01' });
    await again.handlers['loa.changeSettings']({
      account: { accountId: 'a1', party: null },
      timestampUrl: null,
    });
    const after = await desk(folder).handlers['loa.settings'](undefined);
    expect(after).not.toHaveProperty('timestampUrl');
    expect(after.byAccount).toEqual({});
  });

  it('refuse what can’t be, and keep what was', async () => {
    const { handlers } = desk(await scratchFolder());
    const change = handlers['loa.changeSettings'];
    await expect(change({ timestampUrl: 'ftp://time.example.com' })).rejects.toThrow(/time-stamp service/);
    await expect(change({ account: { accountId: 'a1', party: { winningCarrier: '' } } })).rejects.toThrow(
      /legal name/,
    );
    expect(await handlers['loa.settings'](undefined)).toMatchObject({ byAccount: {} });
  });

  it('keep what is sound of a file that holds other things, and set a broken one aside', async () => {
    const folder = await scratchFolder();
    await desk(folder).handlers['loa.changeSettings']({ party });
    const path = join(folder, 'loa.json');
    const file = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...file, timestampUrl: 5, logo: '../../x.png', policyEdits: [] }));
    expect(await desk(folder).handlers['loa.settings'](undefined)).toMatchObject({ party, logo: null });
    await writeFile(path, '{"party": {');
    const broken = desk(folder);
    expect(await broken.handlers['loa.settings'](undefined)).toMatchObject({ party });
    expect(broken.damage).toEqual([expect.stringMatching(/^loa\.damaged-/)]);
  });

  it('take a key by its P12 and password', async () => {
    const { handlers, rules } = desk(await scratchFolder(), { fileName: 'key.p12', bytes: Buffer.of(1) });
    expect(await handlers['loa.importKey']({ password: 'right' })).toEqual(KEY);
    await expect(handlers['loa.importKey']({ password: 'wrong' })).rejects.toThrow(/password/);
    expect(await desk(await scratchFolder()).handlers['loa.importKey']({ password: 'right' })).toBeNull();
    expect(await rules.knownSeals()).toEqual([KEY.fingerprint]);
  });
});

describe('the logo', () => {
  it('is kept, replaced and removed with its file', async () => {
    const folder = await scratchFolder();
    const [small, other] = [picture(60, 20), picture(80, 20)];
    const first = await desk(folder, { fileName: 'a.png', bytes: small }).handlers['loa.chooseLogo'](
      undefined,
    );
    expect(first?.logo).toMatchObject({ mediaType: 'image/png' });
    const second = desk(folder, { fileName: 'b.png', bytes: other });
    await second.handlers['loa.chooseLogo'](undefined);
    const { logo } = await desk(folder).handlers['loa.settings'](undefined);
    expect(Buffer.compare(Buffer.from(logo?.bytes ?? []), other)).toBe(0);
    const [name, ...more] = await readdir(join(folder, 'loa'));
    expect(more).toEqual([]);
    expect((await stat(join(folder, 'loa', name ?? ''))).mode & 0o777).toBe(0o600);
    expect((await second.rules.look([], 'local')).logo).toHaveLength(other.length);
    expect((await second.handlers['loa.removeLogo'](undefined)).logo).toBeNull();
    expect(await readdir(join(folder, 'loa'))).toEqual([]);
  });

  it.each([
    ['no picture', Buffer.from('GIF89a, really'), /neither a PNG nor a JPEG/],
    ['more than 1 MB', Buffer.concat([picture(10, 10), Buffer.alloc(1_000_000)]), /larger than 1 MB/],
    ['20,000 pixels', hugePng(), /20000 by 20 pixels/],
    ['only the beginning of a PNG', picture(60, 20).subarray(0, 40), /damaged/],
    ['only the beginning of a JPEG', Buffer.of(0xff, 0xd8, 0xff, 0xe0), /damaged/],
  ])('is refused with %s', async (_what, bytes, words) => {
    const folder = await scratchFolder();
    const { handlers } = desk(folder, { fileName: 'logo.png', bytes });
    await expect(handlers['loa.chooseLogo'](undefined)).rejects.toThrow(words);
    expect((await handlers['loa.settings'](undefined)).logo).toBeNull();
  });
});

/** A PNG whose head says that it is wide; nothing else of it has to be read to refuse it. */
function hugePng(): Buffer {
  const png = Buffer.from(picture(10, 20));
  png.writeUInt32BE(20_000, 16);
  return png;
}

describe('policies', () => {
  it('are changed and reset, and what is edited holds for the core from then on', async () => {
    const folder = await scratchFolder();
    const { handlers, policyEdits } = desk(folder);
    const changed = await handlers['loa.changePolicy']({
      carrier: 'telnyx',
      changes: { billMaxAgeDays: 45 },
    });
    expect(changed).toMatchObject({ label: 'Telnyx', billMaxAgeDays: 45, edited: ['billMaxAgeDays'] });
    expect(policyEdits()).toEqual({ telnyx: { billMaxAgeDays: 45 } });
    const all = await desk(folder).handlers['loa.policies'](undefined);
    expect(all.map(({ carrier, edited }) => [carrier, edited.length])).toEqual([
      ['kazoo', 0],
      ['telnyx', 1],
      ['telnyx-v1', 0],
      ['flowroute', 0],
    ]);
    expect(await handlers['loa.resetPolicy']({ carrier: 'telnyx' })).toMatchObject({
      billMaxAgeDays: 30,
      edited: [],
    });
    await expect(handlers['loa.resetPolicy']({ carrier: 'acme' })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });
});

describe('a carrier’s form', () => {
  it('is used once the numbers, the signature and its date have their places', async () => {
    const folder = await scratchFolder();
    const { handlers, rules } = desk(folder, PAPER);
    const added = await handlers['loa.addTemplate']({ carrier: 'telnyx', variant: 'local' });
    if (!added) throw new Error('It was not added.');
    expect(added).toMatchObject({ name: 'Telnyx LOA', pages: 2, formFields: ['Name', 'TNs'], placed: [] });
    const placed = [
      { value: 'numbers', target: { field: 'TNs' } },
      { value: 'customerName', target: { field: 'Gone' } },
      { value: 'signature', target: { page: 1, x: 72, y: 90, width: 200, height: 40 } },
      { value: 'signedDate', target: { page: 2, x: 300, y: 90, width: 80, height: 20 } },
    ] as const;
    const half = await handlers['loa.changeTemplate']({ templateId: added.id, placed: [...placed] });
    // Neither a field nor a page that the form does not have.
    expect(half.placed.map(({ value }) => value)).toEqual(['numbers', 'signature']);
    expect(await rules.look(['telnyx'], 'local')).toEqual({});
    const date = { value: 'signedDate', target: { page: 0, x: 300, y: 90, width: 80, height: 20 } } as const;
    await handlers['loa.changeTemplate']({
      templateId: added.id,
      name: 'Ours',
      placed: [...half.placed, date],
    });
    const again = desk(folder);
    const look = await again.rules.look(['kazoo', 'telnyx'], 'local');
    expect(look.template?.form).toMatchObject({ id: added.id, name: 'Ours' });
    expect(Buffer.from(look.template?.bytes ?? []).toString()).toBe('%PDF-1.7 form');
    expect(await again.rules.look(['telnyx'], 'toll-free')).toEqual({});
    expect(await again.handlers['loa.readTemplate']({ templateId: added.id })).toMatchObject({
      fileName: 'Ours.pdf',
      mediaType: 'application/pdf',
    });
    await again.handlers['loa.removeTemplate']({ templateId: added.id });
    expect(await readdir(join(folder, 'loa'))).toEqual([]);
    expect(await desk(folder).handlers['loa.templates'](undefined)).toEqual([]);
  });

  it('is refused as a second one, with too many pages, or as no PDF; nothing is left behind', async () => {
    const folder = await scratchFolder();
    const local = { carrier: 'telnyx', variant: 'local' } as const;
    const thick = desk(folder, PAPER, { pages: 21, formFields: [] });
    await expect(thick.handlers['loa.addTemplate'](local)).rejects.toThrow(/has 21 pages/);
    const bad = desk(folder, { fileName: 'x.pdf', bytes: Buffer.from('no') });
    await expect(bad.handlers['loa.addTemplate'](local)).rejects.toThrow(/damaged/);
    await expect(bad.handlers['loa.addTemplate']({ ...local, carrier: 'acme' })).rejects.toThrow(
      /does not know/,
    );
    const { handlers } = desk(folder, PAPER);
    await handlers['loa.addTemplate'](local);
    await expect(handlers['loa.addTemplate'](local)).rejects.toThrow(
      'There is a form of Telnyx already: Local numbers.',
    );
    expect(await readdir(join(folder, 'loa'))).toHaveLength(1);
    expect(await desk(folder).handlers['loa.addTemplate']({ ...local, variant: 'canada' })).toBeNull();
  });
});
