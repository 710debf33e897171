import type { Session } from 'electron';
import { isOwnUrl } from './origin.ts';

/** The only thing a page may ask of the system: to put text on the clipboard after the agent pressed *Copy*. */
export function mayUse(permission: string, requestingUrl: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnUrl(requestingUrl);
}

/** Electron grants by itself unless all three handlers say no (`style.md` §3 row 6). */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(mayUse(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin));
  session.setDevicePermissionHandler(() => false);
}
