import { existsSync } from 'node:fs';

/** Where Linux lists what can draw: cards, NVIDIA's own driver, and the card that Windows lends to WSL. */
const CARDS = ['/dev/dri', '/dev/nvidia0', '/dev/dxg'] as const;

/**
 * A Linux computer without a graphics card: a virtual machine, a remote desktop. Chromium would start a process to find
 * out that it can't use one, and a second one to draw without.
 */
export function hasNoCard(platform: string, exists: (path: string) => boolean = existsSync): boolean {
  return platform === 'linux' && !CARDS.some((path) => exists(path));
}
