import { homedir } from 'node:os';

const SECRET_WORDS =
  'x-auth-token|auth[_-]?token|api[_-]?key|access[_-]?token|token|secret|pass(?:word|phrase|code)?|pin|' +
  'account[_-]?number|credentials?|signature';

/** Each pattern with what stands in its place. The first that fits a piece of text takes it, so ids come first. */
const RULES: readonly (readonly [name: string, pattern: string, put: string])[] = [
  // Our own ids tell two events of one port apart and say nothing about it.
  ['uuid', '\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b', '$&'],
  ['instant', '\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z?', '$&'],
  ['bearer', '\\b(?:Bearer|Basic)\\s+[^\\s"\',;]+', '[token]'],
  ['jwt', '\\beyJ[\\w-]+(?:\\.[\\w-]+)*', '[token]'],
  ['named', `\\b(?:${SECRET_WORDS})\\b["']?\\s*[:=]\\s*(?:"[^"]*"|'[^']*'|[^\\s"',;&}]+)`, '[secret]'],
  ['email', '[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+', '[e-mail]'],
  ['hex', '\\b[0-9a-f]{24,}\\b', '[hex]'],
  ['digits', '(?:\\+|\\()?\\d(?:[\\s().\\u2010-\\u2015-]{0,2}\\d){6,}', '[digits]'],
  ['base64', '[A-Za-z0-9+/_=-]{40,}', '[blob]'],
  ['home', '(?:/home|/Users|[A-Za-z]:\\\\+Users)[/\\\\]+[^/\\\\\\s"\']+', '~'],
];

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** `home` is this user's own folder, wherever it is; a root folder of one character is nobody's. */
function compile(home: string): RegExp {
  const own = home.length > 1 ? [`(?<own>${literal(home)}(?=[/\\\\\\s"']|$))`] : [];
  const groups = RULES.map(([name, pattern]) => `(?<${name}>${pattern})`);
  return new RegExp([...own, ...groups].join('|'), 'gi');
}

const PUT: ReadonlyMap<string, string> = new Map(RULES.map(([name, , put]) => [name, put]));

/**
 * Takes out of a line what must not be in a log: phone numbers and other long digit runs, e-mail addresses, tokens,
 * values that are named like a secret, long hex and base64, and whose home folder it is.
 */
export function redactor(home: string = homedir()): (text: string) => string {
  const pattern = compile(home);
  return (text) =>
    text.replace(pattern, (...match: unknown[]) => {
      const groups = match.at(-1) as Readonly<Record<string, string | undefined>>;
      const found = Object.entries(groups).find(([, value]) => value !== undefined);
      if (found === undefined || found[0] === 'own') return '~';
      const put = PUT.get(found[0]) ?? '[secret]';
      return put === '$&' ? String(match[0]) : put;
    });
}

const SECRET_NAME = new RegExp(`^(?:${SECRET_WORDS})$`, 'i');

/** Numbers from here on could be a telephone number that lost its plus sign. */
const LONG_NUMBER = 1_000_000_000;

type Fact = string | number | boolean;

/** The same for the facts of a log line: a value whose name says that it is secret goes, whatever it looks like. */
export function redactFacts(
  home?: string,
): (facts: Readonly<Record<string, Fact>>) => Readonly<Record<string, Fact>> {
  const redact = redactor(home);
  const clean = (name: string, fact: Fact): Fact => {
    if (SECRET_NAME.test(name)) return '[secret]';
    if (typeof fact === 'number') return Math.abs(fact) < LONG_NUMBER ? fact : '[digits]';
    return typeof fact === 'string' ? redact(fact) : fact;
  };
  return (facts) =>
    Object.fromEntries(Object.entries(facts).map(([name, fact]) => [redact(name), clean(name, fact)]));
}
