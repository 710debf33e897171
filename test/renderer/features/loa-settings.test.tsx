import { configure, render, screen, waitFor, within } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { BridgeProvider } from '../../../renderer/bridge/context.tsx';
import { createDirectory, DirectoryContext } from '../../../renderer/bridge/directory.ts';
import { createFakeBridge } from '../../../renderer/bridge/fake/fake-bridge.ts';
import type { FakeWorld } from '../../../renderer/bridge/fake/world.ts';
import { Forms } from '../../../renderer/features/loa-settings/forms.tsx';
import { Letterhead } from '../../../renderer/features/loa-settings/loa-settings.tsx';
import { Policies } from '../../../renderer/features/loa-settings/policies.tsx';
import { giveLayout } from './support/open-app.tsx';

// The editor is loaded when it is first opened.
configure({ asyncUtilTimeout: 8_000 });

/** One part of the settings alone, over a fake bridge. */
async function open(
  part: ReactNode,
  prepare?: (world: FakeWorld) => void,
): Promise<{ readonly user: UserEvent; readonly world: FakeWorld }> {
  giveLayout();
  const { bridge, world } = createFakeBridge({ ports: 5, several: true });
  prepare?.(world);
  const directory = createDirectory(bridge);
  await directory.load();
  render(
    <BridgeProvider bridge={bridge}>
      <DirectoryContext value={directory}>{part}</DirectoryContext>
    </BridgeProvider>,
  );
  return { user: userEvent.setup({ delay: null }), world };
}

/** Puts this into a field, in place of what it holds. */
async function fill(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  if (text !== '') await user.paste(text);
}

const LETTERHEAD = <Letterhead timeZone="America/Los_Angeles" />;

describe('the winning side', () => {
  it('is saved when asked to, and what is no RespOrg is not', async () => {
    const { user, world } = await open(LETTERHEAD);
    const name = await screen.findByRole('textbox', { name: 'Winning carrier' });
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    const respOrg = screen.getByRole('textbox', { name: 'RespOrg' });
    await fill(user, name, 'Northwest Voice LLC');
    await fill(user, respOrg, 'ab');
    expect(document.body.textContent).toContain('Five letters and digits, such as QIT02.');
    expect(screen.getByRole('button', { name: 'Save' }).hasAttribute('disabled')).toBe(true);
    await fill(user, respOrg, 'abc01');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(world.loaDesk.settings.party).toEqual({
        winningCarrier: 'Northwest Voice LLC',
        respOrg: 'ABC01',
      }),
    );
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull());
  });

  it('may differ for an account, and goes back to what holds for all', async () => {
    const { user, world } = await open(LETTERHEAD, (each) => {
      each.loaDesk.settings = { ...each.loaDesk.settings, party: { winningCarrier: 'Northwest Voice LLC' } };
    });
    const list = await screen.findByRole('list', { name: 'Winning carrier by account' });
    const [first] = within(list).getAllByRole('button');
    if (!first) throw new Error('There is no account.');
    await user.click(first);
    const dialog = await screen.findByRole('dialog', { name: /^Winning carrier of/ });
    const field = within(dialog).getByRole('textbox', { name: 'Winning carrier' });
    await fill(user, field, 'Other Voice Inc');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(list.textContent).toContain('Other Voice Inc'));
    expect(Object.values(world.loaDesk.settings.byAccount)).toEqual([{ winningCarrier: 'Other Voice Inc' }]);
    await user.click(first);
    await user.click(await screen.findByRole('button', { name: 'As for all' }));
    await waitFor(() => expect(list.textContent).not.toContain('Other Voice Inc'));
  });
});

describe('the sealing key', () => {
  it('is imported with its password, and a wrong one says so', async () => {
    const { user } = await open(LETTERHEAD, (world) => {
      world.loaDesk.picked = { bytes: new Uint8Array() };
    });
    expect(await screen.findByText(/when the first LOA is signed/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Import a P12…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Import a sealing key' });
    const password = within(dialog).getByLabelText('Password of the P12');
    await fill(user, password, 'wrong');
    await user.click(within(dialog).getByRole('button', { name: 'Choose P12…' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('does not open this P12');
    await fill(user, password, 'right');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(document.body.textContent).toContain('Northwest Voice, imported, valid to Mon, Apr 30, 2029'),
    );
    expect(document.body.textContent).toContain('abababab abababab');
  });
});

describe('the time-stamp service', () => {
  it('is saved, refused where it is none, and forgotten', async () => {
    const { user, world } = await open(LETTERHEAD);
    const field = await screen.findByRole('textbox', { name: 'Address of the time-stamp service' });
    await fill(user, field, 'ftp://time.example');
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/not the address of a time-stamp service/)).toBeTruthy();
    await fill(user, field, 'https://time.example/tsa');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(world.loaDesk.settings.timestampUrl).toBe('https://time.example/tsa'));
    await fill(user, field, '');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(world.loaDesk.settings).not.toHaveProperty('timestampUrl'));
  });
});

describe('carriers’ rules', () => {
  it('are shown with their sources, changed, marked and reset', async () => {
    const { user, world } = await open(<Policies />);
    const card = await screen.findByRole('article', { name: 'Rules of Telnyx' });
    for (const words of [
      'At most 90 days old',
      'Not for toll-free',
      'LOA, Bill',
      '20 MB',
      'QIT02',
      'November 2026',
    ])
      expect(card.textContent).toContain(words);
    expect(card.textContent).toContain('Draft, 30 days. A draft that is not submitted is deleted.');
    expect(within(card).queryByText('Changed')).toBeNull();
    await user.click(within(card).getByRole('button', { name: 'Edit the rules of Telnyx' }));
    const dialog = await screen.findByRole('dialog', { name: 'Rules of Telnyx' });
    const age = within(dialog).getByRole('textbox', { name: 'Signature, days old at most' });
    await fill(user, age, '45');
    await user.click(within(dialog).getByRole('checkbox', { name: 'CSR' }));
    await fill(user, within(dialog).getByRole('textbox', { name: 'Draft, days' }), '21');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(card.textContent).toContain('At most 45 days oldChanged'));
    expect(card.textContent).toContain('LOA, Bill, CSRChanged');
    expect(card.textContent).toContain('Draft, 21 days. A draft that is not submitted is deleted. Changed');
    const changed = world.loaDesk.policies.find(({ carrier }) => carrier === 'telnyx');
    expect(changed).toMatchObject({ edited: ['signatureMaxAgeDays', 'requiredKinds'], maxSize: 20_000_000 });
    await user.click(within(card).getByRole('button', { name: 'Reset the rules of Telnyx' }));
    await waitFor(() => expect(card.textContent).toContain('At most 90 days old'));
    expect(within(card).queryByText('Changed')).toBeNull();
  });
});

describe('carriers’ forms', () => {
  it('are added for a carrier, mapped field by field, and used once nothing is missing', {
    timeout: 60_000,
  }, async () => {
    const { user, world } = await open(<Forms />, (each) => {
      each.loaDesk.picked = { bytes: new Uint8Array(), formFields: ['TNs', 'Sign', 'Dated'] };
    });
    await user.click(screen.getByRole('button', { name: 'Add form' }));
    const add = await screen.findByRole('dialog', { name: 'Add a carrier’s form' });
    await user.click(within(add).getByRole('button', { name: /Carrier/ }));
    await user.click(await screen.findByRole('option', { name: 'Telnyx' }));
    await user.click(within(add).getByRole('radio', { name: 'Toll-free numbers' }));
    await user.click(within(add).getByRole('button', { name: 'Choose PDF…' }));
    const editor = await screen.findByRole('dialog', { name: 'Telnyx: toll-free numbers' });
    const said = within(editor).getByRole('status', { name: 'Form' });
    expect(said.textContent).toContain('a place for Numbers, Signature and Date of signature');
    for (const [field, value] of [
      ['TNs', 'Numbers'],
      ['Sign', 'Signature'],
      ['Dated', 'Date of signature'],
    ] as const) {
      await user.click(within(editor).getByRole('button', { name: new RegExp(field) }));
      await user.click(await screen.findByRole('option', { name: value }));
    }
    expect(said.textContent).toContain('the form is in use');
    const name = within(editor).getByRole('textbox', { name: 'Name' });
    await fill(user, name, 'Toll-free LOA');
    await user.click(within(editor).getByRole('button', { name: 'Done' }));
    const list = await screen.findByRole('list', { name: 'Carrier forms' });
    await waitFor(() => expect(list.textContent).toContain('Toll-free LOAIn useToll-free numbers.'));
    expect(world.loaDesk.templates[0]?.placed).toContainEqual({
      value: 'signature',
      target: { field: 'Sign' },
    });
    await user.click(within(list).getByRole('button', { name: 'More for Toll-free LOA' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove…' }));
    const sure = await screen.findByRole('alertdialog', { name: 'Remove Toll-free LOA' });
    await user.click(within(sure).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.queryByRole('list')).toBeNull());
  });
});
