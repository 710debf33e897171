import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { type ReactNode, useEffect } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeWorld } from '../../../renderer/bridge/fake/world.ts';
import { type Opened, openApp, portNamed } from './support/open-app.tsx';

// jsdom has neither a canvas nor a worker: the words of the fake's PDF stand for its picture.
vi.mock('../../../renderer/ui/pdf/pdf-view.tsx', () => ({
  getReady: () => () => undefined,
  PdfView: (props: {
    readonly bytes: Uint8Array;
    readonly name: string;
    readonly onDrawn?: (bytes: Uint8Array) => void;
  }): ReactNode => {
    const { bytes, onDrawn } = props;
    // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once per bytes
    useEffect(() => onDrawn?.(bytes), [bytes]);
    return <section aria-label={`Pages of ${props.name}`}>{new TextDecoder().decode(bytes)}</section>;
  },
}));

beforeEach(() => {
  HTMLCanvasElement.prototype.getContext = (() =>
    new Proxy({}, { get: () => () => undefined, set: () => true })) as never;
});

const NAME = 'Fairview Pediatrics';

/** A port request that lacks nothing, with its LOA tab open. */
async function openLoa(
  change: (world: FakeWorld, id: string) => void = () => undefined,
): Promise<Opened & { readonly id: string; readonly panel: HTMLElement }> {
  const opened = await openApp();
  const { id } = portNamed(opened.world, NAME);
  const port = opened.world.ports.get(id);
  if (port) opened.world.ports.set(id, { ...port, state: 'unconfirmed', remoteDocuments: [] });
  change(opened.world, id);
  act(() => opened.app.open.open(id, 'loa'));
  const panel = await screen.findByRole('region', { name: NAME });
  await within(panel).findByRole('region', { name: 'Local numbers' });
  return { ...opened, id, panel };
}

const blank = (field: 'postalCode') => (world: FakeWorld, id: string) => {
  const port = world.ports.get(id);
  if (!port) return;
  const { [field]: _, ...fields } = port.fields;
  world.ports.set(id, { ...port, fields });
};

function fill(place: HTMLElement, name: string, value: string): void {
  fireEvent.change(within(place).getByRole('textbox', { name }), { target: { value } });
}

/** Opens signing and enters a typed signature, up to the yes. */
async function enter({ user, panel }: Opened & { readonly panel: HTMLElement }): Promise<HTMLElement> {
  await user.click(within(panel).getByRole('button', { name: 'Sign LOA' }));
  const dialog = await screen.findByRole('dialog', { name: `Sign LOA of ${NAME}` });
  await within(dialog).findByLabelText('Pages of LOA');
  await user.click(within(dialog).getByRole('radio', { name: 'Type' }));
  fill(dialog, 'Signature', 'Dana Whitfield');
  fill(dialog, 'Title', 'Owner');
  return dialog;
}

const agreeIn = (dialog: HTMLElement): HTMLElement =>
  within(dialog).getByRole('checkbox', { name: 'I agree to sign electronically' });

describe('the LOA of a port request', () => {
  it('leads from what it lacks to the field that holds it', async () => {
    const { user, panel } = await openLoa(blank('postalCode'));
    expect(within(panel).getByRole('button', { name: 'Sign LOA' }).hasAttribute('disabled')).toBe(true);
    const missing = within(panel).getByRole('region', { name: 'Still missing' });
    await user.click(within(missing).getByRole('button', { name: /^ZIP/ }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'ZIP' })));
  });

  it('is drawn beside the form with what is typed and not saved', async () => {
    const { user, panel } = await openLoa();
    await user.click(within(panel).getByRole('button', { name: 'Preview LOA' }));
    await within(panel).findByRole('region', { name: 'Preview of LOA' });
    await user.click(within(panel).getByRole('button', { name: 'Show beside the form' }));
    const sheet = await screen.findByRole('region', { name: `LOA of ${NAME}` });
    await user.click(within(panel).getByRole('tab', { name: 'Details' }));
    await within(panel).findByRole('textbox', { name: 'City' });
    fill(panel, 'City', 'Tacoma');
    await waitFor(() =>
      expect(within(sheet).getByLabelText('Pages of LOA').textContent).toContain('City: Tacoma'),
    );
    // What is signed is what is saved.
    expect(within(sheet).getByRole('button', { name: 'Sign LOA' }).hasAttribute('disabled')).toBe(true);
    await user.click(within(sheet).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(within(sheet).getByRole('button', { name: 'Sign LOA' }).hasAttribute('disabled')).toBe(false),
    );
  });
});

describe('signing', () => {
  it('seals what was entered, once the signer has agreed', async () => {
    const opened = await openLoa();
    const dialog = await enter(opened);
    const sign = within(dialog).getByRole('button', { name: 'Sign LOA' });
    expect(sign.hasAttribute('disabled')).toBe(true);
    expect(within(dialog).getByRole('status').textContent).toContain('agree');
    await opened.user.click(agreeIn(dialog));
    await opened.user.click(sign);
    await within(opened.panel).findByText('Signed');
    expect([...opened.world.loas.values()][0]?.signed).toMatchObject({
      method: 'type',
      signer: 'Dana Whitfield',
      title: 'Owner',
      timeZone: 'America/Los_Angeles',
    });
    expect(opened.world.get(opened.id)?.documents.map(({ kind }) => kind)).toEqual(['loa']);
  });

  it('keeps what was entered when the data changed meanwhile, and asks for another yes', async () => {
    const opened = await openLoa();
    const dialog = await enter(opened);
    await opened.user.click(agreeIn(dialog));
    const port = opened.world.ports.get(opened.id);
    // Without a word of it: the page finds out when it signs.
    if (port) opened.world.ports.set(opened.id, { ...port, fields: { ...port.fields, city: 'Tacoma' } });
    await opened.user.click(within(dialog).getByRole('button', { name: 'Sign LOA' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('was changed while');
    await waitFor(() =>
      expect(within(dialog).getByLabelText('Pages of LOA').textContent).toContain('City: Tacoma'),
    );
    expect((agreeIn(dialog) as HTMLInputElement).checked).toBe(false);
    expect((within(dialog).getByRole('textbox', { name: 'Signature' }) as HTMLInputElement).value).toBe(
      'Dana Whitfield',
    );
    await opened.user.click(agreeIn(dialog));
    await opened.user.click(within(dialog).getByRole('button', { name: 'Sign LOA' }));
    await within(opened.panel).findByText('Signed');
  });

  it('offers no typed name where policy refuses it, and says why', async () => {
    const { user, panel } = await openLoa((world) => {
      world.typedRefused = 'Telnyx takes no typed name as a signature.';
    });
    await user.click(within(panel).getByRole('button', { name: 'Sign LOA' }));
    const dialog = await screen.findByRole('dialog', { name: `Sign LOA of ${NAME}` });
    const type = within(dialog).getByRole('radio', { name: 'Type' });
    expect(type.hasAttribute('disabled')).toBe(true);
    expect(dialog.textContent).toContain('Telnyx takes no typed name as a signature.');
  });

  it('in the customer’s hands shows nothing else, and comes back by a held key or a confirmed button', async () => {
    const opened = await openLoa();
    const { user, panel, app } = opened;
    act(() => app.toasts.notify({ message: 'Ironwood Law Group: a change needs you.' }));
    await user.click(within(panel).getByRole('button', { name: 'Hand the screen to the customer' }));
    const handed = await screen.findByRole('dialog', { name: `Letter of authorization for ${NAME}` });
    expect(screen.queryByText(/Ironwood Law Group: a change/)).toBeNull();
    // The native menu's commands do nothing now.
    act(() => opened.world.emit('command', 'new-port-request'));
    expect(screen.queryByRole('dialog', { name: 'New port request' })).toBeNull();
    fill(handed, 'Title', 'Owner');
    fireEvent.keyDown(document.body, { key: 'Escape' });
    fireEvent.keyUp(document.body, { key: 'Escape' });
    expect(screen.queryByRole('dialog', { name: `Sign LOA of ${NAME}` })).toBeNull();
    await user.click(within(handed).getByRole('button', { name: 'Return to agent' }));
    await user.click(await screen.findByRole('button', { name: 'Return' }));
    const dialog = await screen.findByRole('dialog', { name: `Sign LOA of ${NAME}` });
    expect((within(dialog).getByRole('textbox', { name: 'Title' }) as HTMLInputElement).value).toBe('Owner');
  });

  it('of many takes one yes for each, goes on after one that fails, and names it', async () => {
    const opened = await openLoa();
    const { user, world } = opened;
    act(() => opened.app.loa.showBatch(true));
    const dialog = await screen.findByRole('dialog', { name: 'Sign LOAs' });
    await within(dialog).findByLabelText('Pages of LOA');
    for (let count = 0; count < 3; count += 1) {
      await waitFor(() => expect(agreeIn(dialog).hasAttribute('disabled')).toBe(false));
      await user.click(agreeIn(dialog));
      if (count < 2) await user.click(within(dialog).getByRole('button', { name: 'Next LOA' }));
    }
    await user.click(within(dialog).getByRole('button', { name: 'Continue' }));
    const step = await screen.findByRole('dialog', { name: 'Sign 3 LOAs' });
    const [first] = [...step.querySelectorAll('.batch-words > :first-child')].map((one) => one.textContent);
    const other = world.all().find((port) => port.fields.name === first);
    const stored = other && world.ports.get(other.id);
    if (stored) world.ports.set(stored.id, { ...stored, fields: { ...stored.fields, city: 'Tacoma' } });
    await user.click(within(step).getByRole('radio', { name: 'Type' }));
    fill(step, 'Signature', 'Dana Whitfield');
    fill(step, 'Title', 'Owner');
    await user.click(within(step).getByRole('button', { name: 'Sign 3 LOAs' }));
    await within(step).findByText('2 signed, 1 failed.');
    expect(within(step).getByRole('alert').textContent).toContain(`${first} was changed while`);
    expect(world.loas.size).toBe(2);
  });
});

it('a sealed LOA is checked from the menu', async () => {
  const opened = await openApp();
  act(() => opened.world.emit('command', 'verify-loa'));
  const dialog = await screen.findByRole('dialog', { name: 'Check a sealed LOA' });
  expect(within(dialog).getByRole('button', { name: 'Choose a PDF' })).toBeTruthy();
});
