// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VirtualList, type VirtualListHandle } from '../../../renderer/ui/virtual-list.tsx';

const NUMBERS = Array.from({ length: 1000 }, (_, index) => `row ${index}`);
const ROW = 20;
const keyOf = (item: string): string => item;

// jsdom lays nothing out: give every element the height of a window of ten rows.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(ROW * 10);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(300);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(ROW * NUMBERS.length);
});
afterEach(cleanup);

function scrollTo(top: number): void {
  const scroller = document.querySelector('.ui-virtual') as HTMLElement;
  scroller.scrollTop = top;
  fireEvent.scroll(scroller);
}

describe('a long list', () => {
  const list = (extra: Partial<Parameters<typeof VirtualList<string>>[0]> = {}): React.ReactNode => (
    <VirtualList
      label="Numbers"
      items={NUMBERS}
      keyOf={keyOf}
      row={(item) => item}
      rowHeight={ROW}
      {...extra}
    />
  );

  it('keeps only the rows in sight in the page, and says where they stand in the whole', () => {
    render(list({ total: 5000 }));
    expect(screen.getAllByRole('listitem').length).toBeLessThan(25);
    scrollTo(500 * ROW);
    const row = screen.getByText('row 500');
    expect(row.getAttribute('aria-posinset')).toBe('501');
    expect(row.getAttribute('aria-setsize')).toBe('5000');
    expect(screen.queryByText('row 0')).toBeNull();
  });

  it('asks for more near the end, and not before', () => {
    const more = vi.fn();
    render(list({ onEnd: more }));
    expect(more).not.toHaveBeenCalled();
    scrollTo(985 * ROW);
    expect(more).toHaveBeenCalledOnce();
  });

  it('places rows anew when the density changes their height', () => {
    const { rerender } = render(list());
    rerender(list({ rowHeight: 40 }));
    expect(screen.getByText('row 5').style.transform).toBe('translateY(200px)');
  });

  it('is a tab stop unless its rows take focus', () => {
    const { rerender } = render(list());
    const scroller = document.querySelector('.ui-virtual') as HTMLElement;
    expect(scroller.tabIndex).toBe(0);
    rerender(list({ hasFocusableRows: true }));
    expect(scroller.tabIndex).toBe(-1);
  });

  it('brings a row into sight on request', () => {
    const handle = createRef<VirtualListHandle>();
    render(list({ ref: handle }));
    const scroller = document.querySelector('.ui-virtual') as HTMLElement;
    const asked = vi.fn();
    scroller.scrollTo = asked;
    act(() => handle.current?.reveal(700));
    expect(asked.mock.calls[0]?.[0].top).toBeGreaterThan(600 * ROW);
  });
});
