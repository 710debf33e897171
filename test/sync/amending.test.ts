import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const open = (id: string) => desk.handlers()['portRequests.open']({ id });
const held = () => desk.kazoo.control.ports()[0];
/** Executed writes at the carrier, such as `PUT /comments`. */
const writes = () =>
  desk.kazoo.control
    .log()
    .filter(({ method, executed, path }) => executed && method !== 'GET' && !/_auth/.test(path))
    .map(
      ({ method, path }) => `${method} ${path.replace(/^.*port_requests/, '').replace(/\/[0-9a-f]{32}/, '')}`,
    );

/** The carrier says no to the next write of this kind, and marks a field. */
function sayNo(method: string, path: RegExp, field: string): void {
  const data = { [field]: { wrong: { message: 'is not what the losing carrier has', cause: 'x' } } };
  const body = JSON.stringify({ status: 'error', error: '400', message: 'validation error', data });
  desk.kazoo.control.fault({ method, path, action: { kind: 'answer', status: 400, body } });
}

async function refusal() {
  const first = async () => (await desk.waiting()).find(({ status }) => status === 'refused');
  await desk.until('the refusal', async () => (await first()) !== undefined);
  const change = await first();
  if (!change) throw new Error('nothing was refused');
  return change;
}

async function sent(): Promise<string> {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  desk.kazoo.control.clearLog();
  return id;
}

describe('a refused change that is edited and retried', () => {
  it('of fields takes the place of the refused one, and its PIN goes along unseen', async () => {
    const id = await sent();
    sayNo('PATCH', /port_requests\/[0-9a-f]{32}$/, 'bill.postal_code');
    await desk.handlers()['portRequests.edit']({ id, changes: { pin: '77341188', postalCode: '9810' } });
    const change = await refusal();
    expect(change).toMatchObject({
      remedies: ['edit', 'retry', 'discard'],
      typed: { kind: 'edit', fields: { postalCode: '9810' }, secrets: ['pin'] },
    });
    expect(JSON.stringify(change)).not.toContain('77341188');
    await desk.handlers()['portRequests.edit']({ id, changes: { postalCode: '98102' }, amends: change.id });
    await desk.drained();
    expect(held()?.fields.bill).toMatchObject({ pin: '77341188', postal_code: '98102' });
    expect((await open(id)).waiting).toEqual([]);
  });

  it('of fields goes away when the agent types back what the carrier has', async () => {
    const id = await sent();
    sayNo('PATCH', /port_requests\/[0-9a-f]{32}$/, 'bill.postal_code');
    await desk.handlers()['portRequests.edit']({ id, changes: { postalCode: '9810' } });
    const change = await refusal();
    await desk.handlers()['portRequests.edit']({ id, changes: { postalCode: '98101' }, amends: change.id });
    expect(await desk.waiting()).toEqual([]);
    expect(writes()).toEqual([]);
  });

  it('of numbers takes the place of the refused one, and what was typed beside them goes along', async () => {
    const id = await sent();
    sayNo('PATCH', /port_requests\/[0-9a-f]{32}$/, 'numbers');
    const numbers = ['+12065550177', '+12065550178'];
    await desk
      .handlers()
      ['portRequests.edit']({ id, changes: { city: 'Tacoma', pin: '7734' }, addNumbers: numbers });
    const change = await refusal();
    expect(change).toMatchObject({ typed: { kind: 'edit', addNumbers: numbers } });
    await desk
      .handlers()
      ['portRequests.edit']({ id, changes: {}, addNumbers: ['+12065550178'], amends: change.id });
    await desk.drained();
    expect((await open(id)).numbers.map(({ e164 }) => e164)).toContain('+12065550178');
    expect((await open(id)).numbers.map(({ e164 }) => e164)).not.toContain('+12065550177');
    expect(held()?.fields.bill).toMatchObject({ locality: 'Tacoma', pin: '7734' });
    expect((await open(id)).waiting).toEqual([]);
  });

  it('of fields takes the numbers along that were typed beside them', async () => {
    const id = await sent();
    sayNo('PATCH', /port_requests\/[0-9a-f]{32}$/, 'bill.locality');
    await desk.handlers()['portRequests.edit']({ id, changes: { city: 'T' }, addNumbers: ['+12065550179'] });
    const change = await refusal();
    await desk.handlers()['portRequests.edit']({ id, changes: { city: 'Tacoma' }, amends: change.id });
    await desk.drained();
    expect((await open(id)).numbers.map(({ e164 }) => e164)).toContain('+12065550179');
    expect((await open(id)).waiting).toEqual([]);
  });

  it('that created the port is one port in the end, with the sealed PIN', async () => {
    sayNo('PUT', /\/port_requests$/, 'bill.postal_code');
    const { id } = await desk.handlers()['portRequests.create'](draft(account));
    expect(await refusal()).toMatchObject({ kind: 'create', remedies: ['edit', 'retry', 'discard'] });
    await desk.handlers()['portRequests.edit']({ id, changes: { postalCode: '98102' } });
    await desk.drained();
    expect(desk.kazoo.control.ports()).toHaveLength(1);
    expect(held()?.fields.bill).toMatchObject({ pin: '44104410', postal_code: '98102' });
  });

  it('of the state is asked for anew with its reason, and is one move', async () => {
    const id = await sent();
    sayNo('PATCH', /\/canceled/, 'reason');
    await desk.handlers()['portRequests.move']({ id, to: 'canceled', reason: 'Wrong customer' });
    const change = await refusal();
    expect(change.typed).toEqual({ kind: 'move', to: 'canceled', reason: 'Wrong customer' });
    const reopened = await desk.handlers()['outbox.reopenMove']({ mutationId: change.id });
    expect(reopened).toMatchObject({ move: { to: 'canceled', legal: true }, state: 'unconfirmed' });
    const again = { id, to: 'canceled', reason: 'The customer stays', amends: change.id } as const;
    await desk.handlers()['portRequests.move'](again);
    await desk.drained();
    expect(held()?.state).toBe('canceled');
    expect(writes().filter((write) => write.startsWith('PATCH /canceled'))).toHaveLength(1);
  });

  it('that is a comment is written once, in its last words', async () => {
    const id = await sent();
    sayNo('PUT', /\/comments$/, 'comments');
    const comment = { id, private: false, actionRequired: false };
    await desk.handlers()['portRequests.comment']({ ...comment, text: 'Called them' });
    const { id: amends } = await refusal();
    await desk.handlers()['portRequests.comment']({ ...comment, text: 'Called them twice', amends });
    await desk.drained();
    expect(held()?.comments.map(({ content }) => content)).toEqual(['Called them twice']);
  });

  it('that is an upload goes once its document has been put right', async () => {
    const id = await sent();
    desk.kazoo.control.fault({
      method: 'PUT',
      path: /\/attachments/,
      action: { kind: 'answer', status: 413, body: '<html>Too large</html>' },
    });
    const bytes = pdfBytes();
    await desk.handlers()['documents.attach']({ id, paths: [await desk.file('loa.pdf', bytes)] });
    const change = await refusal();
    expect(change).toMatchObject({ words: 'Upload loa.pdf', size: bytes.length });
    expect(change.remedies).toEqual(['edit', 'retry', 'discard']);
    const { documents } = await open(id);
    await desk.handlers()['documents.setKind']({ documentId: documents[0]?.id ?? '', kind: 'invoice' });
    await desk.handlers()['outbox.retry']({ mutationId: change.id });
    await desk.drained();
    expect(held()?.attachments.size).toBe(1);
  });
});

describe('a change that waits', () => {
  it('is written anew where it stands, and keeps its place', async () => {
    const id = await sent();
    await desk.unplug();
    const comment = { id, private: false, actionRequired: false };
    await desk.handlers()['portRequests.comment']({ ...comment, text: 'First' });
    await desk.handlers()['portRequests.comment']({ ...comment, text: 'Second' });
    const [first] = await desk.waiting();
    await desk
      .handlers()
      ['portRequests.comment']({ ...comment, text: 'First of all', amends: first?.id ?? '' });
    expect((await desk.waiting()).map(({ words }) => words)).toEqual([
      'Comment: First of all',
      'Comment: Second',
    ]);
    await desk.plug();
    await desk.drained();
    expect(held()?.comments.map(({ content }) => content)).toEqual(['First of all', 'Second']);
  });

  it('to move is judged from where the port stands without it', async () => {
    const id = await sent();
    await desk.unplug();
    await desk.handlers()['portRequests.move']({ id, to: 'canceled', reason: 'Wrong customer' });
    const [change] = await desk.waiting();
    const again = { id, to: 'canceled', reason: 'The customer stays', amends: change?.id ?? '' } as const;
    await desk.handlers()['portRequests.move'](again);
    expect(await desk.waiting()).toMatchObject([{ typed: { reason: 'The customer stays' } }]);
  });

  it('can no longer be written anew once it may have left', async () => {
    const id = await sent();
    desk.kazoo.control.fault({ method: 'PUT', path: /\/comments$/, action: { kind: 'hang' } });
    const comment = { id, private: false, actionRequired: false };
    await desk.handlers()['portRequests.comment']({ ...comment, text: 'First' });
    await desk.until('the sending', async () => (await desk.waiting())[0]?.status === 'sending');
    const [change] = await desk.waiting();
    expect(change?.remedies).toEqual([]);
    const again = { ...comment, text: 'Other', amends: change?.id ?? '' };
    await expect(desk.handlers()['portRequests.comment'](again)).rejects.toMatchObject({
      problem: { code: 'conflict' },
    });
  });

  it('says why, and is tried at once when the agent says that the carrier is back', async () => {
    const id = await sent();
    await desk.unplug();
    await desk
      .handlers()
      ['portRequests.comment']({ id, text: 'Hello', private: false, actionRequired: false });
    await desk.until('the reason', async () => (await desk.waiting())[0]?.holdup?.kind === 'offline');
    expect(await desk.handlers()['sync.status'](undefined)).toMatchObject({
      accounts: [{ phase: 'offline', waiting: 1 }],
    });
    await desk.plugQuietly();
    await desk.handlers()['outbox.retryAccount']({ accountId: account });
    await desk.until('the comment', () => held()?.comments.length === 1);
  });
});
