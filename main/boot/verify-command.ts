import type { App } from 'electron';
import { refuse } from '../core/interfaces/refusal.ts';
import { knownSeals } from '../secrets/sealing-keys.ts';
import { openPress } from './press.ts';
import { profileFolder, profileIn } from './profile.ts';
import { type VerifyAsked, verifyLoa } from './verify-loa.ts';

/** Answers on the standard output and ends the app: no window, no profile is opened, and another running app is left be. */
export async function answerVerify(app: App, asked: VerifyAsked): Promise<void> {
  const press = openPress({
    secretFor: async () => {
      throw refuse('secrets-locked', 'Nothing is sealed here.', 'Open Portside.');
    },
    timestampUrl: () => undefined,
    now: Date.now,
  });
  const { settings } = profileIn(profileFolder(app, process.env));
  const { line, exitCode } = await verifyLoa(asked, {
    inspect: press.inspect,
    known: () => knownSeals(settings),
  });
  process.stdout.write(`${line}\n`, () => app.exit(exitCode));
}
