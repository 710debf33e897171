/** What goes wrong with a request. `executed` kinds do the work first, and only then spoil the answer. */
export type FaultAction =
  /** A gateway's HTML page instead of an answer. */
  | { readonly kind: 'html'; readonly status: number; readonly executed?: boolean }
  /** JSON that stops half-way, in a well-formed HTTP answer. Executed. */
  | { readonly kind: 'truncated-json' }
  /** The connection breaks half-way through the answer's body. Executed. */
  | { readonly kind: 'cut-body' }
  /** The carrier's own 429. */
  | { readonly kind: 'rate-limited' }
  /** The carrier's own 401, as for what has just expired. */
  | { readonly kind: 'unauthorized' }
  /** No answer ever; the connection stays open. */
  | { readonly kind: 'hang'; readonly executed?: boolean }
  /** The connection breaks before anything was done. */
  | { readonly kind: 'drop' }
  /** Everything was done, but the connection breaks before the answer. */
  | { readonly kind: 'lost-answer' }
  /** The right answer, late. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Exactly this answer; nothing executed. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** Which requests a fault is for. */
export interface FaultRule {
  readonly method?: string;
  /** Tested against path and query, e.g. `/\/comments$/`. */
  readonly path?: RegExp;
  /** How many matching requests it spoils; 1 unless told. Infinity for a lasting fault. */
  readonly times?: number;
  /** How many matching requests pass before it begins. */
  readonly after?: number;
  readonly action: FaultAction;
}

/** The faults waiting to happen. */
export class Faults {
  #rules: { readonly rule: FaultRule; left: number; toSkip: number }[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.times ?? 1, toSkip: rule.after ?? 0 });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault for this request, if there is one; counts it as used. */
  next(method: string, path: string): FaultAction | null {
    for (const waiting of this.#rules) {
      const { rule } = waiting;
      if (rule.method !== undefined && rule.method !== method) continue;
      if (rule.path && path.search(rule.path) < 0) continue;
      if (waiting.toSkip > 0) {
        waiting.toSkip -= 1;
        continue;
      }
      waiting.left -= 1;
      if (waiting.left <= 0) this.#rules = this.#rules.filter((each) => each !== waiting);
      return rule.action;
    }
    return null;
  }
}

/** True when the handler runs before the fault shows. */
export function runsFirst(action: FaultAction): boolean {
  switch (action.kind) {
    case 'truncated-json':
    case 'cut-body':
    case 'lost-answer':
    case 'slow':
      return true;
    case 'html':
    case 'hang':
      return action.executed === true;
    case 'rate-limited':
    case 'unauthorized':
    case 'drop':
    case 'answer':
      return false;
  }
}
