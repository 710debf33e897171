// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { acting, type Opened, openApp, portNamed } from './support/open-app.tsx';

const pdf = (name: string): File => new File(['%PDF-1.4'], name, { type: 'application/pdf' });
const text = (name: string): File => new File(['hello'], name, { type: 'text/plain' });

async function openDocuments(opened: Opened): Promise<{ panel: HTMLElement; name: string; id: string }> {
  const { panel, name } = await opened.openFirst('Unconfirmed');
  await opened.user.click(within(panel).getByRole('tab', { name: 'Documents' }));
  return { panel, name, id: portNamed(opened.world, name).id };
}

describe('documents', () => {
  it('take a row each with kind, size and state, and the kind can be corrected', async () => {
    const opened = await openApp();
    opened.world.isOnline = false;
    const { panel, name, id } = await openDocuments(opened);
    await acting(() => opened.app.intake.attach({ id, name }, [pdf('scan.pdf')]));
    const row = (await within(panel).findByText('scan.pdf')).closest('li') as HTMLElement;
    expect(row.textContent).toContain('8 B');
    expect(row.textContent).toContain('Waiting to be sent');
    await opened.user.click(within(row).getByRole('button', { name: /Kind of scan.pdf/ }));
    await opened.user.click(await screen.findByRole('option', { name: 'Bill' }));
    await waitFor(() => expect(portNamed(opened.world, name).documents[0]?.kind).toBe('invoice'));
  });

  it('say how many bytes have left', async () => {
    const opened = await openApp();
    opened.world.isOnline = false;
    const { panel, name, id } = await openDocuments(opened);
    await acting(() => opened.app.intake.attach({ id, name }, [pdf('bill march.pdf')]));
    await within(panel).findByText('bill march.pdf');
    const port = opened.world.ports.get(id);
    const [delivery] = port?.deliveries ?? [];
    if (!port || !delivery) throw new Error('nothing is on its way');
    opened.world.ports.set(id, { ...port, deliveries: [{ ...delivery, step: 'slot' }] });
    act(() => {
      opened.world.changed([id], false);
    });
    act(() => opened.world.emit('delivery', { deliveryId: delivery.id, sent: 2_000, total: 8_000 }));
    const ring = await within(panel).findByRole('progressbar', { name: 'Sending bill march.pdf' });
    await waitFor(() => expect(ring.getAttribute('aria-valuenow')).toBe('0.25'));
    expect(panel.textContent).toContain('2 of 8 KB');
  });

  it('that were not taken stay with the reason until retried or dismissed', async () => {
    const opened = await openApp();
    const { panel, name, id } = await openDocuments(opened);
    await acting(() => opened.app.intake.attach({ id, name }, [text('notes.txt')]));
    const row = (await within(panel).findByText('notes.txt')).closest('li') as HTMLElement;
    expect(row.textContent).toContain('neither a PDF nor a picture');
    await opened.user.click(within(row).getByRole('button', { name: 'Retry' }));
    await within(panel).findByText('notes.txt');
    await opened.user.click(within(panel).getByRole('button', { name: 'Dismiss notes.txt' }));
    await waitFor(() => expect(within(panel).queryByText('notes.txt')).toBeNull());
  });

  it('dropped on a card that is not open are told of in a toast', async () => {
    const opened = await openApp();
    const { name } = opened.firstCard('Pending');
    await acting(() =>
      opened.app.intake.attach({ id: portNamed(opened.world, name).id, name }, [
        pdf('loa.pdf'),
        text('a.txt'),
      ]),
    );
    const toasts = screen.getByRole('region', { name: 'Notifications' });
    expect(toasts.textContent).toContain(`1 file attached to ${name}.`);
    expect(toasts.textContent).toContain('a.txt is neither a PDF nor a picture.');
  });

  it('that failed at the carrier keep the reason and can be sent again', async () => {
    const opened = await openApp();
    opened.world.isOnline = false;
    const { panel, name, id } = await openDocuments(opened);
    await acting(() => opened.app.intake.attach({ id, name }, [pdf('csr.pdf')]));
    const port = opened.world.ports.get(id);
    if (!port) throw new Error('no port');
    const problem = {
      code: 'file-refused',
      what: 'Kazoo takes at most 8 MB.',
      next: 'Attach a smaller scan.',
    } as const;
    opened.world.ports.set(id, { ...port, deliveries: port.deliveries.map((one) => ({ ...one, problem })) });
    act(() => opened.world.changed([id], false));
    expect(await within(panel).findByText(/Kazoo takes at most 8 MB/)).toBeTruthy();
    expect(within(panel).getByRole('button', { name: 'Retry' })).toBeTruthy();
  });

  it('at the carrier can be removed there, after a question', async () => {
    const opened = await openApp();
    const withRemote = opened.world
      .all()
      .find((port) => port.state === 'pending' && port.remoteDocuments.length > 0);
    if (!withRemote) throw new Error('no remote document');
    act(() => opened.app.open.open(withRemote.id, 'documents'));
    const [document] = withRemote.remoteDocuments;
    await opened.user.click(await screen.findByRole('button', { name: `More for ${document?.name}` }));
    await opened.user.click(await screen.findByRole('menuitem', { name: 'Remove at the carrier…' }));
    await opened.user.click(await screen.findByRole('button', { name: 'Remove' }));
    await waitFor(() =>
      expect(opened.world.get(withRemote.id)?.remoteDocuments).toHaveLength(
        withRemote.remoteDocuments.length - 1,
      ),
    );
  });

  it('at a carrier that does not tell how big they are show no size', async () => {
    const opened = await openApp({ ports: 4, several: true });
    const port = portNamed(opened.world, 'Mill Race Brewing LLC');
    const document = { name: 'loa.pdf', kind: 'loa', mediaType: 'application/pdf', size: 0 } as const;
    opened.world.ports.set(port.id, { ...port, remoteDocuments: [document] });
    act(() => opened.app.open.open(port.id, 'documents'));
    const held = await screen.findByRole('list', { name: 'At Telnyx' });
    expect(within(held).getByRole('listitem').textContent).toBe('loa.pdfLOA');
  });
});
