import type { Publish } from '../core/interfaces/ports.ts';

/** Sentences about this start, such as a damaged file that was set aside. */
export interface Notices {
  /** Shown with the first answer to `app.info`, or as an event when the page has asked already: never twice. */
  readonly add: (text: string) => void;
  readonly read: () => readonly string[];
}

export function createNotices(publish: Publish): Notices {
  const list: string[] = [];
  let asked = false;
  return {
    add: (text) => {
      list.push(text);
      if (asked) publish('notice', { tone: 'info', text });
    },
    read: () => {
      asked = true;
      return [...list];
    },
  };
}
