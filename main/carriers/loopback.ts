const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host, as a `URL` gives it, is this very machine: the practice carriers live there. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}
