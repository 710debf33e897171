// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../renderer/ui/panel.tsx';
import { RailItem } from '../../../renderer/ui/rail-item.tsx';
import { Tabs } from '../../../renderer/ui/tabs.tsx';

afterEach(cleanup);

function Inspector({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [width, setWidth] = useState(480);
  return (
    <Panel
      label="Acme Dental"
      head={<h2>Acme Dental</h2>}
      width={width}
      minWidth={400}
      maxWidth={600}
      onWidthChange={setWidth}
      onClose={onClose}
    >
      <input aria-label="Port name" />
    </Panel>
  );
}

describe('the inspector panel', () => {
  const edge = (): HTMLElement => screen.getByRole('separator', { name: 'Resize Acme Dental' });
  const width = (): string => screen.getByRole('region', { name: 'Acme Dental' }).style.width;

  it('is resized by keys, within its limits, and says its width', async () => {
    render(<Inspector onClose={() => undefined} />);
    edge().focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(width()).toBe('496px');
    expect(edge().getAttribute('aria-valuenow')).toBe('496');
    await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
    expect(width()).toBe('600px');
    await userEvent.keyboard('{Home}{ArrowRight}');
    expect(width()).toBe('400px');
    expect(edge().getAttribute('aria-controls')).toBe(screen.getByRole('region', { name: 'Acme Dental' }).id);
  });

  it('is resized by dragging its edge', () => {
    render(<Inspector onClose={() => undefined} />);
    edge().setPointerCapture = () => undefined;
    fireEvent.pointerDown(edge(), { button: 0, clientX: 500, pointerId: 1 });
    fireEvent.pointerMove(edge(), { clientX: 450, pointerId: 1 });
    expect(width()).toBe('530px');
    fireEvent.pointerUp(edge(), { pointerId: 1 });
    fireEvent.pointerMove(edge(), { clientX: 400, pointerId: 1 });
    expect(width()).toBe('530px');
  });

  it('closes on Escape from inside and by its cross', async () => {
    const close = vi.fn();
    render(<Inspector onClose={close} />);
    await userEvent.click(screen.getByRole('textbox', { name: 'Port name' }));
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(close).toHaveBeenCalledTimes(2);
  });
});

describe('tabs', () => {
  it('move by arrows, are named without their count, and mount only the open one', async () => {
    const select = vi.fn();
    render(
      <Tabs
        label="Acme Dental"
        selected="details"
        onSelect={select}
        tabs={[
          { id: 'details', label: 'Details', content: 'About it' },
          { id: 'numbers', label: 'Numbers', count: 12, content: 'All of them' },
        ]}
      />,
    );
    expect(screen.queryByText('All of them')).toBeNull();
    expect(screen.getByRole('tab', { name: 'Numbers' })).toBeTruthy();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    expect(select).toHaveBeenCalledWith('numbers');
  });
});

describe('a rail row', () => {
  it('says its name, its count and what wants the agent, and where the agent is', () => {
    render(
      <RailItem
        label="Today"
        icon={null}
        count={1284}
        dotLabel="2 overdue"
        isCurrent
        onPress={() => undefined}
      />,
    );
    const row = screen.getByRole('button', { name: /Today.*2 overdue.*1,284/ });
    expect(row.getAttribute('aria-current')).toBe('page');
  });

  it('keeps its whole name when the rail is narrow', () => {
    render(
      <RailItem
        label="Today"
        icon={null}
        count={7}
        dotLabel="2 overdue"
        isCollapsed
        onPress={() => undefined}
      />,
    );
    expect(screen.getByRole('button', { name: 'Today, 7, 2 overdue' })).toBeTruthy();
  });
});
