import { type App, Menu } from 'electron';
import { declareScheme } from '../security/scheme.ts';
import { refusedSwitches } from '../security/switches.ts';
import { hasNoCard } from './graphics.ts';

/** Ends this process where its command line would open an installed app to others; `true` when it does. */
export function endsForSwitches(app: App, isOpenToTools: boolean): boolean {
  const refused = refusedSwitches([...process.argv, ...process.execArgv], !isOpenToTools);
  if (refused.length === 0) return false;
  process.stderr.write(`Portside does not start with --${refused.join(', --')}.\n`);
  app.exit(2);
  return true;
}

/**
 * What has to happen before Chromium is up. `false`: this process has to end, since its command line would open an
 * installed app to others, or since Portside runs on this profile already and has been told to come to the front.
 */
export function beforeReady(app: App, isOpenToTools: boolean): boolean {
  if (endsForSwitches(app, isOpenToTools)) return false;
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return false;
  }
  // It would override --no-sandbox, without which root can't run Chromium at all (tests in containers).
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (hasNoCard(process.platform)) app.disableHardwareAcceleration();
  declareScheme();
  // Electron would build its own menu first; ours comes with the window.
  Menu.setApplicationMenu(null);
  return true;
}
