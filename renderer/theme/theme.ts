import type { Settings } from '../../preload/contract/domain/settings.ts';
import { installTrustedTypes } from './trusted-types.ts';

/** What the agent chose; `system` follows the desktop. */
export type ThemeChoice = Settings['theme'];
export type Density = Settings['density'];

const PRESSABLE_STYLE_ID = 'react-aria-pressable-style';

/** Puts theme and density on <html>, where tokens.css reads them. */
export function applyTheme(page: Document, theme: ThemeChoice, density: Density): void {
  page.documentElement.dataset.theme = theme;
  page.documentElement.dataset.density = density;
}

/**
 * Makes React Aria and pdf.js fit the CSP; call it once, before the first render. React Aria adds a
 * <style> element for pressables unless one with its id is there already: an empty marker takes the id
 * and base.css carries the rule.
 */
export function fitToCsp(page: Document): void {
  installTrustedTypes(page);
  if (page.getElementById(PRESSABLE_STYLE_ID)) return;
  const marker = page.createElement('meta');
  marker.id = PRESSABLE_STYLE_ID;
  page.head.append(marker);
}
