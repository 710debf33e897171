import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Store } from '../core/interfaces/store.ts';
import type { Context } from './context.ts';
import type { Reply, Request } from './protocol.ts';

/** Pages and milliseconds that one transaction takes at most. */
const MOST_PAGES = 300;
const LONGEST = 1_500;
/** Milliseconds that the next page of the same pull is waited for; any other request ends the waiting at once. */
const LINGER = 25;
const LOOK_EVERY = 2;
/** What the screen looks at while pages come in. */
const LOOKS: ReadonlySet<Request['method']> = new Set([
  'openBoard',
  'boardPage',
  'cards',
  'outbox',
  'timeline',
]);

/**
 * Pages of a pull that wait one behind the other are written in one transaction and answered when it is safe: most of
 * a page's cost is in settling the file, which then happens once for all of them. The screen's looks in between are
 * answered at once: they see pages that a power cut may still take back, which are the carrier's and come again. Returns
 * any other request that came in between and is still to be answered.
 */
export function writeTogether(port: MessagePort, first: Request, parts: Parts): Request | undefined {
  const written: RequestId[] = [];
  const replies: Reply[] = [];
  // Nothing else of a page is kept: each young collection would copy all of them.
  const write = (page: Request): boolean => {
    written.push(page.id);
    replies.push(parts.run(page));
    return isFollowed(page);
  };
  let other: Request | undefined;
  try {
    parts.context.write(() => {
      let more = write(first);
      const until = performance.now() + LONGEST;
      while (written.length < MOST_PAGES && performance.now() < until) {
        const next = waiting(port, more ? LINGER : 0);
        if (next?.method === 'applyPage') more = write(next);
        else if (next && LOOKS.has(next.method)) parts.look(next);
        else {
          other = next;
          break;
        }
      }
    });
    for (const message of replies) parts.reply(message);
  } catch (error) {
    parts.failed(written, error);
  }
  return other;
}

type RequestId = Request['id'];

interface Parts {
  readonly context: Pick<Context, 'write'>;
  readonly run: (request: Request) => Reply;
  readonly reply: (message: Reply) => void;
  /** Answers a request that writes nothing; throws nothing. */
  readonly look: (request: Request) => void;
  readonly failed: (requests: readonly RequestId[], error: unknown) => void;
}

/** A page of a pull that is not over. */
function isFollowed({ input }: Request): boolean {
  const [, , { cursor }] = input as Parameters<Store['applyPage']>;
  return cursor?.complete === false;
}

/** The request that waits, or comes within so many milliseconds. */
function waiting(port: MessagePort, within: number): Request | undefined {
  const until = performance.now() + within;
  for (;;) {
    const received = receiveMessageOnPort(port) as { readonly message: Request } | undefined;
    if (received) return received.message;
    if (performance.now() >= until) return undefined;
    Atomics.wait(NEVER, 0, 0, LOOK_EVERY);
  }
}

/** Nobody wakes whoever waits for it. */
const NEVER = new Int32Array(new SharedArrayBuffer(4));
