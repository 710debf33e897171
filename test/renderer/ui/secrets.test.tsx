// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SecretField } from '../../../renderer/ui/secret-field.tsx';
import { SecretValue } from '../../../renderer/ui/secret-value.tsx';

const PIN = '4812';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) });

describe('a secret that is typed', () => {
  it('is masked, shown on Reveal, and masked again after a while', async () => {
    render(<SecretField label="PIN" defaultValue={PIN} revealMs={5000} />);
    const input = screen.getByLabelText('PIN', { selector: 'input' });
    expect(input.getAttribute('type')).toBe('password');
    await user.click(screen.getByRole('button', { name: 'Reveal PIN' }));
    expect(input.getAttribute('type')).toBe('text');
    act(() => vi.advanceTimersByTime(5001));
    expect(input.getAttribute('type')).toBe('password');
    expect(screen.getByRole('button', { name: 'Reveal PIN' })).toBeTruthy();
  });

  it('is masked again when the agent turns to another window', async () => {
    render(<SecretField label="PIN" defaultValue={PIN} />);
    await user.click(screen.getByRole('button', { name: 'Reveal PIN' }));
    act(() => void globalThis.dispatchEvent(new Event('blur')));
    expect(screen.getByLabelText('PIN', { selector: 'input' }).getAttribute('type')).toBe('password');
  });
});

describe('a secret that is stored', () => {
  it('is not in the page, nor asked for, until Reveal', async () => {
    const reveal = vi.fn(async () => PIN);
    const { container } = render(<SecretValue label="PIN" reveal={reveal} revealMs={5000} />);
    expect(reveal).not.toHaveBeenCalled();
    expect(container.textContent).not.toContain(PIN);
    await user.click(screen.getByRole('button', { name: 'Reveal PIN' }));
    expect(await screen.findByText(PIN)).toBeTruthy();
    act(() => vi.advanceTimersByTime(5001));
    expect(container.innerHTML).not.toContain(PIN);
  });

  it('hides on Hide and asks main again the next time', async () => {
    const reveal = vi.fn(async () => PIN);
    const { container } = render(<SecretValue label="PIN" reveal={reveal} />);
    await user.click(screen.getByRole('button', { name: 'Reveal PIN' }));
    await user.click(await screen.findByRole('button', { name: 'Hide PIN' }));
    expect(container.innerHTML).not.toContain(PIN);
    await user.click(screen.getByRole('button', { name: 'Reveal PIN' }));
    expect(reveal).toHaveBeenCalledTimes(2);
  });

  it('stays hidden when it may not be shown', async () => {
    render(<SecretValue label="PIN" reveal={async () => null} />);
    await user.click(screen.getByRole('button', { name: 'Reveal PIN' }));
    expect(screen.getByText('PIN hidden')).toBeTruthy();
  });

  it('offers nothing to reveal when there is none', () => {
    render(<SecretValue label="PIN" isMissing reveal={async () => PIN} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
