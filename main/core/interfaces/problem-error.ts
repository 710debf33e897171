import type { Problem } from '../../../preload/contract/domain/problem.ts';

/** An error that says what happened and what to do now; the router hands its problem to the page as it is. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
