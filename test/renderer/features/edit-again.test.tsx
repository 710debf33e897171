// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { acting, type Opened, openApp, portNamed } from './support/open-app.tsx';

const NO: Problem = { code: 'rejected', what: 'Kazoo says no.', next: 'Correct it.' };

/** Opens the outbox with one change that the carrier has refused. */
async function refused(
  ask: (opened: Opened, id: string) => Promise<unknown>,
  problem: Problem = NO,
): Promise<Opened & { readonly name: string; readonly change: WaitingChange }> {
  const opened = await openApp();
  opened.world.isOnline = false;
  const { name } = opened.firstCard('Submitted');
  await acting(() => ask(opened, portNamed(opened.world, name).id));
  const change = opened.world.mutations[0]?.change;
  if (!change) throw new Error('nothing waits');
  opened.world.patch(change.id, { status: 'refused', attempts: 1, problem });
  act(() => opened.world.changed([change.portRequestId]));
  await opened.user.keyboard('go');
  await opened.user.click(await screen.findByRole('button', { name: 'Edit and retry' }));
  return { ...opened, name, change };
}

/** One change waits, and it is the old one, written anew. */
function onlyChange({ world, change }: Pick<Opened, 'world'> & { change: WaitingChange }): WaitingChange {
  expect(world.mutations.map((one) => one.change.id)).toEqual([change.id]);
  return world.mutations[0]?.change ?? change;
}

describe('a refused change opens its form', () => {
  it('of a move, with the reason that was given and what the carrier said', async () => {
    const opened = await refused(({ app }, id) =>
      app.bridge.portRequests.move({ id, to: 'rejected', reason: 'The PIN is wrong' }),
    );
    const dialog = await screen.findByRole('dialog', { name: `Reject ${opened.name}` });
    expect(dialog.textContent).toContain('Kazoo says no.');
    const reason = within(dialog).getByRole('textbox', { name: /^Reason/ });
    expect(reason).toHaveProperty('value', 'The PIN is wrong');
    await opened.user.type(reason, ' and the name too');
    await opened.user.click(within(dialog).getByRole('button', { name: 'Reject' }));
    await waitFor(() =>
      expect(onlyChange(opened)).toMatchObject({
        status: 'queued',
        typed: { reason: 'The PIN is wrong and the name too' },
      }),
    );
  });

  it('of a comment, marked with the carrier’s words', async () => {
    const opened = await refused(({ app }, id) =>
      app.bridge.portRequests.comment({ id, text: 'Called them', private: true, actionRequired: false }),
    );
    const panel = await screen.findByRole('region', { name: opened.name });
    const box = await within(panel).findByRole('textbox', { name: 'Comment' });
    expect(box).toHaveProperty('value', 'Called them');
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(panel.querySelector('.comment-box')?.textContent).toContain('Kazoo says no.');
    expect(within(panel).getByRole('radio', { name: 'Private' }).getAttribute('aria-checked')).toBe('true');
    await opened.user.type(box, ' twice');
    await opened.user.click(within(panel).getByRole('button', { name: 'Save and retry' }));
    await waitFor(() => expect(onlyChange(opened).typed).toMatchObject({ text: 'Called them twice' }));
    await waitFor(() => expect(box).toHaveProperty('value', ''));
  });

  it('of fields, each with its words, and the edit takes the place of the refused one', async () => {
    const problem = { ...NO, fields: { postalCode: 'Five digits.' } };
    const opened = await refused(
      ({ app }, id) => app.bridge.portRequests.edit({ id, changes: { postalCode: '98', pin: '7734' } }),
      problem,
    );
    const panel = await screen.findByRole('region', { name: opened.name });
    const zip = await within(panel).findByLabelText('ZIP');
    expect(zip).toHaveProperty('value', '98');
    await waitFor(() => expect(document.activeElement).toBe(zip));
    expect(panel.textContent).not.toContain('7734');
    await opened.user.type(zip, '109');
    await opened.user.click(within(panel).getByRole('button', { name: 'Save and retry' }));
    await waitFor(() =>
      expect(onlyChange(opened)).toMatchObject({
        status: 'queued',
        typed: { fields: { postalCode: '98109' } },
      }),
    );
  });

  it('of numbers, with what was typed, and saving it answers the refused one', async () => {
    const problem = { ...NO, fields: { numbers: 'One of them is on another order.' } };
    const opened = await refused(
      ({ app }, id) =>
        app.bridge.portRequests.edit({
          id,
          changes: {},
          addNumbers: ['+15645550187', '+15645550188'],
          removeNumbers: ['+15645550189'],
        }),
      problem,
    );
    const panel = await screen.findByRole('region', { name: opened.name });
    const box = await within(panel).findByRole('textbox', { name: 'Numbers' });
    expect(box).toHaveProperty('value', '+15645550187\n+15645550188');
    expect(panel.textContent).toContain('One of them is on another order.');
    await opened.user.click(within(panel).getByRole('button', { name: 'Keep it' }));
    await opened.user.clear(box);
    await opened.user.type(box, '564-555-0188');
    const save = within(panel).getByRole('button', { name: 'Save and retry' });
    await waitFor(() => expect(save).toHaveProperty('disabled', false));
    await opened.user.click(save);
    await waitFor(() =>
      expect(onlyChange(opened)).toMatchObject({
        status: 'queued',
        typed: { addNumbers: ['+15645550188'], removeNumbers: [] },
      }),
    );
  });
});
