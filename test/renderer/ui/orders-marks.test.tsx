// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { CarrierBadge } from '../../../renderer/ui/carrier-badge.tsx';
import { PortField } from '../../../renderer/ui/port-field.tsx';
import { WhenField, type WhenValue, zonedOf } from '../../../renderer/ui/when-field.tsx';
import { Why } from '../../../renderer/ui/why.tsx';

describe('a badge', () => {
  it('says and draws how many orders the carrier holds, from two on', () => {
    const { rerender } = render(<CarrierBadge label="Telnyx" mark="TX" size="mark" count={2} />);
    expect(screen.getByRole('img', { name: 'Telnyx, 2 orders' }).textContent).toBe('TX×2');
    rerender(<CarrierBadge label="Telnyx" mark="TX" size="mark" count={1} />);
    expect(screen.getByRole('img', { name: 'Telnyx' }).textContent).toBe('TX');
  });
});

describe('a reason', () => {
  it('is said with its name and shown whole at a press', async () => {
    render(<Why label="Why it failed" words="Too large." />);
    await userEvent.click(screen.getByRole('button', { name: 'Why it failed: Too large.' }));
    expect((await screen.findByRole('dialog', { name: 'Why it failed' })).textContent).toBe('Too large.');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('date, time and zone', () => {
  it('are one value once both are there', async () => {
    const seen: (WhenValue | null)[] = [];
    function Box(): React.ReactNode {
      const [when, setWhen] = useState<WhenValue>({ dateTime: '2026-12-03T10:00', timeZone: null });
      return (
        <WhenField
          value={when}
          onChange={(value) => {
            seen.push(value);
            setWhen(value);
          }}
          timeZones={['America/Denver', 'America/New_York']}
        />
      );
    }
    render(<Box />);
    await userEvent.click(screen.getByRole('combobox', { name: 'Time zone' }));
    await userEvent.keyboard('New York');
    await userEvent.click(await screen.findByRole('option', { name: 'America/New York' }));
    const last = seen.at(-1);
    expect(last && zonedOf(last)).toEqual({ dateTime: '2026-12-03 10:00', timeZone: 'America/New_York' });
    expect(zonedOf({ dateTime: null, timeZone: 'America/Denver' })).toBeNull();
  });
});

describe('a field of few choices', () => {
  it('offers them, and can be left unsaid again', async () => {
    const typed = vi.fn();
    const { rerender } = render(<PortField name="usage" value="" onChange={typed} />);
    await userEvent.click(screen.getByRole('button', { name: /Usage/ }));
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
      'Not said',
      'Business',
      'Residential',
    ]);
    await userEvent.click(screen.getByRole('option', { name: 'Residential' }));
    expect(typed).toHaveBeenLastCalledWith('Residential');
    rerender(<PortField name="usage" value="Residential" onChange={typed} />);
    await userEvent.click(screen.getByRole('button', { name: /Usage/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Not said' }));
    expect(typed).toHaveBeenLastCalledWith('');
  });
});
