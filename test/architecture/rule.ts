import type { Tree } from './tree.ts';

/** A tree that breaks the rule, and the words its finding must contain. */
export type Plant = {
  readonly files: Readonly<Record<string, string>>;
  readonly top?: readonly string[];
  readonly finds: string;
};

export type Rule = {
  readonly name: string;
  /** What is wrong, one sentence each; nothing when the rule holds. */
  readonly check: (tree: Tree) => readonly string[];
  /** Proof that the rule can fail: at least one. */
  readonly plants: readonly [Plant, ...Plant[]];
  /** Proof that it does not forbid everything. */
  readonly fine?: Readonly<Record<string, string>>;
};
