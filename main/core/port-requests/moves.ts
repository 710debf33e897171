import type { Move, MoveNeed } from '../../../preload/contract/domain/moves.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { ZonedTime } from '../../../preload/contract/domain/time.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';
import { type Refusal, refuse } from '../interfaces/refusal.ts';
import { zonedInstant } from './dates.ts';
import type { FoldedOrder } from './fold.ts';

/** Where an order may go from what the agent sees now, as its carrier rules it. */
export function movesOf(order: FoldedOrder, adapter: CarrierAdapter): readonly Move[] {
  return adapter.moves({
    state: order.state,
    authority: order.authority,
    ...(order.awaiting !== undefined && { awaiting: order.awaiting }),
    ...(order.mirror?.onDemand && { onDemand: true as const }),
    hasSchedule: order.schedule !== undefined || order.scheduledAt !== undefined,
  });
}

export interface MoveAnswers {
  readonly reason?: string;
  readonly schedule?: ZonedTime;
}

/** Why this move can't be queued; nothing when it can. `charges-may-apply` and `confirm` are the screen's to ask. */
export function moveRefusal(name: string, move: Move | undefined, answers: MoveAnswers): Refusal | undefined {
  if (!move) return refuse('rejected', `${name} can’t be moved there.`, 'Choose another column.');
  if (!move.legal)
    return refuse(
      'rejected',
      `${name} can’t move to ${STATE_LABELS[move.to]}: ${sentence(move.why)}`,
      'Choose another column.',
    );
  const lacks = missing(move.needs, answers);
  if (lacks === 'reason') {
    return refuse(
      'rejected',
      `Moving ${name} to ${STATE_LABELS[move.to]} needs a reason.`,
      'Pick or write one.',
    );
  }
  if (lacks === 'schedule') {
    return refuse(
      'rejected',
      `Moving ${name} to ${STATE_LABELS[move.to]} needs a date and time.`,
      'Give the date, the time and the time zone that the losing carrier committed to.',
    );
  }
  if (answers.schedule && zonedInstant(answers.schedule) === undefined) {
    return refuse(
      'rejected',
      `${answers.schedule.dateTime} in ${answers.schedule.timeZone} is no date and time.`,
      'Choose a day and a time that exist there (when clocks go forward, an hour does not), and a zone such as America/New_York.',
    );
  }
  return undefined;
}

function missing(needs: readonly MoveNeed[], answers: MoveAnswers): MoveNeed | undefined {
  if (needs.includes('reason') && !answers.reason?.trim()) return 'reason';
  if (needs.includes('schedule') && !answers.schedule) return 'schedule';
  return undefined;
}

function sentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
