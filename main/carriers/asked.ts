/** What a carrier was asked for: the circumstances that a failure needs to be told. */
export interface Asked {
  readonly accountName: string;
  /** After "refused to": `create the port request`. */
  readonly doing: string;
  readonly write: boolean;
  /** Milliseconds since 1970, on our clock. */
  readonly now: number;
  readonly clockOffset: number;
  /** Texts that may not appear in a sentence. */
  readonly secrets: readonly string[];
}
