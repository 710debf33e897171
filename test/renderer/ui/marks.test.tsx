// @vitest-environment jsdom
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { STATE_LABELS, STATES } from '../../../preload/contract/domain/states.ts';
import { CarrierBadge } from '../../../renderer/ui/carrier-badge.tsx';
import { DocumentDots } from '../../../renderer/ui/document-dots.tsx';
import { HealthDot } from '../../../renderer/ui/health-dot.tsx';
import { PhoneNumber } from '../../../renderer/ui/phone-number.tsx';
import { formatBytes, ProgressBar } from '../../../renderer/ui/progress-bar.tsx';
import { ProgressRing } from '../../../renderer/ui/progress-ring.tsx';
import { StateBadge } from '../../../renderer/ui/state-badge.tsx';
import { SyncMark } from '../../../renderer/ui/sync-mark.tsx';

afterEach(cleanup);

describe('marks that do not rely on colour', () => {
  it.each(STATES)('state %s has its word and an icon', (state) => {
    const { container } = render(<StateBadge state={state} />);
    expect(container.textContent).toBe(STATE_LABELS[state]);
    expect(container.querySelector('svg')).not.toBeNull();
  });

  it('no two states share an icon', () => {
    const drawn = STATES.map((state) => {
      const { container } = render(<StateBadge state={state} />);
      return container.querySelector('svg')?.innerHTML;
    });
    expect(new Set(drawn).size).toBe(STATES.length);
  });

  it('documents say each kind and mark, and each mark is another shape', () => {
    render(<DocumentDots marks={{ loa: 'delivered', invoice: 'missing', csr: 'failed' }} />);
    expect(screen.getByRole('img', { name: 'LOA delivered, bill missing, CSR failed' })).toBeTruthy();
    const shapes = (['missing', 'present', 'delivered', 'failed'] as const).map((mark) => {
      const { container } = render(<DocumentDots marks={{ loa: mark, invoice: mark, csr: mark }} />);
      return container.querySelector('svg')?.innerHTML;
    });
    expect(new Set(shapes).size).toBe(4);
  });

  it('account health has a word and a shape of its own', () => {
    const shapes = (['ok', 'checking', 'offline', 'needs-you'] as const).map((health) => {
      const { container } = render(<HealthDot health={health} />);
      return container.querySelector('svg > :not(title)')?.outerHTML;
    });
    expect(new Set(shapes).size).toBe(4);
    expect(screen.getByRole('img', { name: 'Needs attention' })).toBeTruthy();
  });

  it('the sync mark names what is going on and is gone when all is in', () => {
    const { container, rerender } = render(<SyncMark sync="needs-you" />);
    expect(screen.getByRole('img', { name: 'Needs you' })).toBeTruthy();
    rerender(<SyncMark sync="synced" />);
    expect(container.innerHTML).toBe('');
  });

  it("a carrier's own status word stands with the carrier's name", () => {
    const { container } = render(<CarrierBadge label="Telnyx" status="foc-date-confirmed" size="mark" />);
    expect(container.textContent).toContain('Telnyx');
    expect(container.textContent).toContain('foc-date-confirmed');
  });
});

describe('a telephone number', () => {
  it('shows the national form and copies E.164', () => {
    render(<PhoneNumber e164="+12065550142" formatted="(206) 555-0142" more={12} />);
    const number = screen.getByText('(206) 555-0142');
    globalThis.getSelection()?.selectAllChildren(number);
    const copied = new Map<string, string>();
    const event = createEvent.copy(number, {
      clipboardData: { setData: (type: string, text: string) => copied.set(type, text) },
    });
    fireEvent(number, event);
    expect(copied.get('text/plain')).toBe('+12065550142');
    expect(event.defaultPrevented).toBe(true);
    expect(screen.getByText('and 12 more')).toBeTruthy();
  });

  it('leaves a part of it as it is', () => {
    render(<PhoneNumber e164="+12065550142" formatted="(206) 555-0142" />);
    const number = screen.getByText('(206) 555-0142');
    const range = document.createRange();
    range.setStart(number.firstChild as Node, 6);
    range.setEnd(number.firstChild as Node, 9);
    globalThis.getSelection()?.removeAllRanges();
    globalThis.getSelection()?.addRange(range);
    const event = createEvent.copy(number);
    fireEvent(number, event);
    expect(event.defaultPrevented).toBe(false);
  });
});

describe('progress', () => {
  it('says bytes in words', () => {
    render(<ProgressBar label="acme-bill.pdf" done={412_000} total={1_400_000} />);
    const bar = screen.getByRole('progressbar', { name: 'acme-bill.pdf' });
    expect(bar.getAttribute('aria-valuetext')).toBe('0.4 of 1.4 MB');
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 KB'],
    [999_499, '999 KB'],
    [999_500, '1.0 MB'],
    [12_345_678, '12.3 MB'],
  ])('%i bytes read %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  it('a ring without a known length has no value', () => {
    render(<ProgressRing label="Waiting for Kazoo" />);
    const ring = screen.getByRole('progressbar', { name: 'Waiting for Kazoo' });
    expect(ring.getAttribute('aria-valuenow')).toBeNull();
  });
});
