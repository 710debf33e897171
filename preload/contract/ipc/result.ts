import type { Problem } from '../domain/problem.ts';

/** Every channel answers with one of these: Electron strips thrown errors, so nothing is thrown across. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Problem };

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failed(error: Problem): Result<never> {
  return { ok: false, error };
}
