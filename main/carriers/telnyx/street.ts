/** The parts of a street line, as the fields of a port request name them, in the order of the line. */
export const STREET_FIELDS = [
  'streetNumber',
  'streetPreDirection',
  'street',
  'streetType',
  'streetPostDirection',
] as const;
type StreetField = (typeof STREET_FIELDS)[number];
/** Blank parts are absent. */
export type StreetParts = { readonly [Name in StreetField]?: string };
type Changes = { readonly [Name in StreetField]?: string | null };

const DIRECTION = /^(N|S|E|W|NE|NW|SE|SW)\.?$/i;
const NUMBER = /^\d[\w/-]*$/;
/** Words that end the name of a street, whole and as the post shortens them. */
const TYPES: ReadonlySet<string> = new Set(
  (
    'alley aly avenue ave boulevard blvd circle cir court ct cove cv crescent cres crossing xing drive dr ' +
    'expressway expy highway hwy lane ln loop parkway pkwy place pl plaza plz point pt road rd route rte row run ' +
    'square sq street st terrace ter trail trl turnpike tpke walk way'
  ).split(' '),
);

/** One line, as carriers take it that have one field for it: `1200 N Mill Street W`. */
export function joinStreet(parts: StreetParts): string {
  return STREET_FIELDS.map((name) => parts[name]?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');
}

/** The inverse of `joinStreet`, as far as a line can be told apart; what can't stays in `street`. */
export function splitStreet(line: string): StreetParts {
  const words = line.trim().split(/\s+/).filter(Boolean);
  const streetNumber = takeFirst(words, (word) => NUMBER.test(word));
  const streetPreDirection = takeFirst(words, (word) => DIRECTION.test(word));
  const streetPostDirection = takeLast(words, (word) => DIRECTION.test(word));
  const streetType = takeLast(words, isType);
  const street = words.length === 0 ? undefined : words.join(' ');
  const parts = { streetNumber, streetPreDirection, street, streetType, streetPostDirection };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

/**
 * A line with some of its parts changed. A new street that brings its own ending, such as `Oak Avenue`, is not given
 * the ending of the old one.
 */
export function changeStreet(line: string, changes: Changes): string {
  const told = changes.street === undefined || changes.street === null ? {} : endingOf(changes.street);
  const before = { ...splitStreet(line), ...told };
  const after: { [Name in StreetField]?: string } = { ...before };
  for (const name of STREET_FIELDS) {
    const change = changes[name];
    if (change !== undefined) after[name] = change ?? '';
  }
  return joinStreet(after);
}

/** Blanks for the old ending where the new street has one of its own. */
function endingOf(street: string): StreetParts {
  const { streetType, streetPostDirection } = splitStreet(street);
  return streetType === undefined && streetPostDirection === undefined
    ? {}
    : { streetType: '', streetPostDirection: '' };
}

function isType(word: string): boolean {
  return TYPES.has(word.toLowerCase().replace(/\.$/, ''));
}

/** Takes a word off the front unless it is the only one: a street may be called `North` or `Broadway`. */
function takeFirst(words: string[], fits: (word: string) => boolean): string | undefined {
  return words.length > 1 && fits(words[0] ?? '') ? words.shift() : undefined;
}

function takeLast(words: string[], fits: (word: string) => boolean): string | undefined {
  return words.length > 1 && fits(words.at(-1) ?? '') ? words.pop() : undefined;
}
