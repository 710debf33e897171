import type { LoaContent, LoaPress } from '../core/interfaces/loa.ts';
import type { Log } from '../core/interfaces/ports.ts';
import { type Refusal, refuse } from '../core/interfaces/refusal.ts';
import type { SealingSecret } from '../core/interfaces/sealing.ts';
import { MOST_BYTES, unreadable } from '../pdf/seal/unreadable-pdf.ts';
import type { KeyBench } from '../secrets/sealing-keys.ts';
import { openPressThread, type PressLimits, type Trouble, type Why } from './press-thread.ts';

export interface PressParts {
  /** The thread's script; absent: the one beside this file in the built app. */
  readonly url?: URL;
  /** What this LOA is sealed with. */
  readonly secretFor: (content: LoaContent) => Promise<SealingSecret>;
  /** Base URL of the RFC 3161 service that settings name. */
  readonly timestampUrl: () => string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly limits?: Partial<PressLimits>;
  readonly log?: Pick<Log, 'warn'>;
}

export interface Press extends LoaPress, KeyBench {
  readonly close: () => Promise<void>;
}

const LIMITS: PressLimits = {
  patience: { draw: 30_000, seal: 60_000, inspect: 30_000, makeKey: 90_000, readP12: 20_000 },
  heapMb: 768,
  growthMb: 1_536,
};

/**
 * The press, on two threads that start when they are first needed: what comes from outside is read on one that never holds
 * a key.
 */
export function openPress({ url, secretFor, timestampUrl, now, limits, log }: PressParts): Press {
  const script = url ?? new URL('./press-worker.js', import.meta.url);
  const bounds = { ...LIMITS, ...limits };
  const noted: Trouble = (task, why, name) => {
    log?.warn('press.trouble', { task, why, error: name });
    return trouble(task, why);
  };
  const drawing = openPressThread(script, 'press', bounds, noted);
  const reading = openPressThread(script, 'press for reading', bounds, noted);
  return {
    draw: (content, look) => drawing.run('draw', content, look),
    seal: async (content, look, signed, evidence) => {
      const stamp = timestampUrl();
      const secret = await secretFor(content);
      const act = { secret, now: now(), ...(stamp !== undefined && { timestampUrl: stamp }) };
      return drawing.run('seal', content, look, signed, evidence, act);
    },
    inspect: async (bytes) => {
      // Before it is copied to the thread.
      if (bytes.length > MOST_BYTES) throw unreadable.huge(bytes.length);
      return reading.run('inspect', bytes);
    },
    makeKey: (companyName) => drawing.run('makeKey', companyName, now()),
    readP12: (p12, password) => reading.run('readP12', p12, password, now()),
    close: async () => {
      await Promise.all([drawing.close(), reading.close()]);
    },
  };
}

const WHY = {
  slow: 'it took too long',
  large: 'it needed too much memory',
  broken: 'something unforeseen was met',
} as const;

/** What a task that brought nothing means to the agent. */
function trouble(task: Parameters<Trouble>[0], why: Why): Refusal {
  switch (task) {
    case 'inspect':
      return refuse(
        'file-refused',
        `Portside stopped reading this file: ${WHY[why]}.`,
        'Open it in a PDF viewer, print it to a new PDF, and try again with that.',
      );
    case 'draw':
      return refuse(
        'rejected',
        `The LOA could not be drawn: ${WHY[why]}.`,
        'Check its logo and template in Settings, then try again.',
      );
    case 'seal':
      return refuse(
        'rejected',
        `The LOA could not be sealed: ${WHY[why]}. Nothing was signed.`,
        'Try again; if it happens again, start Portside again.',
      );
    case 'makeKey':
      return refuse(
        'rejected',
        `The sealing key could not be made: ${WHY[why]}.`,
        'Try again; if it happens again, start Portside again.',
      );
    case 'readP12':
      return refuse(
        'rejected',
        `This P12 could not be read: ${WHY[why]}.`,
        'Export the certificate again with its private key, then import that.',
      );
  }
}
