import { defineConfig } from '@playwright/test';
import { sideBySide } from '../runtime/display.ts';

const artifacts = '../e2e/artifacts';

export default defineConfig({
  testDir: '../e2e',
  testMatch: '**/*.spec.ts',
  outputDir: `${artifacts}/runs`,
  // A window has a display to itself: the tests use the keyboard, and only one window of a display has it.
  workers: sideBySide(),
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PORTSIDE_PLAYWRIGHT_JSON ?? `${artifacts}/report.json` }],
  ],
  use: { trace: 'off' },
  projects: [
    { name: 'app', use: {} },
    { name: 'packaged', grep: /@smoke/, metadata: { packaged: true } },
  ],
});
