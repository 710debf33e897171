// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Checkbox } from '../../../renderer/ui/checkbox.tsx';
import { ComboBox } from '../../../renderer/ui/combo-box.tsx';
import { DateField, DateTimeField } from '../../../renderer/ui/date-field.tsx';
import { PortField } from '../../../renderer/ui/port-field.tsx';
import { SecretField } from '../../../renderer/ui/secret-field.tsx';
import { SegmentedControl } from '../../../renderer/ui/segmented-control.tsx';
import { Select } from '../../../renderer/ui/select.tsx';
import { TextArea } from '../../../renderer/ui/text-area.tsx';
import { TextField } from '../../../renderer/ui/text-field.tsx';

afterEach(cleanup);

const describedBy = (element: HTMLElement): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

const KINDS = [
  { id: 'loa', label: 'LOA' },
  { id: 'invoice', label: 'Bill' },
];

describe('a text field', () => {
  it('is found by its exact label, required or not', () => {
    render(<TextField label="Port name" isRequired />);
    expect(screen.getByRole('textbox', { name: 'Port name' }).getAttribute('aria-required')).toBe('true');
  });

  it('keeps its name when the label is not drawn', () => {
    render(<TextField label="BTN" hideLabel />);
    expect(screen.getByRole('textbox', { name: 'BTN' })).toBeTruthy();
    expect(screen.queryByText('BTN')).toBeNull();
  });

  it('shows a telephone number to be read, and as it is stored while it is edited', async () => {
    const user = userEvent.setup();
    render(<PortField name="btn" value="+12065550142" onChange={() => undefined} />);
    const field = screen.getByRole('textbox', { name: 'BTN' });
    expect(field).toHaveProperty('value', '(206) 555-0142');
    await user.click(field);
    expect(field).toHaveProperty('value', '+12065550142');
    await user.tab();
    expect(field).toHaveProperty('value', '(206) 555-0142');
  });

  it('offers to reveal a secret once something is typed', async () => {
    const user = userEvent.setup();
    function Owner(): ReactNode {
      const [text, setText] = useState('');
      return <SecretField label="PIN" value={text} onChange={setText} />;
    }
    render(<Owner />);
    expect(screen.queryByRole('button', { name: 'Reveal PIN' })).toBeNull();
    await user.type(screen.getByLabelText('PIN'), '4471');
    expect(screen.getByRole('button', { name: 'Reveal PIN' })).toBeTruthy();
  });

  it('describes itself by help and by the error, and is invalid only while there is one', () => {
    const field = (error?: string): ReactNode => (
      <TextField label="ZIP" description="Five digits." error={error} />
    );
    const { rerender } = render(field('Kazoo: four digits are too few.'));
    const input = screen.getByRole('textbox', { name: 'ZIP' });
    expect(describedBy(input)).toContain('Five digits.');
    expect(describedBy(input)).toContain('Kazoo: four digits are too few.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    rerender(field());
    expect(input.getAttribute('aria-invalid')).toBeNull();
    expect(describedBy(input)).not.toContain('Kazoo');
  });
});

describe('a text area', () => {
  it('sends on Ctrl Enter and breaks the line on Enter', async () => {
    const send = vi.fn();
    render(<TextArea label="Comment" onSubmit={send} />);
    const area = screen.getByRole('textbox', { name: 'Comment' });
    await userEvent.type(area, 'one{Enter}two');
    expect(area).toHaveProperty('value', 'one\ntwo');
    expect(send).not.toHaveBeenCalled();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(send).toHaveBeenCalledOnce();
    expect(area).toHaveProperty('value', 'one\ntwo');
  });
});

describe('a select', () => {
  function Kind(): ReactNode {
    const [kind, setKind] = useState<string | null>(null);
    return (
      <Select label="Kind" options={KINDS} value={kind} onChange={setKind} placeholder="Choose a kind" />
    );
  }

  it('shows the placeholder, then what was chosen by keyboard alone', async () => {
    render(<Kind />);
    const button = screen.getByRole('button', { name: /Kind/ });
    expect(button.textContent).toBe('Choose a kind');
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    await userEvent.keyboard('{End}{Enter}');
    expect(button.textContent).toBe('Bill');
    expect(screen.queryByRole('listbox')).toBeNull();
  });
});

describe('a combo box', () => {
  it('finds a zone by any part of its name', async () => {
    const chosen = vi.fn();
    const zones = [
      { id: 'America/Denver', label: 'America/Denver' },
      { id: 'America/New_York', label: 'America/New York' },
    ];
    render(<ComboBox label="Time zone" options={zones} value={null} onChange={chosen} />);
    await userEvent.type(screen.getByRole('combobox', { name: 'Time zone' }), 'york');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['America/New York']);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(chosen).toHaveBeenCalledWith('America/New_York');
  });
});

describe('dates', () => {
  it('type as segments and come out as a plain day', async () => {
    const change = vi.fn();
    render(<DateField label="Requested date" value="2026-03-09" onChange={change} />);
    const day = screen.getByRole('spinbutton', { name: /^day, Requested date/ });
    expect(day.textContent).toBe('9');
    day.focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(change).toHaveBeenLastCalledWith('2026-03-10');
  });

  it('say nothing of the years that a typed year runs through', async () => {
    const change = vi.fn();
    function Box(): ReactNode {
      const [day, setDay] = useState<string | null>(null);
      const keep = (next: string | null): void => {
        change(next);
        setDay(next);
      };
      return <DateField label="Requested date" value={day} onChange={keep} />;
    }
    render(<Box />);
    screen.getByRole('spinbutton', { name: /^month, Requested date/ }).focus();
    await userEvent.keyboard('03102026');
    expect(change.mock.calls).toEqual([['2026-03-10']]);
    expect(screen.getByRole('spinbutton', { name: /^year/ }).textContent).toBe('2026');
  });

  it('follow their owner when it changes the day', () => {
    const { rerender } = render(
      <DateField label="Requested date" value="2026-03-09" onChange={() => undefined} />,
    );
    rerender(<DateField label="Requested date" value="2026-04-15" onChange={() => undefined} />);
    expect(screen.getByRole('spinbutton', { name: /^day/ }).textContent).toBe('15');
  });

  it('with a time come out to the minute, without a zone', async () => {
    const change = vi.fn();
    render(<DateTimeField label="Scheduled for" value="2026-03-09T10:30" onChange={change} />);
    screen.getByRole('spinbutton', { name: /^minute, Scheduled for/ }).focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(change).toHaveBeenLastCalledWith('2026-03-09T10:31');
  });
});

describe('choices', () => {
  it('a checkbox toggles by Space and carries its error', async () => {
    const change = vi.fn();
    render(<Checkbox label="I accept the charges" error="Accept to go on." onChange={change} />);
    await userEvent.tab();
    await userEvent.keyboard(' ');
    expect(change).toHaveBeenCalledWith(true);
    expect(describedBy(screen.getByRole('checkbox', { name: 'I accept the charges' }))).toContain(
      'Accept to go on.',
    );
  });

  it('a segmented control always has one on', async () => {
    const change = vi.fn();
    render(
      <SegmentedControl
        label="View"
        value="board"
        onChange={change}
        segments={[
          { id: 'board', label: 'Board' },
          { id: 'list', label: 'List' },
        ]}
      />,
    );
    expect(screen.getByRole('radiogroup', { name: 'View' })).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'Board' }));
    expect(change).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('radio', { name: 'List' }));
    expect(change).toHaveBeenCalledWith('list');
  });
});
