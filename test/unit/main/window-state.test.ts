import { describe, expect, it } from 'vitest';
import { MIN_SIZE, placeWindow } from '../../../main/windows/window-state.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const right = { x: 1440, y: 0, width: 2560, height: 1440 };
const saved = { x: 1600, y: 100, width: 1500, height: 900, maximized: false };

describe('where the window opens', () => {
  it('is the middle of the first display at the first start', () => {
    expect(placeWindow(undefined, [laptop])).toEqual({
      x: 0,
      y: 25,
      width: 1440,
      height: 875,
      maximized: false,
    });
    expect(placeWindow(undefined, [right])).toMatchObject({ x: 2000, y: 270, width: 1440, height: 900 });
  });

  it('is where it was, also on a second display and maximized', () => {
    expect(placeWindow({ ...saved, maximized: true }, [laptop, right])).toEqual({
      ...saved,
      maximized: true,
    });
    expect(placeWindow({ ...saved, x: -300, y: 60, width: 1200 }, [laptop])).toMatchObject({
      x: -300,
      y: 60,
    });
  });

  it('comes back when its display is gone or its title bar is out of reach', () => {
    for (const lost of [
      saved,
      { ...saved, x: 10, y: -500 },
      { ...saved, x: 10, y: 890 },
      { ...saved, x: -1490 },
    ]) {
      const { x, y, width, height } = placeWindow(lost, [laptop]);
      expect([x, y]).toEqual([0, 25]);
      expect([width, height]).toEqual([1440, 875]);
    }
  });

  it('is never smaller than the board can be', () => {
    expect(placeWindow({ ...saved, x: 0, y: 30, width: 10, height: 10 }, [laptop])).toMatchObject(MIN_SIZE);
    expect(placeWindow(undefined, [{ x: 0, y: 0, width: 800, height: 600 }])).toMatchObject(MIN_SIZE);
  });

  it('opens although there is no display to be seen', () => {
    expect(placeWindow(saved, [])).toMatchObject({ maximized: false });
  });
});
