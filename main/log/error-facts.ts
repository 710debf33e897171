/**
 * What the log may keep of an error: its name, its code and where it was thrown. Never its message: that of a JSON
 * parser or a database can quote what a customer is called.
 */
export function errorFacts(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  // The stack begins with the message, which may have lines of its own.
  const stack = (error.stack ?? '').replace(error.message, () => '');
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const at = frames
    .slice(0, 8)
    .map((line) => line.trim().replace(/^at /, ''))
    .join(' < ');
  return { error: error.name, ...code, at };
}
