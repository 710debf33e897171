import { protocol, type Session } from 'electron';
import { APP_SCHEME } from './origin.ts';
import { answerAsset } from './serve-asset.ts';

/** Before `ready`: makes `app://portside` a proper, secure origin whose scripts Chromium may cache compiled. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the renderer's files (absolute folder `root`) to the windows of `session`; `answered` is told each URL. Electron
 * prefers `protocol.handle`, but that loads Node's whole fetch on main's thread (35 ms) while the page waits for its first
 * byte.
 */
export function serveApp(session: Session, root: string, answered: (url: string) => void): void {
  session.protocol.registerBufferProtocol(APP_SCHEME, async (request, answer) => {
    answer(await answerAsset(request, root));
    // Not before Electron has handed it on.
    setImmediate(answered, request.url);
  });
}
