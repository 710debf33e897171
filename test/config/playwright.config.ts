import { defineConfig } from '@playwright/test';

const artifacts = '../e2e/artifacts';

export default defineConfig({
  testDir: '../e2e',
  testMatch: '**/*.spec.ts',
  outputDir: `${artifacts}/runs`,
  // One window at a time: the tests share a display and two cores.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
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
