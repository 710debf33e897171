import type { App, WebContents } from 'electron';
import { APP_PAGE } from './origin.ts';

/** A window shows one page for all its life; only a reload of that very page is a navigation we know. */
export function mayNavigate(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const target = new URL(url);
  return `${target.protocol}//${target.host}${target.pathname}` === APP_PAGE && !target.username;
}

function guard(contents: WebContents, refused: (what: string) => void): void {
  const check = (what: string) => (event: { readonly url: string; preventDefault: () => void }) => {
    if (mayNavigate(event.url)) return;
    event.preventDefault();
    refused(what);
  };
  contents.on('will-navigate', check('navigate'));
  contents.on('will-frame-navigate', check('frame-navigate'));
  contents.on('will-redirect', check('redirect'));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    refused('webview');
  });
  contents.setWindowOpenHandler(() => {
    refused('open');
    return { action: 'deny' };
  });
}

/** Holds every page of this process to its own address. `refused` is told what was tried, never where to. */
export function guardContents(app: App, refused: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, refused));
}
