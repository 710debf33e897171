import type { FollowPlan, FollowStep } from '../../../preload/contract/domain/orders.ts';
import { type WhenValue, whenOf, zonedOf } from '../../ui/when-field.tsx';
import type { FollowAnswers } from './store.ts';

/** What one step asks, while it is filled in. */
export interface StepForm {
  readonly reason: string;
  readonly when: WhenValue;
}

const NOTHING: StepForm = { reason: '', when: { dateTime: null, timeZone: null } };

export function asksSchedule({ needs }: FollowStep): boolean {
  return needs.includes('schedule');
}

export function asksReason({ needs }: FollowStep): 'must' | 'may' | 'no' {
  if (needs.includes('reason')) return 'must';
  return needs.includes('optional-reason') ? 'may' : 'no';
}

export function mayCharge({ steps }: FollowPlan): boolean {
  return steps.some((step) => step.needs.includes('charges-may-apply'));
}

/** Filled in from what the carrier said. */
export function formsOf(plan: FollowPlan, timeZone: string): readonly StepForm[] {
  return plan.steps.map(({ reason = '', schedule }) => ({
    reason,
    when: schedule ? whenOf(schedule) : { dateTime: null, timeZone },
  }));
}

type Answer = FollowAnswers['steps'][number];

/** One step as main takes it; null while something that it needs is missing. */
function answerOf(step: FollowStep, form: StepForm): Answer | null {
  const schedule = asksSchedule(step) ? zonedOf(form.when) : null;
  const reason = asksReason(step) === 'no' ? '' : form.reason.trim();
  if (asksSchedule(step) && schedule === null) return null;
  if (asksReason(step) === 'must' && reason === '') return null;
  return { to: step.to, ...(reason ? { reason } : {}), ...(schedule ? { schedule } : {}) };
}

/** Every step as main takes it; null while one of them is not whole. */
export function answersOf(
  plan: FollowPlan,
  forms: readonly StepForm[],
  acceptsCharges: boolean,
): FollowAnswers | null {
  const answers = plan.steps.map((step, index) => answerOf(step, forms[index] ?? NOTHING));
  const steps = answers.filter((answer): answer is Answer => answer !== null);
  if (steps.length < answers.length) return null;
  return { steps, ...(acceptsCharges ? { acceptCharges: true } : {}) };
}
