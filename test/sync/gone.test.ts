import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { telnyxAdapter } from '../../main/carriers/telnyx/adapter.ts';
import { PRACTICE_CREDENTIALS, PRACTICE_MASTER } from '../../main/practice/kazoo/seed/credentials.ts';
import { PRACTICE_TELNYX } from '../../main/practice/telnyx/seed/credentials.ts';
import { type PracticeTelnyx, startPracticeTelnyx } from '../../main/practice/telnyx/server.ts';
import { openColleague } from './colleague.ts';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';
import { type Link, openLink } from './link.ts';

/** What the carrier's side of these stories takes. */
interface There {
  readonly account: string;
  readonly unplug: () => Promise<void>;
  readonly plug: () => Promise<void>;
  readonly remove: () => Promise<void>;
  /** Sent on to the losing carrier. */
  readonly submit: (id: string) => Promise<void>;
  /** From now on no reading finds the order; until it is shown again. */
  readonly hide: () => void;
  readonly show: () => void;
  /** Of a draft that the agent may cancel once it is submitted. */
  readonly own: Partial<ReturnType<typeof draft>>;
  readonly complete: () => Promise<void>;
  /** Orders that the agent has there: how many documents and comments each holds, and its city. */
  readonly orders: () => readonly {
    readonly city: unknown;
    readonly files: number;
    readonly comments: number;
  }[];
}

const HIDDEN = {
  method: 'GET',
  times: Number.POSITIVE_INFINITY,
  action: {
    kind: 'answer',
    status: 404,
    body: JSON.stringify({
      data: { cause: 'no such port' },
      error: '404',
      message: 'bad_identifier',
      status: 'error',
      errors: [{ code: '10005', title: 'Not found' }],
    }),
  },
} as const;

let desk: Desk;
let telnyx: PracticeTelnyx;
let link: Link;

beforeEach(async () => {
  desk = await openDesk({ beside: (clock) => [telnyxAdapter({ pause: () => 1, now: clock.now })] });
  telnyx = await startPracticeTelnyx({ seed: 'empty' });
  link = await openLink(telnyx.url);
});
afterEach(async () => {
  await desk.close();
  await link.unplug();
  await telnyx.close();
});

async function atKazoo(): Promise<There> {
  const account = await desk.connect();
  const [customer] = await desk.handlers()['accounts.subAccounts']({ accountId: account });
  const { control } = desk.kazoo;
  const where = () => control.ports()[0];
  return {
    account,
    unplug: desk.unplug,
    plug: desk.plug,
    remove: async () =>
      (await openColleague(desk.kazoo, PRACTICE_CREDENTIALS)).remove(
        where()?.accountId ?? '',
        where()?.id ?? '',
      ),
    submit: async (id) => void (await desk.handlers()['portRequests.move']({ id, to: 'submitted' })),
    show: () => control.clearFaults(),
    own: { subAccountId: customer?.id ?? '' },
    hide: () => control.fault({ ...HIDDEN, path: /port_requests\/[0-9a-f]{32}/ }),
    complete: async () => {
      const master = await openColleague(desk.kazoo, PRACTICE_MASTER);
      for (const to of ['pending', 'completed'])
        await master.move(where()?.accountId ?? '', where()?.id ?? '', to);
    },
    orders: () =>
      control.ports().map(({ fields, attachments, comments }) => ({
        city: (fields.bill as { locality?: string } | undefined)?.locality,
        files: attachments.size,
        comments: comments.length,
      })),
  };
}

async function atTelnyx(): Promise<There> {
  const { id } = await desk.handlers()['accounts.add']({
    carrier: 'telnyx',
    name: 'Harborline Telnyx',
    baseUrl: link.url,
    timeZone: 'America/New_York',
    credentials: { method: 'v2', values: { apiKey: PRACTICE_TELNYX.apiKey } },
  });
  const { control } = telnyx;
  const where = () => control.orders()[0]?.id ?? '';
  const ask = (method: string, path: string) =>
    fetch(`${telnyx.url}${path}`, { method, headers: { authorization: `Bearer ${PRACTICE_TELNYX.apiKey}` } });
  return {
    account: id,
    unplug: link.unplug,
    plug: async () => {
      await link.plug();
      desk.core().networkBack();
    },
    remove: async () => expect((await ask('DELETE', `/v2/porting_orders/${where()}`)).ok).toBe(true),
    submit: async () => void control.setStatus(where(), 'in-process'),
    show: () => control.clearFaults(),
    own: {},
    hide: () => control.fault({ ...HIDDEN, path: /porting_orders\/[0-9a-f-]{36}/ }),
    complete: async () => void control.setStatus(where(), 'ported'),
    orders: () =>
      control.orders().map((order) => ({
        city: order.location.locality,
        files:
          [order.documents.loa, order.documents.invoice].filter(Boolean).length + order.additional.length,
        comments: order.comments.length,
      })),
  };
}

it('a file that a colleague had put there is named before the order is created again without it', async () => {
  const there = await atKazoo();
  const { id } = await desk.handlers()['portRequests.create'](draft(there.account));
  await desk.drained();
  const [port] = desk.kazoo.control.ports();
  const colleague = await openColleague(desk.kazoo, PRACTICE_CREDENTIALS);
  await colleague.attach(port?.accountId ?? '', port?.id ?? '', 'csr.pdf', pdfBytes());
  await desk.handlers()['portRequests.refresh']({ id });
  await colleague.remove(port?.accountId ?? '', port?.id ?? '');
  await desk.handlers()['portRequests.edit']({ id, changes: { city: 'Tacoma' } });
  await desk.until('the refusal', async () => (await desk.waiting())[0]?.status === 'refused', 100);
  expect((await desk.waiting())[0]).toMatchObject({ remedies: ['recreate', 'discard'], loses: ['csr.pdf'] });
  expect((await desk.handlers()['portRequests.open']({ id })).waiting[0]?.loses).toEqual(['csr.pdf']);
});

describe.each([
  ['Kazoo', atKazoo],
  ['Telnyx', atTelnyx],
] as const)('at %s', (_carrier, begin) => {
  const open = (id: string) => desk.handlers()['portRequests.open']({ id });

  it('an order that was deleted there while it was edited here is created again with all that we hold', async () => {
    const there = await begin();
    const { id } = await desk.handlers()['portRequests.create'](draft(there.account));
    await desk.drained();
    const bill = await desk.file('bill.pdf', pdfBytes());
    await desk.handlers()['documents.attach']({ id, paths: [bill] });
    await desk.drained();
    await there.unplug();
    await desk.handlers()['portRequests.edit']({ id, changes: { city: 'Tacoma' } });
    await desk
      .handlers()
      ['portRequests.comment']({ id, text: 'hello', private: false, actionRequired: false });
    await there.remove();
    expect(there.orders()).toEqual([]);
    await there.plug();
    const waiting = () => desk.waiting();
    await desk.until(
      'both refusals',
      async () => (await waiting()).every(({ status }) => status === 'refused'),
      100,
    );
    const [entry] = await waiting();
    expect(entry?.loses).toBeUndefined();
    expect((await open(id)).card.sync).toBe('needs-you');
    expect(entry).toMatchObject({
      remedies: ['recreate', 'discard'],
      problem: { next: 'Create it again from what Portside holds, or discard the change.' },
    });
    await desk.handlers()['portRequests.recreate']({ mutationId: entry?.id ?? '' });
    await desk.drained();
    expect(there.orders()).toEqual([{ city: 'Tacoma', files: 1, comments: 1 }]);
    expect((await open(id)).card).toMatchObject({ sync: 'synced', state: 'unconfirmed' });
    await expect(
      desk.handlers()['portRequests.recreate']({ mutationId: entry?.id ?? '' }),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('an order that is gone from one answer only is not created twice', async () => {
    const there = await begin();
    const { id } = await desk.handlers()['portRequests.create'](draft(there.account));
    await desk.drained();
    there.hide();
    await desk.handlers()['portRequests.edit']({ id, changes: { city: 'Tacoma' } });
    await desk.until('the refusal', async () => (await desk.waiting())[0]?.remedies[0] === 'recreate', 100);
    there.show();
    const [entry] = await desk.waiting();
    await expect(
      desk.handlers()['portRequests.recreate']({ mutationId: entry?.id ?? '' }),
    ).rejects.toMatchObject({ problem: { what: 'The carrier holds this port request after all.' } });
    await desk.handlers()['outbox.retry']({ mutationId: entry?.id ?? '' });
    await desk.drained();
    expect(there.orders()).toMatchObject([{ city: 'Tacoma' }]);
  });

  it('a move that makes no sense any more is shown with where the port stands, and is not sent', async () => {
    const there = await begin();
    const { id } = await desk.handlers()['portRequests.create'](draft(there.account, there.own));
    await desk.drained();
    await there.submit(id);
    await desk.drained();
    await desk.handlers()['portRequests.refresh']({ id });
    expect((await open(id)).card.state).toBe('submitted');
    await there.unplug();
    await desk.handlers()['portRequests.move']({ id, to: 'canceled', reason: 'The customer stays.' });
    await there.complete();
    await there.plug();
    await desk.until('the question', async () => (await desk.waiting())[0]?.status === 'refused', 100);
    const [entry] = await desk.waiting();
    expect(entry?.problem).toMatchObject({
      what: 'The port stands in Completed at the carrier now, no longer in Submitted.',
      next: expect.stringContaining('A completed port no longer moves: discard the move to Canceled.'),
    });
    expect((await open(id)).card).toMatchObject({ state: 'completed', sync: 'needs-you' });
    await expect(desk.handlers()['outbox.retry']({ mutationId: entry?.id ?? '' })).rejects.toMatchObject({
      problem: { next: expect.stringContaining('discard the move') },
    });
    await desk.handlers()['outbox.withdraw']({ mutationId: entry?.id ?? '' });
    expect((await open(id)).card.sync).toBe('synced');
  });
});
