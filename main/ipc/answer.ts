import { z } from 'zod';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import {
  CHANNELS,
  type ChannelInput,
  type ChannelName,
  type ChannelOutput,
} from '../../preload/contract/ipc/channels.ts';
import { failed, ok, type Result } from '../../preload/contract/ipc/result.ts';
import type { Log } from '../core/interfaces/ports.ts';
import { problemIn } from '../core/interfaces/refusal.ts';
import { errorFacts } from '../log/error-facts.ts';
import { type SenderFacts, senderRefusal } from '../security/sender.ts';
import { missingHandlers } from './missing.ts';

/** One function per channel; it rejects with an error that carries a problem, or resolves with the value. */
export type Handlers = {
  readonly [Name in ChannelName]: (
    input: ChannelInput<Name>,
  ) => Promise<ChannelOutput<Name>> | ChannelOutput<Name>;
};

export interface RouterParts {
  readonly handlers: Handlers;
  readonly isKnown: (webContentsId: number) => boolean;
  readonly log: Log;
  /** Milliseconds, monotonic. */
  readonly tick: () => number;
}

/** Answers one message; never rejects. */
export type Answer = (name: ChannelName, sender: SenderFacts, raw: unknown) => Promise<Result<unknown>>;

const REFUSED: Problem = {
  code: 'invalid-input',
  what: 'This request did not come from Portside’s own window.',
  next: 'Close the window and start Portside again.',
};

const UNFORESEEN: Problem = {
  code: 'internal',
  what: 'Something went wrong inside Portside.',
  next: 'Try again. If it happens again, restart Portside; what you did so far is kept.',
};

/** Names where the input is wrong, never what was in it. */
function notUnderstood(issues: readonly { readonly path: readonly PropertyKey[] }[]): Problem {
  const where = [...new Set(issues.map((issue) => issue.path.map(String).join('.')))].filter(Boolean);
  return {
    code: 'invalid-input',
    what:
      where.length > 0
        ? `Portside could not take this: check ${where.slice(0, 5).join(', ')}.`
        : 'Portside could not take this.',
    next: 'Correct it and try again.',
  };
}

/** Longer than this is worth a line in the log. */
const SLOW_MS = 100;

/**
 * Answers messages: who sends it, is its input sound, what does the handler say. Whatever goes wrong becomes a problem,
 * and what nobody foresaw goes to the log by the name of its error only. Throws when a channel has no handler.
 */
export function createAnswer({ handlers, isKnown, log, tick }: RouterParts): Answer {
  const missing = missingHandlers(handlers);
  if (missing.length > 0) throw new Error(`No handler for: ${missing.join(', ')}`);
  return async (name, sender, raw) => {
    const refusal = senderRefusal(sender, isKnown);
    if (refusal !== undefined) {
      log.warn('ipc.refused', { channel: name, why: refusal });
      return failed(REFUSED);
    }
    const started = tick();
    try {
      const parsed = CHANNELS[name].input(z).safeParse(raw);
      if (!parsed.success) return failed(notUnderstood(parsed.error.issues));
      const handler = handlers[name] as (input: unknown) => unknown;
      return ok(await handler(parsed.data));
    } catch (error) {
      return failed(explain(name, error, log));
    } finally {
      const ms = Math.round(tick() - started);
      if (ms >= SLOW_MS) log.info('ipc.slow', { channel: name, ms });
    }
  };
}

function explain(name: ChannelName, error: unknown, log: Log): Problem {
  const problem = problemIn(error);
  if (problem !== undefined) return problem;
  log.warn('ipc.failed', { channel: name, ...errorFacts(error) });
  return UNFORESEEN;
}
