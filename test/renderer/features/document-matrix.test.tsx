// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { acting, type Opened, openApp, portNamed } from './support/open-app.tsx';

const pdf = (name: string): File => new File(['%PDF-1.4'], name, { type: 'application/pdf' });

async function openMatrix(
  name: string,
): Promise<Opened & { readonly panel: HTMLElement; readonly rows: () => readonly (readonly string[])[] }> {
  const opened = await openApp({ ports: 4, several: true });
  opened.world.isOnline = false;
  act(() => opened.app.open.open(portNamed(opened.world, name).id, 'documents'));
  const panel = await screen.findByRole('region', { name });
  await within(panel).findByRole('tab', { name: /^Documents/, selected: true });
  const rows = (): readonly (readonly string[])[] =>
    within(within(panel).getByRole('table'))
      .getAllByRole('row')
      .map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
  return { ...opened, panel, rows };
}

describe('documents of several orders', () => {
  it('are a matrix: a row for each file, a column for each order', async () => {
    const { rows } = await openMatrix('Quarry Lake Resort');
    const [head, loa, bill, csr] = rows();
    expect(head).toEqual([
      'File',
      'KZPractice Kazoo',
      'TXPractice Telnyx1',
      'TXPractice Telnyx2',
      'FRPractice Flowroute',
    ]);
    expect(loa?.slice(1)).toEqual([
      'Delivered',
      'Delivered',
      'Waiting',
      'FailedFlowroute did not take the file. Attach a smaller scan.',
    ]);
    expect(bill?.slice(1)).toEqual(['Delivered', 'Sending', 'Waiting', 'Not sent']);
    expect(csr?.slice(1)).toEqual([
      'Delivered',
      'Not sent',
      'Not sent',
      'Not takenFlowroute has no use for a file of the kind CSR.',
    ]);
  });

  it('say how much has left, as a part and in bytes', async () => {
    const { world, rows, panel } = await openMatrix('Quarry Lake Resort');
    const delivery = portNamed(world, 'Quarry Lake Resort').deliveries.find((one) => one.step === 'slot');
    act(() => world.emit('delivery', { deliveryId: delivery?.id ?? '', sent: 3_100_000, total: 8_012_004 }));
    await waitFor(() => expect(rows()[2]?.[2]).toBe('38 %3.1 of 8.0 MB'));
    expect(
      within(panel)
        .getByRole('progressbar', { name: 'Sending quarry-lake-bill-november.pdf' })
        .getAttribute('aria-valuenow'),
    ).toMatch(/^0\.38/);
  });

  it('are sent to the one order that is asked for, and to no split beside it', async () => {
    const { user, world, rows, panel } = await openMatrix('Quarry Lake Resort');
    await user.click(within(panel).getByRole('button', { name: 'Send csr.pdf to Telnyx 2' }));
    await waitFor(() => expect(rows()[3]?.[3]).toBe('Waiting'));
    expect(rows()[3]?.[2]).toBe('Not sent');
    expect(world.mutations.map(({ change }) => [change.kind, change.accountId, change.remoteId])).toEqual([
      ['deliver', 'account-telnyx', 'tx-quarry-2'],
    ]);
  });

  it('are held back while they wait, and tried again after a failure', async () => {
    const { user, rows, panel, world } = await openMatrix('Quarry Lake Resort');
    await user.click(
      within(panel).getByRole('button', { name: 'Don’t send quarry-lake-loa.pdf to Telnyx 2' }),
    );
    await waitFor(() => expect(rows()[1]?.[3]).toBe('Not sent'));
    await user.click(within(panel).getByRole('button', { name: 'Retry quarry-lake-loa.pdf at Flowroute' }));
    await waitFor(() => expect(rows()[1]?.[4]).toBe('Waiting'));
    expect(world.mutations.map(({ change }) => change.accountId)).toEqual(['account-flowroute']);
  });

  it('tell the whole reason at a press', async () => {
    const { user, panel } = await openMatrix('Quarry Lake Resort');
    await user.click(
      within(panel).getByRole('button', { name: /^Why, for quarry-lake-loa.pdf at Flowroute/ }),
    );
    const words = await screen.findByRole('dialog', { name: 'Why, for quarry-lake-loa.pdf at Flowroute' });
    expect(words.textContent).toBe('Flowroute did not take the file. Attach a smaller scan.');
  });

  it('that are attached now go to every order that takes them', async () => {
    const { app, rows, world } = await openMatrix('Quarry Lake Resort');
    const { id } = portNamed(world, 'Quarry Lake Resort');
    await acting(() => app.intake.attach({ id, name: 'Quarry Lake Resort' }, [pdf('csr-2.pdf')]));
    await waitFor(() =>
      expect(rows()[4]?.slice(1)).toEqual([
        'Waiting',
        'Waiting',
        'Waiting',
        'Not takenFlowroute has no use for a file of the kind CSR.',
      ]),
    );
  });

  it('that a carrier holds from elsewhere stay listed under its order, and are removed at that order', async () => {
    const { user, panel, world } = await openMatrix('Quarry Lake Resort');
    const held = within(panel).getByRole('list', { name: 'At Flowroute' });
    expect(held.textContent).toContain('loa-from-portal.pdf');
    await user.click(within(held).getByRole('button', { name: 'More for loa-from-portal.pdf' }));
    expect(screen.queryByRole('menuitem', { name: 'Replace with a file…' })).toBeNull();
    await user.click(await screen.findByRole('menuitem', { name: 'Remove at the carrier…' }));
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(within(panel).queryByRole('list', { name: 'At Flowroute' })).toBeNull());
    const flowroute = portNamed(world, 'Quarry Lake Resort').more?.find(
      (order) => order.carrier === 'flowroute',
    );
    expect(flowroute?.remoteDocuments).toEqual([]);
  });
});
