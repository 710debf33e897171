import type { WebContents } from 'electron';
import type { Publish } from '../core/interfaces/ports.ts';

/** Sends events to every window that is open: the only place that sends to a page. */
export function createPublish(pages: () => readonly WebContents[]): Publish {
  return (name, payload) => {
    for (const page of pages()) {
      if (!page.isDestroyed()) page.send(name, payload);
    }
  };
}
