import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const executed = (method: string, path: RegExp) =>
  desk.kazoo.control
    .log()
    .filter((entry) => entry.executed && entry.method === method && path.test(entry.path));
const creates = () => executed('PUT', /\/port_requests$/);

it('shows a draft at once and sends it to the carrier', async () => {
  const input = draft(account);
  const { id } = await desk.handlers()['portRequests.create'](input);
  const view = await desk.handlers()['portRequests.open']({ id });
  expect(view.card).toMatchObject({ name: input.fields.name, state: 'unconfirmed', numberCount: 1 });
  await desk.drained();
  const [port] = desk.kazoo.control.ports();
  expect(port?.fields.name).toBe(input.fields.name);
  const sent = await desk.handlers()['portRequests.open']({ id });
  expect(sent.card.sync).toBe('synced');
  expect(sent.orders[0]?.remoteId).toBe(port?.id);
  expect(sent.secrets.pin).toEqual({ present: true, masked: '•••• 4410' });
});

it('keeps what was done offline, in order, through a restart', async () => {
  await desk.unplug();
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.handlers()['portRequests.comment']({ id, text: 'first', private: false, actionRequired: false });
  const path = await desk.file('bill.pdf', pdfBytes());
  const [attached] = await desk.handlers()['documents.attach']({ id, paths: [path] });
  expect(attached).toMatchObject({ ok: true, document: { kind: 'invoice' } });
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  await desk.restart();

  expect((await desk.waiting()).map(({ kind }) => kind)).toEqual(['create', 'comment', 'deliver', 'move']);
  const view = await desk.handlers()['portRequests.open']({ id });
  expect(view.card).toMatchObject({ state: 'submitted', documents: { invoice: 'present' } });

  await desk.plug();
  await desk.drained();
  const writes = desk.kazoo.control
    .log()
    .filter(({ executed: done, method }) => done && method !== 'GET')
    .map(
      ({ method, path: where }) =>
        `${method} ${where.replace(/^.*port_requests/, '').replace(/[0-9a-f]{32}/, 'P')}`,
    )
    .filter((line) => !line.includes('auth'));
  expect(writes).toEqual([
    'PUT ',
    'PUT /P/comments',
    expect.stringMatching(/^PUT \/P\/attachments\?filename=bill/),
    expect.stringMatching(/^PATCH \/P\/submitted/),
  ]);
  expect(desk.kazoo.control.ports()[0]?.state).toBe('submitted');
  expect((await desk.handlers()['portRequests.open']({ id })).card.documents.invoice).toBe('delivered');
});

it.each(['lost-answer', 'cut-body', 'truncated-json'] as const)(
  'creates exactly one port when the answer is lost (%s)',
  async (kind) => {
    desk.kazoo.control.fault({ method: 'PUT', path: /\/port_requests$/, action: { kind } });
    await desk.handlers()['portRequests.create'](draft(account));
    await desk.drained();
    expect(creates()).toHaveLength(1);
    expect(desk.kazoo.control.ports()).toHaveLength(1);
  },
);

it('creates exactly one port when the program dies before the answer', async () => {
  desk.kazoo.control.fault({
    method: 'PUT',
    path: /\/port_requests$/,
    action: { kind: 'hang', executed: true },
  });
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.until('the create at the carrier', () => desk.kazoo.control.ports().length === 1);
  await desk.crash();
  await desk.drained();
  expect(creates()).toHaveLength(1);
  const [port] = desk.kazoo.control.ports();
  expect((await desk.handlers()['portRequests.open']({ id })).orders[0]?.remoteId).toBe(port?.id);
});

it('knows that nothing was sent when the program dies while it signs in', async () => {
  desk.kazoo.control.fault({ path: /_auth$/, action: { kind: 'hang' } });
  await desk.restart();
  desk.kazoo.control.clearLog();
  await desk.handlers()['portRequests.create'](draft(account));
  const signsIn = () => desk.kazoo.control.log().some(({ path }) => path.endsWith('_auth'));
  await desk.until('the sign-in', signsIn);
  await desk.crash();
  expect((await desk.waiting()).map(({ status }) => status)).toEqual(['queued']);
  await desk.until('the port, at once', () => creates().length === 1);
});

it('creates again only after two looks a minute apart, when nothing had arrived', async () => {
  desk.kazoo.control.fault({ method: 'PUT', path: /\/port_requests$/, action: { kind: 'hang' } });
  await desk.handlers()['portRequests.create'](draft(account));
  await desk.until('the lost create', async () => (await desk.waiting())[0]?.status === 'unknown');
  const looks = () =>
    desk.kazoo.control.log().filter(({ path }) => path.includes('filter_portside.op')).length;
  await desk.until('the first look', () => looks() === 1, 500);
  desk.clock.skip(20_000);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(creates()).toHaveLength(0);
  desk.clock.skip(60_000);
  await desk.drained();
  expect(looks()).toBe(2);
  expect(creates()).toHaveLength(1);
});

it.each(['lost-answer', 'html'] as const)(
  'writes a comment once when its answer is spoilt (%s)',
  async (kind) => {
    const { id } = await desk.handlers()['portRequests.create'](draft(account));
    await desk.drained();
    const action = kind === 'html' ? { kind, status: 502, executed: true } : { kind };
    desk.kazoo.control.fault({ method: 'PUT', path: /\/comments$/, action });
    await desk
      .handlers()
      ['portRequests.comment']({ id, text: 'sent once', private: false, actionRequired: false });
    await desk.drained();
    const texts = (await desk.handlers()['portRequests.timeline']({ id })).filter(
      ({ kind: type }) => type === 'comment',
    );
    expect(texts).toHaveLength(1);
    expect(texts[0]).not.toHaveProperty('waiting');
    expect(executed('PUT', /\/comments$/)).toHaveLength(1);
  },
);

it('uploads a document once when its answer is lost, byte for byte', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  desk.kazoo.control.fault({ method: 'PUT', path: /\/attachments/, action: { kind: 'lost-answer' } });
  const bytes = pdfBytes('the bill');
  await desk.handlers()['documents.attach']({ id, paths: [await desk.file('March bill.pdf', bytes)] });
  await desk.drained();
  const [port] = desk.kazoo.control.ports();
  const [name = '', ...others] = port?.attachments.keys() ?? [];
  expect(name).toMatch(/^March-?bill.*\.pdf$/);
  expect(others).toEqual([]);
  expect(Buffer.from(desk.kazoo.control.attachment(port?.id ?? '', name) ?? [])).toEqual(Buffer.from(bytes));
  expect(executed('PUT', /\/attachments/)).toHaveLength(1);
});

it('turns a photo into a PDF on its way, and keeps the photo here', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  const jpeg = await readFile(new URL('../fixtures/files/bill-photo.jpg', import.meta.url));
  const [outcome] = await desk
    .handlers()
    ['documents.attach']({ id, paths: [await desk.file('bill.jpg', jpeg)] });
  await desk.drained();
  const [port] = desk.kazoo.control.ports();
  const [sent] = [...(port?.attachments.values() ?? [])].map(({ bytes }) => bytes);
  expect(
    Buffer.from(sent ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const kept = await desk
    .handlers()
    ['documents.read']({ documentId: outcome?.ok ? outcome.document.id : '' });
  expect(Buffer.from(kept.bytes).equals(jpeg)).toBe(true);
});

it('takes a move whose answer was lost as done when the port stands there', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  desk.kazoo.control.fault({ method: 'PATCH', path: /\/submitted/, action: { kind: 'lost-answer' } });
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  await desk.drained();
  expect(executed('PATCH', /\/submitted/)).toHaveLength(1);
  expect((await desk.handlers()['portRequests.open']({ id })).card).toMatchObject({
    state: 'submitted',
    sync: 'synced',
  });
});

it('asks the agent when a submission may not have arrived', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  desk.kazoo.control.fault({ method: 'PATCH', path: /\/submitted/, action: { kind: 'hang' } });
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  await desk.until('the question', async () => (await desk.waiting())[0]?.status === 'refused', 500);
  const [change] = await desk.waiting();
  expect(change?.problem?.next).toContain('Check with the carrier');
  expect((await desk.handlers()['portRequests.open']({ id })).card).toMatchObject({
    state: 'unconfirmed',
    sync: 'needs-you',
  });
  await desk.handlers()['outbox.retry']({ mutationId: change?.id ?? '' });
  await desk.drained();
  expect(desk.kazoo.control.ports()[0]?.state).toBe('submitted');
});
