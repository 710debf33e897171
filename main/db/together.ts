import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Context } from './context.ts';
import type { Reply, Request } from './protocol.ts';

/** Longest that pages are gathered in one transaction, in milliseconds: whoever else asks is to wait no longer. */
const LONGEST = 1_000;

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
      while (performance.now() - began < LONGEST) {
        next = waiting(port);
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

function waiting(port: MessagePort): Request | undefined {
  return (receiveMessageOnPort(port) as { readonly message: Request } | undefined)?.message;
}
