export {};

/** What every runtime of ours has and the language itself does not name; nothing else of it is used here. */
declare global {
  interface AbortSignal {
    readonly aborted: boolean;
  }

  interface AbortController {
    readonly signal: AbortSignal;
    abort(): void;
  }

  var AbortController: new () => AbortController;
}
