import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { PlaceLayer } from '../../../renderer/features/loa-settings/editor/place-layer.tsx';
import {
  arrowed,
  boxOf,
  drawnPlace,
  movedBy,
  newPlace,
  resizedBy,
} from '../../../renderer/features/loa-settings/editor/places.ts';
import type { PlacedValue } from '../../../renderer/features/loa-settings/editor/placing.ts';

const LETTER = { width: 612, height: 792 };
const PLACE = { x: 100, y: 200, width: 180, height: 20 };
const key = (name: string, more = {}) => ({ key: name, shiftKey: false, altKey: false, ...more });

describe('a place on a page', () => {
  it('is measured from the lower left corner, and drawn from the upper left one', () => {
    const drawn = drawnPlace({ left: 460, top: 1144 }, { left: 100, top: 1184 }, LETTER, 2);
    expect(drawn).toEqual({ x: 50, y: 200, width: 180, height: 20 });
    expect(boxOf({ x: 50, y: 200, width: 180, height: 20 }, LETTER, 2)).toEqual({
      left: 100,
      top: 1144,
      width: 360,
      height: 40,
    });
  });

  it('is none after a click or a slip of the hand', () => {
    expect(drawnPlace({ left: 10, top: 10 }, { left: 14, top: 60 }, LETTER, 1)).toBeUndefined();
    expect(drawnPlace({ left: 10, top: 10 }, { left: 10, top: 10 }, LETTER, 1)).toBeUndefined();
  });

  it('stays on the page, however far it is drawn, moved or sized', () => {
    expect(drawnPlace({ left: 500, top: 700 }, { left: 700, top: 900 }, LETTER, 1)).toEqual({
      x: 412,
      y: 0,
      width: 200,
      height: 200,
    });
    expect(movedBy(PLACE, -500, 900, LETTER)).toEqual({ ...PLACE, x: 0, y: 772 });
    expect(resizedBy(PLACE, 900, -900, LETTER)).toEqual({ x: 100, y: 0, width: 512, height: 220 });
    expect(resizedBy(PLACE, -900, 900, LETTER)).toEqual({ x: 100, y: 212, width: 8, height: 8 });
    expect(newPlace({ width: 100, height: 50 })).toEqual({ x: 0, y: 25, width: 100, height: 20 });
  });

  it('follows the arrow keys: moved, resized with Shift, by one point with Alt', () => {
    expect(arrowed(PLACE, key('ArrowUp'), LETTER)).toEqual({ ...PLACE, y: 205 });
    expect(arrowed(PLACE, key('ArrowLeft', { altKey: true }), LETTER)).toEqual({ ...PLACE, x: 99 });
    expect(arrowed(PLACE, key('ArrowRight', { shiftKey: true }), LETTER)).toEqual({ ...PLACE, width: 185 });
    // Its upper edge stays.
    expect(arrowed(PLACE, key('ArrowDown', { shiftKey: true }), LETTER)).toEqual({
      ...PLACE,
      y: 195,
      height: 25,
    });
    expect(arrowed(PLACE, key('Enter'), LETTER)).toBeUndefined();
  });
});

describe('the places of a page', () => {
  const placed: PlacedValue = { key: 3, value: 'signature', page: 0, place: PLACE };
  const layer = () => {
    const on = { onSelect: vi.fn(), onDraw: vi.fn(), onChange: vi.fn(), onRemove: vi.fn() };
    const { container } = render(
      <PlaceLayer page={LETTER} scale={1} places={[placed]} selected={null} {...on} />,
    );
    const paper = container.firstElementChild;
    if (!paper) throw new Error('There is no page.');
    return { ...on, paper, box: screen.getByRole('button', { name: /^Signature, 180 by 20 points/ }) };
  };
  const at = (clientX: number, clientY: number) => ({ clientX, clientY, button: 0, pointerId: 1 });

  it('are drawn on what is blank', () => {
    const { paper, onDraw, onChange } = layer();
    fireEvent.pointerDown(paper, at(50, 60));
    fireEvent.pointerMove(paper, at(150, 100));
    fireEvent.pointerUp(paper, at(150, 100));
    expect(onDraw.mock.calls).toEqual([[{ x: 50, y: 692, width: 100, height: 40 }]]);
    fireEvent.pointerDown(paper, at(50, 60));
    fireEvent.pointerUp(paper, at(51, 60));
    expect(onDraw).toHaveBeenCalledTimes(1);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('are moved by their middle and resized by their corner', () => {
    const { paper, box, onChange, onDraw } = layer();
    fireEvent.pointerDown(box, at(110, 580));
    fireEvent.pointerMove(paper, at(120, 570));
    fireEvent.pointerUp(paper, at(120, 570));
    const corner = box.lastElementChild;
    if (!corner) throw new Error('It has no corner.');
    fireEvent.pointerDown(corner, at(280, 592));
    fireEvent.pointerUp(paper, at(300, 602));
    expect(onChange.mock.calls).toEqual([
      [3, { ...PLACE, x: 110, y: 210 }],
      [3, { ...PLACE, y: 190, width: 200, height: 30 }],
    ]);
    expect(onDraw).not.toHaveBeenCalled();
  });

  it('are moved and removed with keys, which say so', () => {
    const { box, onChange, onRemove, onSelect } = layer();
    fireEvent.focus(box);
    expect(onSelect.mock.calls).toEqual([[3]]);
    fireEvent.keyDown(box, { key: 'ArrowLeft' });
    expect(onChange.mock.calls).toEqual([[3, { ...PLACE, x: 95 }]]);
    fireEvent.keyDown(box, { key: 'Delete' });
    expect(onRemove.mock.calls).toEqual([[3]]);
    const hint = document.getElementById(box.getAttribute('aria-describedby') ?? '');
    expect(hint?.textContent).toContain('Arrow keys move it');
  });
});
