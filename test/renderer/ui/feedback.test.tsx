// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AlertDialog } from '../../../renderer/ui/alert-dialog.tsx';
import { Button } from '../../../renderer/ui/button.tsx';
import { Dialog } from '../../../renderer/ui/dialog.tsx';
import { ErrorNote } from '../../../renderer/ui/error-note.tsx';
import { IconButton } from '../../../renderer/ui/icon-button.tsx';
import { type ToastItem, ToastRegion } from '../../../renderer/ui/toast.tsx';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });

describe('buttons', () => {
  it('a pending one keeps its words and focus and ignores presses', async () => {
    const press = vi.fn();
    render(
      <Button isPending pendingLabel="Submitting to Kazoo" onPress={press}>
        Submit
      </Button>,
    );
    await user.tab();
    const button = screen.getByRole('button', { name: /Submit/ });
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Enter}');
    expect(press).not.toHaveBeenCalled();
    expect(screen.getByRole('progressbar', { name: 'Submitting to Kazoo' })).toBeTruthy();
  });

  it('an icon button is named, and shows name and key on keyboard focus', async () => {
    render(<IconButton label="Attach files" shortcut="A" icon={null} />);
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Attach files' }));
    expect(screen.getByRole('tooltip').textContent).toBe('Attach filesA');
  });
});

describe('dialogs', () => {
  it('keep focus inside, close on Escape, and are named by their title', async () => {
    const close = vi.fn();
    render(
      <Dialog title="Add account" isOpen onClose={close} footer={<Button>Verify</Button>}>
        Who are you there?
      </Dialog>,
    );
    const dialog = screen.getByRole('dialog', { name: 'Add account' });
    for (let turn = 0; turn < 4; turn += 1) {
      await user.tab();
      expect(dialog.contains(document.activeElement)).toBe(true);
    }
    await user.keyboard('{Escape}');
    expect(close).toHaveBeenCalledOnce();
  });

  it('a dangerous question starts on Cancel: Enter does no harm', async () => {
    const [confirm, cancel] = [vi.fn(), vi.fn()];
    render(
      <AlertDialog
        title="Delete the draft Acme Dental"
        confirmLabel="Delete draft"
        tone="danger"
        isOpen
        onConfirm={confirm}
        onCancel={cancel}
      >
        Its two documents go with it.
      </AlertDialog>,
    );
    expect(screen.getByRole('alertdialog', { name: 'Delete the draft Acme Dental' })).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(cancel).toHaveBeenCalledOnce();
    expect(confirm).not.toHaveBeenCalled();
  });
});

describe('toasts', () => {
  const moved = (undo: () => void): ToastItem => ({
    id: '1',
    message: 'Acme Dental moved to Pending.',
    action: { label: 'Undo', onAction: undo },
  });

  it('are announced politely, undo, and go', async () => {
    const [undo, dismiss] = [vi.fn(), vi.fn()];
    render(<ToastRegion toasts={[moved(undo)]} onDismiss={dismiss} />);
    const region = screen.getByRole('region', { name: 'Notifications' });
    expect(region.getAttribute('aria-live')).toBe('polite');
    expect(region.textContent).toContain('Acme Dental moved to Pending.');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledOnce();
    expect(dismiss).toHaveBeenCalledWith('1');
  });

  it('go by themselves, but not while the agent is at them, and a problem stays', async () => {
    const dismiss = vi.fn();
    const problem: ToastItem = { id: '2', tone: 'problem', message: 'acme.pdf is empty.' };
    render(<ToastRegion toasts={[moved(() => undefined), problem]} onDismiss={dismiss} stayMs={5000} />);
    act(() => screen.getByRole('button', { name: 'Undo' }).focus());
    act(() => vi.advanceTimersByTime(20_000));
    expect(dismiss).not.toHaveBeenCalled();
    act(() => screen.getByRole('button', { name: 'Undo' }).blur());
    act(() => vi.advanceTimersByTime(5001));
    expect(dismiss.mock.calls).toEqual([['1']]);
  });

  it('stay in reach while a dialog is open', () => {
    render(
      <>
        <ToastRegion toasts={[moved(() => undefined)]} onDismiss={() => undefined} />
        <Dialog title="Add account" isOpen onClose={() => undefined}>
          Words
        </Dialog>
      </>,
    );
    expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
  });
});

describe('an error', () => {
  it('is an alert that says which, what and what now', () => {
    render(<ErrorNote about="Acme Dental" what="Kazoo refused the move." next="Add who signs." />);
    expect(screen.getByRole('alert').textContent).toBe('Acme Dental: Kazoo refused the move.Add who signs.');
  });
});
