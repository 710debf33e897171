import type { PortsideBridge } from '../../preload/contract/ipc/bridge.ts';

/** What preload exposes, with the browser's own `File`. */
export type Bridge = PortsideBridge<File>;

declare global {
  interface Window {
    readonly portside?: Bridge;
  }
}

/**
 * The bridge of this window. Absent only when the page is opened outside Portside, which is a broken start:
 * the error boundary says so.
 */
export function windowBridge(): Bridge {
  if (!window.portside) throw new Error('This page was opened outside Portside.');
  return window.portside;
}
