import type { Settings } from '../../preload/contract/domain/settings.ts';

/** The window's floor before its page has drawn: `--floor` of renderer/theme/tokens.css as sRGB. */
const FLOOR = { light: '#f3f5f7', dark: '#0f1115' } as const;

/** The colour that a window of this theme opens with, so that it never flashes. */
export function backgroundOf(theme: Settings['theme'], systemIsDark: boolean): string {
  const dark = theme === 'dark' || (theme === 'system' && systemIsDark);
  return dark ? FLOOR.dark : FLOOR.light;
}
