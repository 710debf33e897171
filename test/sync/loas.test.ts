import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { LoaPolicy } from '../../preload/contract/domain/loa.ts';
import type { ChannelInput } from '../../preload/contract/ipc/channels.ts';
import { loaDesk, paperPress } from '../fixtures/loa-desk.ts';
import { type Desk, draft, openDesk } from './desk.ts';

const POLICY: LoaPolicy = {
  carrier: 'kazoo',
  label: 'Kazoo',
  version: '1',
  signatureMaxAgeDays: 60,
  typedSignature: { local: true, tollFree: false },
  requiredKinds: ['loa'],
  maxSize: 8_000_000,
  billMaxAgeDays: 30,
  leadDays: { local: 4, tollFree: 4 },
  clocks: [],
  sources: {},
  edited: [],
};

const FIELDS = {
  name: 'Harbor Dental',
  billingName: 'Harbor Dental Group LLC',
  accountNumber: 'CANARY-7731',
  pin: '4815162342',
  btn: '206-555-0142',
  streetNumber: '1420',
  street: 'Superior',
  streetType: 'Ave',
  city: 'Seattle',
  region: 'WA',
  postalCode: '98101',
  losingCarrier: 'Frontier',
};

/** A hand that writes. */
const INK = {
  width: 400,
  height: 150,
  strokes: [
    Array.from({ length: 40 }, (_, n) => ({
      x: 40 + n * 6,
      y: 75 + 30 * Math.sin(n / 3),
      at: n * 10,
      pressure: 0.5,
    })),
  ],
};

let desk: Desk;
let press: ReturnType<typeof loaDesk>['press'];
let printed: { readonly name: string; readonly bytes: Uint8Array }[];
afterEach(() => desk.close());

async function begin(fields: object = {}, numbers: readonly string[] = ['+12065550142', '+12065550101']) {
  printed = [];
  const loas = loaDesk(
    { party: { winningCarrier: 'Harborline Networks', respOrg: 'HLN01' }, policies: [POLICY] },
    {
      read: (path) => readFile(path),
      saveToPrint: async (name, bytes) => {
        printed.push({ name, bytes });
        return `/home/agent/${name}`;
      },
    },
  );
  press = loas.press;
  desk = await openDesk({ loas });
  const account = await desk.connect();
  await desk.unplug();
  const { id } = await desk
    .handlers()
    ['portRequests.create'](draft(account, { fields: { ...FIELDS, ...fields }, numbers: [...numbers] }));
  return id;
}

async function signing(id: string, changes: Partial<ChannelInput<'loa.sign'>> = {}) {
  const { consent } = await desk.handlers()['loa.open']({ id });
  const variant = changes.variant ?? 'local';
  const { contentHash } = await desk.handlers()['loa.preview']({ id, variant });
  return {
    id,
    variant,
    contentHash,
    signature: { method: 'draw' as const, ink: INK },
    name: 'Wren Halloway',
    title: 'Owner',
    consent: consent.version,
    timeZone: 'America/Los_Angeles',
    events: [
      { what: 'previewed' as const, at: new Date(desk.clock.now() - 60_000).toISOString() },
      { what: 'consented' as const, at: 'not a moment in any calendar' },
    ],
    pointer: 'mouse' as const,
    ...changes,
  };
}

const sign = async (id: string, changes: Partial<ChannelInput<'loa.sign'>> = {}) =>
  desk.handlers()['loa.sign'](await signing(id, changes));
const partOf = async (id: string) => (await desk.handlers()['loa.open']({ id })).parts[0];
const edit = (id: string, changes: object) => desk.handlers()['portRequests.edit']({ id, changes });
const attach = async (id: string, path: string) =>
  (await desk.handlers()['documents.attach']({ id, paths: [path] }))[0];
const heldAtKazoo = () => [...(desk.kazoo.control.ports()[0]?.attachments.values() ?? [])];

describe('an LOA that is signed on the screen', () => {
  it('is sealed with no network, delivered on reconnect, and its signer is written to the carrier', async () => {
    const id = await begin();
    const view = await sign(id);
    expect(view.parts[0]).toMatchObject({
      state: 'signed',
      signed: { method: 'draw', signer: 'Wren Halloway', title: 'Owner', sealedBy: 'Example Telecom' },
    });
    expect(heldAtKazoo()).toEqual([]);
    await desk.restart();
    await desk.plug();
    await desk.drained();
    const [sheet] = heldAtKazoo().map(({ bytes }) => press.sheet(bytes));
    expect(sheet?.content).toMatchObject({
      customer: {
        name: 'Harbor Dental Group LLC',
        btn: '(206) 555-0142',
        accountNumber: 'CANARY-7731',
        serviceAddress: { street: '1420 Superior Ave', city: 'Seattle', region: 'WA', postalCode: '98101' },
      },
      losingCarrier: 'Frontier',
      winningCarrier: 'Harborline Networks',
      authorized: { name: 'Wren Halloway', title: 'Owner' },
      numbers: [{ e164: '+12065550101' }, { e164: '+12065550142' }],
    });
    expect(JSON.stringify(sheet)).not.toContain('4815162342');
    const port = await desk.handlers()['portRequests.open']({ id });
    expect(port.documents).toMatchObject([{ kind: 'loa', kindGuessed: false }]);
    expect(port.documents[0]?.fileName).toMatch(/^LOA Harbor Dental local \d{4}-\d\d-\d\d\.pdf$/);
    expect(port.cells).toMatchObject([{ state: 'delivered' }]);
    expect(port.fields).toMatchObject({ signee: 'Wren Halloway' });
    expect(desk.kazoo.control.ports()[0]?.fields).toMatchObject({
      signee_name: 'Wren Halloway',
      signing_date: expect.anything(),
    });
    expect(await partOf(id)).toMatchObject({ state: 'signed' });
    expect(desk.log.join('\n')).not.toMatch(/CANARY|4815162342|Halloway|2065550142/);
  });

  it('is stale once something on it changes, in the words of the field, and signed anew takes the place of the first', async () => {
    const id = await begin();
    await sign(id);
    await edit(id, { btn: '(206) 555-0142', city: 'seattle' });
    expect(await partOf(id)).toMatchObject({ state: 'signed' });
    await edit(id, { accountNumber: 'CANARY-7732', postalCode: '98102' });
    expect(await partOf(id)).toMatchObject({
      state: 'stale',
      why: 'Service address and Account number changed since it was signed. Have it signed again.',
    });
    await sign(id);
    expect((await desk.handlers()['portRequests.open']({ id })).documents).toHaveLength(1);
    await desk.plug();
    await desk.drained();
    expect(heldAtKazoo().map(({ bytes }) => press.sheet(bytes)?.content.customer.accountNumber)).toEqual([
      'CANARY-7732',
    ]);
  });

  it('expires by the policy of its carrier', async () => {
    const id = await begin();
    await sign(id);
    desk.clock.skip(59 * 86_400_000);
    expect((await partOf(id))?.state).toBe('signed');
    desk.clock.skip(3 * 86_400_000);
    expect(await partOf(id)).toMatchObject({
      state: 'expired',
      why: 'Kazoo takes a signature for 60 days. Have it signed again.',
    });
  });

  it('is not signed but as it was shown, with the consent as it was read', async () => {
    const id = await begin();
    const input = await signing(id);
    await edit(id, { billingName: 'Harbor Dental Inc' });
    await expect(desk.handlers()['loa.sign'](input)).rejects.toMatchObject({ problem: { code: 'conflict' } });
    await expect(sign(id, { consent: '1999-01' })).rejects.toMatchObject({ problem: { code: 'conflict' } });
    const unsaved = await desk
      .handlers()
      ['loa.preview']({ id, variant: 'local', changes: { city: 'Tacoma' } });
    expect(press.sheet(unsaved.bytes)?.content.customer.serviceAddress?.city).toBe('Tacoma');
    await expect(sign(id, { contentHash: unsaved.contentHash })).rejects.toMatchObject({
      problem: { code: 'conflict' },
    });
    expect((await partOf(id))?.state).toBe('unsigned');
  });

  it('takes no blank pad, no slip of the mouse, and no typed name where a policy says so', async () => {
    const id = await begin({}, ['+18885550190']);
    const { parts } = await desk.handlers()['loa.open']({ id });
    expect(parts[0]?.methods).toContainEqual({
      method: 'type',
      allowed: false,
      why: 'Kazoo takes no typed signature for toll-free numbers.',
    });
    const tries = [
      { method: 'draw' as const, ink: { ...INK, strokes: [] } },
      { method: 'type' as const, text: 'Wren Halloway' },
      { method: 'image' as const, bytes: new Uint8Array([1, 2, 3]) },
    ];
    for (const signature of tries) {
      await expect(sign(id, { variant: 'toll-free', signature })).rejects.toMatchObject({
        problem: { code: 'rejected' },
      });
    }
    await sign(id, { variant: 'toll-free' });
    expect(await partOf(id)).toMatchObject({ variant: 'toll-free', state: 'signed' });
  });

  it('is not signed while something lacks', async () => {
    const id = await begin({ btn: '', postalCode: '' });
    expect((await partOf(id))?.lacks).toMatchObject([
      { field: 'postalCode', place: 'details', label: 'ZIP', what: 'The service address has no ZIP.' },
      { field: 'btn', place: 'details', label: 'BTN' },
    ]);
    await expect(sign(id)).rejects.toMatchObject({
      problem: { code: 'rejected', fields: { postalCode: 'The service address has no ZIP.' } },
    });
  });
});

describe('an LOA that is signed on paper', () => {
  const scanOf = () =>
    desk.file('scan0001.pdf', Buffer.concat([printed[0]?.bytes ?? Buffer.alloc(0), Buffer.from('ink')]));

  it('is known when its scan is dropped, and delivered as the signed LOA', async () => {
    const id = await begin({ signee: 'Wren Halloway' });
    expect(await desk.handlers()['loa.print']({ id, variant: 'local' })).toEqual({
      path: '/home/agent/LOA Harbor Dental local.pdf',
    });
    const blank = await desk.file('blank.pdf', printed[0]?.bytes ?? new Uint8Array());
    expect(await attach(id, blank)).toMatchObject({
      ok: false,
      what: expect.stringContaining('is not signed'),
    });
    expect(await attach(id, await scanOf())).toMatchObject({
      ok: true,
      document: { kind: 'loa', kindGuessed: false, fileName: 'scan0001.pdf' },
    });
    expect(await partOf(id)).toMatchObject({
      state: 'signed',
      signed: { method: 'paper', signer: 'Wren Halloway' },
    });
    await desk.plug();
    await desk.drained();
    expect(heldAtKazoo()).toHaveLength(1);
  });

  it('is the carrier’s own where the agent prints that', async () => {
    const id = await begin();
    const of = async () => {
      const [order] = (await desk.handlers()['portRequests.open']({ id })).orders;
      return { id, accountId: order?.accountId ?? '', remoteId: order?.remoteId ?? '' };
    };
    await expect(desk.handlers()['documents.printServerLoa'](await of())).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    await desk.plug();
    await desk.drained();
    expect(await desk.handlers()['documents.printServerLoa'](await of())).toEqual({
      path: '/home/agent/LOA Harbor Dental Kazoo.pdf',
    });
    expect(
      Buffer.from(printed[0]?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('is refused at another port, by name, and at its own once the numbers have changed', async () => {
    const id = await begin();
    await desk.handlers()['loa.print']({ id, variant: 'local' });
    const [account] = await desk.handlers()['accounts.list'](undefined);
    const other = await desk.handlers()['portRequests.create'](draft(account?.id ?? ''));
    expect(await attach(other.id, await scanOf())).toMatchObject({
      ok: false,
      what: expect.stringMatching(/^This is LOA-[0-9A-Z-]{14}, the LOA of Harbor Dental\.$/),
    });
    await desk.handlers()['portRequests.edit']({ id, changes: {}, addNumbers: ['+12065550177'] });
    expect(await attach(id, await scanOf())).toMatchObject({
      ok: false,
      what: expect.stringMatching(/^Numbers changed since LOA-/),
    });
    expect((await partOf(id))?.state).toBe('unsigned');
  });
});

describe('verifying a file', () => {
  const verdict = async (name: string, bytes: Uint8Array) =>
    desk.handlers()['loa.verify']({ path: await desk.file(name, bytes) });

  it('tells whether it is sealed, unchanged, whose port it is for, and whether the numbers are the same', async () => {
    const id = await begin();
    const view = await sign(id);
    const documentId = view.parts[0]?.signed?.documentId ?? '';
    const { bytes } = await desk.handlers()['documents.read']({ documentId });
    const known = { verdict: 'unchanged', ours: true, portRequestId: id, portName: 'Harbor Dental' };
    expect(await verdict('loa.pdf', bytes)).toMatchObject({ ...known, sameNumbers: true, numberCount: 2 });
    await desk.handlers()['portRequests.edit']({ id, changes: {}, removeNumbers: ['+12065550101'] });
    expect(await verdict('loa.pdf', bytes)).toMatchObject({ ...known, sameNumbers: false });
    const forged = Buffer.from(Buffer.from(bytes).toString('utf8').replace('Frontier', 'Backtier'));
    expect(await verdict('forged.pdf', forged)).toMatchObject({ verdict: 'altered' });
    expect(await verdict('bill.pdf', Buffer.from('%PDF-1.4 a bill'))).toMatchObject({
      verdict: 'not-sealed',
    });
    expect(await attach(id, await desk.file('forged.pdf', forged))).toMatchObject({
      ok: false,
      what: expect.stringContaining('was changed after it was sealed'),
    });

    // Whoever changes it and seals it again has another key.
    const { content, signed } = press.sheet(bytes) ?? {};
    if (!content || !signed) throw new Error('nothing was signed');
    const other = await paperPress('e'.repeat(64)).seal(
      { ...content, losingCarrier: 'Backtier' },
      {},
      { ...signed, signature: { method: 'draw', ink: INK } },
      { method: 'draw', events: [], appVersion: '0.1.0', device: '' },
    );
    expect(await verdict('other.pdf', other.bytes)).toMatchObject({ verdict: 'unchanged', ours: false });
    expect(await attach(id, await desk.file('other.pdf', other.bytes))).toMatchObject({
      ok: false,
      what: expect.stringContaining('is sealed with another key'),
    });
    await desk.handlers()['documents.remove']({ documentId });
    expect((await partOf(id))?.state).toBe('unsigned');
    expect(await attach(id, await desk.file('again.pdf', bytes))).toMatchObject({ ok: true });
    expect(await partOf(id)).toMatchObject({ signed: { method: 'draw', signer: 'Wren Halloway' } });
  });
});
