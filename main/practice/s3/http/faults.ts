import type { Fault, FaultRule } from '../control.ts';

/** The faults waiting to happen. */
export class Faults {
  #rules: { readonly rule: FaultRule; left: number }[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.times ?? 1 });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault for this request, if there is one; counts it as used. */
  next(method: string): Fault | undefined {
    const waiting = this.#rules.find(({ rule }) => rule.method === undefined || rule.method === method);
    if (waiting === undefined) return undefined;
    waiting.left -= 1;
    if (waiting.left <= 0) this.#rules = this.#rules.filter((each) => each !== waiting);
    return waiting.rule.fault;
  }
}
