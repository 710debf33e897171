// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { draftKeyOf, type UnsavedDraft } from '../../../preload/contract/domain/drafts.ts';
import { openApp, portNamed } from './support/open-app.tsx';

const begun: UnsavedDraft = {
  kind: 'new-port-request',
  form: 'f',
  accountId: 'gone',
  subAccountId: null,
  numbers: '(206) 555-0142',
  fields: { name: 'Juniper Street Dental', pin: '44104410' },
};

const left = (...drafts: readonly UnsavedDraft[]): Map<string, UnsavedDraft> =>
  new Map(drafts.map((draft) => [draftKeyOf(draft), draft]));

describe('what an earlier run left unsaved', () => {
  it('is gone on with where it was left, and gone once it is submitted', async () => {
    const drafts = left(begun);
    const { user } = await openApp({ ports: 20, drafts });
    expect(
      await screen.findByText('You had not finished a new port request, “Juniper Street Dental”.'),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    const dialog = await screen.findByRole('dialog', { name: 'New port request' });
    expect(within(dialog).getByLabelText('Port name')).toHaveProperty('value', 'Juniper Street Dental');
    const pin = within(dialog).getByLabelText('PIN');
    expect([pin.getAttribute('type'), (pin as HTMLInputElement).value]).toEqual(['password', '44104410']);
    expect(screen.queryByText(/You had not finished/)).toBeNull();
    const submit = within(dialog).getByRole('button', { name: 'Submit' });
    await waitFor(() => expect(submit).toHaveProperty('disabled', false));
    await user.click(submit);
    await waitFor(() => expect(drafts.size).toBe(0));
  });

  it('is discarded on a word', async () => {
    const drafts = left(begun);
    const { user } = await openApp({ ports: 20, drafts });
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(screen.queryByText(/You had not finished/)).toBeNull();
    expect(drafts.size).toBe(0);
  });

  it('stands in its port request again, whichever way that is opened', async () => {
    const drafts = left();
    const first = await openApp({ ports: 20, drafts });
    const { name } = first.firstCard('Submitted');
    const { id } = portNamed(first.world, name);
    drafts.set(`edit ${id}`, {
      kind: 'edit',
      portRequestId: id,
      portName: name,
      fields: { city: 'Olympia' },
    });
    await first.app.drafts.load();
    const { panel } = await first.openFirst('Submitted');
    expect(await within(panel).findByLabelText('City')).toHaveProperty('value', 'Olympia');
    expect(panel.textContent).toContain('1 unsaved change');
    expect(screen.queryByText(/You had not finished/)).toBeNull();
    await first.user.click(within(panel).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(drafts.size).toBe(0));
  });
});

describe('what is typed now', () => {
  it('is kept as soon as the hand rests, and dropped when the agent gives it up', async () => {
    const drafts = left();
    const { openFirst, user } = await openApp({ ports: 20, drafts });
    const { panel } = await openFirst('Submitted');
    await user.type(await within(panel).findByLabelText('City'), 'x');
    await waitFor(() =>
      expect([...drafts.values()]).toMatchObject([
        { kind: 'edit', fields: { city: expect.stringMatching(/x$/) } },
      ]),
    );
    await user.click(within(panel).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(drafts.size).toBe(0));
    await user.click(within(panel).getByRole('tab', { name: 'Timeline' }));
    await user.type(await within(panel).findByRole('textbox', { name: 'Comment' }), 'Hi');
    await waitFor(() => expect([...drafts.values()]).toMatchObject([{ kind: 'comment', text: 'Hi' }]));
    await user.click(within(panel).getByRole('button', { name: 'Add comment' }));
    await waitFor(() => expect(drafts.size).toBe(0));
  });
});
