import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Store } from '../core/interfaces/store.ts';
import type { Context } from './context.ts';
import type { Reply, Request } from './protocol.ts';

/** Pages and milliseconds that one transaction takes at most. */
const MOST_PAGES = 40;
const LONGEST = 1_000;
/** Milliseconds that the next page of the same pull is waited for; any other request ends the waiting at once. */
const LINGER = 25;
const LOOK_EVERY = 2;

/**
 * Pages of a pull that wait one behind the other are written in one transaction and answered when it is safe: most of
 * a page's cost is in settling the file, which then happens once for all of them. Returns the request that came in
 * between and is still to be answered.
 */
export function writeTogether(
  port: MessagePort,
  first: Request,
  {
    context,
    run,
    reply,
    failed,
  }: {
    readonly context: Pick<Context, 'write'>;
    readonly run: (request: Request) => Reply;
    readonly reply: (message: Reply) => void;
    readonly failed: (requests: readonly Request[], error: unknown) => void;
  },
): Request | undefined {
  const began = performance.now();
  const pages = [first];
  let next: Request | undefined;
  try {
    const replies = context.write(() => {
      const done = [run(first)];
      while (pages.length < MOST_PAGES && performance.now() - began < LONGEST) {
        next = waiting(port, isFollowed(pages.at(-1) ?? first) ? LINGER : 0);
        if (next?.method !== 'applyPage') break;
        pages.push(next);
        done.push(run(next));
        next = undefined;
      }
      return done;
    });
    for (const message of replies) reply(message);
  } catch (error) {
    failed(pages, error);
  }
  return next;
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
