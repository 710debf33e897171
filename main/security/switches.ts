const DEBUGGING = [
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'remote-allow-origins',
] as const;

const WEAKENING = ['disable-web-security', 'no-sandbox', 'js-flags', 'load-extension'] as const;

const REFUSED: ReadonlySet<string> = new Set([...DEBUGGING, ...WEAKENING]);

/**
 * The switches of a command line that open an installed app to others or take its walls down; empty when it may
 * start. A build that is not installed, or one built for tests, takes them all.
 */
export function refusedSwitches(args: readonly string[], installed: boolean): readonly string[] {
  if (!installed) return [];
  const names = args.map((arg) => /^--?([a-z][a-z-]*)(?:=|$)/i.exec(arg)?.[1]?.toLowerCase());
  return names.filter((name): name is string => name !== undefined && REFUSED.has(name));
}
