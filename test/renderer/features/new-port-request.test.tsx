// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type Opened, openApp, portNamed } from './support/open-app.tsx';

/** Pasted at once: what the form does with each key is not what is looked at here. */
async function fill({ user }: Opened, field: HTMLElement, text: string): Promise<void> {
  await user.click(field);
  await user.paste(text);
}

async function openForm({ user }: Opened): Promise<HTMLElement> {
  await user.keyboard('n');
  return screen.findByRole('dialog', { name: 'New port request' });
}

describe('a new port request', () => {
  it('tells good numbers from bad ones, with line and reason, and merges repeats', async () => {
    const opened = await openApp();
    const form = await openForm(opened);
    await fill(opened, within(form).getByLabelText('Port name'), 'Larkspur Clinic');
    await opened.user.click(within(form).getByLabelText('Numbers'));
    await opened.user.paste('(564) 555-0188\n564.555.0189, 5645550188\n555-01\ncall Dana');
    const bad = await within(form).findByRole('list', { name: 'Not telephone numbers' });
    const lines = within(bad)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(lines).toEqual([
      expect.stringMatching(/^Line 3555-01 Too short/),
      expect.stringMatching(/^Line 4call Dana Holds letters/),
    ]);
    expect(form.textContent).toContain('2 numbers, 2 entries are no numbers, 1 repeat merged');
    await waitFor(() => expect(form.textContent).toContain('Correct or delete what is no number.'));
    expect(within(form).getByRole('button', { name: 'Submit' })).toHaveProperty('disabled', true);
  });

  it('shows which known port holds a number before anything is sent, and leads there', async () => {
    const opened = await openApp();
    const { name } = opened.firstCard('Pending');
    const number = portNamed(opened.world, name).numbers[0];
    const form = await openForm(opened);
    await fill(opened, within(form).getByLabelText('Numbers'), number?.e164 ?? '');
    await waitFor(() => expect(form.textContent).toContain(`${number?.display} is already on`));
    await opened.user.click(await within(form).findByRole('button', { name }));
    await opened.user.click(await screen.findByRole('button', { name: 'Discard it' }));
    expect(await screen.findByRole('tab', { name: 'Details' })).toBeTruthy();
    expect(screen.queryByRole('dialog', { name: 'New port request' })).toBeNull();
  });

  it('is on the board at once without a network, and open', async () => {
    const opened = await openApp();
    opened.world.isOnline = false;
    const form = await openForm(opened);
    await fill(opened, within(form).getByLabelText('Port name'), 'Larkspur Clinic');
    await fill(opened, within(form).getByLabelText('Numbers'), '5645550188');
    await fill(opened, within(form).getByLabelText('Losing carrier'), 'Lumen');
    const submit = within(form).getByRole('button', { name: 'Submit' });
    await waitFor(() => expect(submit).toHaveProperty('disabled', false));
    await opened.user.click(submit);
    expect(await screen.findByRole('region', { name: 'Larkspur Clinic' })).toBeTruthy();
    const port = portNamed(opened.world, 'Larkspur Clinic');
    expect(port).toMatchObject({ state: 'unconfirmed', fields: { losingCarrier: 'Lumen' } });
    expect(port.numbers.map((number) => number.e164)).toEqual(['+15645550188']);
    expect(opened.world.mutations.at(-1)?.change.kind).toBe('create');
  });

  it('keeps the focus in a field while the carrier’s hints come', async () => {
    const opened = await openApp();
    const form = await openForm(opened);
    const field = within(form).getByLabelText('Losing carrier');
    await opened.user.click(field);
    await within(form).findAllByText(/^Needed to/);
    expect(document.activeElement).toBe(field);
    await opened.user.paste('Lumen');
    expect(field).toHaveProperty('value', 'Lumen');
  });

  it('asks before typed work is lost', async () => {
    const opened = await openApp();
    const form = await openForm(opened);
    await fill(opened, within(form).getByLabelText('Port name'), 'Half done');
    await opened.user.click(within(form).getByRole('button', { name: 'Cancel' }));
    await opened.user.click(await screen.findByRole('button', { name: 'Keep editing' }));
    expect(within(form).getByLabelText('Port name')).toHaveProperty('value', 'Half done');
  });

  it('goes to the account and sub-account that were chosen', async () => {
    const opened = await openApp();
    const form = await openForm(opened);
    await fill(opened, within(form).getByLabelText('Port name'), 'Larkspur Clinic');
    await fill(opened, within(form).getByLabelText('Numbers'), '5645550188');
    const sub = await within(form).findByRole('combobox', { name: 'Sub-account' });
    await opened.user.clear(sub);
    await opened.user.type(sub, 'Harbor');
    await opened.user.click(await screen.findByRole('option', { name: 'Harbor Voice' }));
    const submit = within(form).getByRole('button', { name: 'Submit' });
    await waitFor(() => expect(submit).toHaveProperty('disabled', false));
    await opened.user.click(submit);
    await waitFor(() =>
      expect(portNamed(opened.world, 'Larkspur Clinic').subAccount?.name).toBe('Harbor Voice'),
    );
  });

  it('says what the chosen carrier needs, and is not sent while something for the create is missing', async () => {
    const opened = await openApp({ ports: 4, several: true });
    const form = await openForm(opened);
    await fill(opened, within(form).getByLabelText('Port name'), 'Larkspur Clinic');
    await fill(opened, within(form).getByLabelText('Numbers'), '5645550188');
    const submit = within(form).getByRole('button', { name: 'Submit' });
    await waitFor(() => expect(submit).toHaveProperty('disabled', false));
    await opened.user.click(within(form).getByRole('button', { name: /^Practice Kazoo Account|Account/ }));
    await opened.user.click(await screen.findByRole('option', { name: 'Practice Flowroute' }));
    await within(form).findAllByText('Needed to create');
    const hintOf = (label: string): string | null => {
      const ids = within(form).getByLabelText(label).getAttribute('aria-describedby')?.split(' ') ?? [];
      return ids.map((id) => document.getElementById(id)?.textContent).join('');
    };
    expect(hintOf('BTN')).toBe('Needed to create');
    expect(hintOf('Signee')).toBe('Needed to submit');
    expect(hintOf('Reference number')).toBe('');
    expect(within(form).getByRole('list', { name: 'Can follow' }).textContent).toBe(
      'Flowroute needs a signed LOA to submit the order.',
    );
    expect(submit).toHaveProperty('disabled', true);
    await waitFor(() =>
      expect(form.textContent).toContain('Flowroute needs Billing name to create the order.'),
    );
    for (const label of ['Billing name', 'BTN', 'Street number', 'Street', 'City', 'State', 'ZIP']) {
      await fill(opened, within(form).getByLabelText(label), label === 'BTN' ? '5645550188' : '1');
    }
    await opened.user.click(within(form).getByRole('button', { name: /Usage/ }));
    await opened.user.click(await screen.findByRole('option', { name: 'Business' }));
    await opened.user.click(within(form).getByRole('button', { name: /Port type/ }));
    await opened.user.click(await screen.findByRole('option', { name: 'Partial' }));
    await waitFor(() => expect(submit).toHaveProperty('disabled', false));
    await opened.user.click(submit);
    await waitFor(() =>
      expect(portNamed(opened.world, 'Larkspur Clinic')).toMatchObject({
        carrier: 'flowroute',
        fields: { usage: 'Business', portType: 'Partial' },
      }),
    );
  });
});
