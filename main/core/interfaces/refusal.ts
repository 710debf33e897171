import type { Problem, ProblemCode } from '../../../preload/contract/domain/problem.ts';

/** How a use case says no. Main's router turns it into `{ok: false}` with this problem. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** A refusal from its parts: what happened, and what the agent can do now. */
export function refuse(code: ProblemCode, what: string, next: string, fields?: Problem['fields']): Refusal {
  return new Refusal({ code, what, next, ...(fields && { fields }) });
}

/** The problem that an error of ours carries (`Refusal`, `CarrierFailure`, or one of an adapter's own). */
export function problemIn(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('problem' in error)) return undefined;
  const { problem } = error;
  return typeof problem === 'object' && problem !== null && 'code' in problem && 'what' in problem
    ? (problem as Problem)
    : undefined;
}
