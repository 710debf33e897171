import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { Mutation } from '../interfaces/mutation.ts';

/** The carrier turned the change down because it no longer has the order. */
export function isGone({ body, status, problem }: Pick<Mutation, 'body' | 'status' | 'problem'>): boolean {
  if (status !== 'refused' || problem?.code !== 'not-found') return false;
  return body.kind === 'edit' || body.kind === 'move' || body.kind === 'comment' || body.kind === 'deliver';
}

/** The same refusal with what helps, whichever carrier it came from. */
export function withWayBack(problem: Problem): Problem {
  return { ...problem, next: 'Create it again from what Portside holds, or discard the change.' };
}
