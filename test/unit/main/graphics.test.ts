import { expect, test } from 'vitest';
import { hasNoCard } from '../../../main/boot/graphics.ts';

test.each([
  ['a virtual machine without any', 'linux', [], true],
  ['a card', 'linux', ['/dev/dri'], false],
  ['NVIDIA’s own driver', 'linux', ['/dev/nvidia0'], false],
  ['WSL', 'linux', ['/dev/dxg'], false],
  ['macOS lists none there', 'darwin', [], false],
  ['nor does Windows', 'win32', [], false],
])('%s', (_, platform, there, none) => {
  expect(hasNoCard(platform, (path) => (there as readonly string[]).includes(path))).toBe(none);
});
