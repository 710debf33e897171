import { expect, it } from 'vitest';
import { createScreenFiller } from '../../../main/windows/fill-screen.ts';

function screen(isFull: boolean) {
  const window = {
    isFull,
    isFullScreen: () => window.isFull,
    setFullScreen: (full: boolean) => {
      window.isFull = full;
    },
  };
  return { window, fill: createScreenFiller(() => window) };
}

it('fills the screen for a while, and gives it back', () => {
  const { window, fill } = screen(false);
  fill(true);
  expect(window.isFull).toBe(true);
  fill(false);
  expect(window.isFull).toBe(false);
});

it('leaves a window alone that filled the screen before', () => {
  const { window, fill } = screen(true);
  fill(true);
  fill(false);
  expect(window.isFull).toBe(true);
});
