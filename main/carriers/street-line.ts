/** A street address as carriers that keep one line of it write it, and as its five fields. */
export interface StreetParts {
  readonly streetNumber?: string;
  readonly streetPreDirection?: string;
  readonly street?: string;
  readonly streetType?: string;
  readonly streetPostDirection?: string;
}

/** The order in which they are written. */
export const STREET_PARTS = [
  'streetNumber',
  'streetPreDirection',
  'street',
  'streetType',
  'streetPostDirection',
] as const satisfies readonly (keyof StreetParts)[];

const NUMBER = /^\d+[a-z]?([-/]\d+[a-z]?)?$/i;
const DIRECTION = /^(n|s|e|w|ne|nw|se|sw)\.?$/i;
const TYPE =
  /^(al(le)?y|ave(nue)?|b(ou)?le?v(ar)?d|cir(cle)?|c(our)?t|dr(ive)?|expy|expressway|h(igh)?wa?y|la?ne?|loop|pa?r?kwa?y|path|pike|pl(ace)?|pla?za?|r(oa)?d|row|run|sq(uare)?|st(reet)?|ter(race)?|tr(ai)?l|walk|way)\.?$/i;

/** `1420 N Superior Ave W`; empty when there is nothing. */
export function streetLine(parts: StreetParts): string {
  return STREET_PARTS.map((part) => parts[part]?.trim() ?? '')
    .filter((text) => text !== '')
    .join(' ');
}

/**
 * The fields of a line. Written again they give the same words in the same order, whatever the line was: only what is
 * plainly a number, a direction or a type leaves the street's name, which is never left empty.
 */
export function streetParts(line: string): StreetParts {
  const words = line.split(/\s+/).filter((word) => word !== '');
  const take = (pattern: RegExp, from: 'front' | 'back'): string | undefined => {
    const word = from === 'front' ? words[0] : words.at(-1);
    if (word === undefined || words.length < 2 || !pattern.test(word)) return undefined;
    return from === 'front' ? words.shift() : words.pop();
  };
  const streetNumber = take(NUMBER, 'front');
  const streetPostDirection = take(DIRECTION, 'back');
  const streetType = take(TYPE, 'back');
  const streetPreDirection = take(DIRECTION, 'front');
  return {
    ...(streetNumber !== undefined && { streetNumber }),
    ...(streetPreDirection !== undefined && { streetPreDirection }),
    ...(words.length > 0 && { street: words.join(' ') }),
    ...(streetType !== undefined && { streetType }),
    ...(streetPostDirection !== undefined && { streetPostDirection }),
  };
}

/** Fields of a street, changed: the new text, or nothing to clear it. */
export type StreetChanges = { readonly [Part in keyof StreetParts]?: string | null };

/**
 * A street with some of its parts changed, as a line. A new street that brings its own ending, such as `Oak Avenue`, is
 * not given the ending of the old one.
 */
export function changedStreet(current: StreetParts, changes: StreetChanges): string {
  const own = streetParts(changes.street ?? '');
  const ends = own.streetType !== undefined || own.streetPostDirection !== undefined;
  const next: { -readonly [Part in keyof StreetParts]?: string } = {};
  for (const part of STREET_PARTS) {
    const ending = part === 'streetType' || part === 'streetPostDirection';
    const change = changes[part];
    const kept = ends && ending ? undefined : current[part];
    const text = change === undefined ? kept : (change ?? undefined);
    if (text !== undefined) next[part] = text;
  }
  return streetLine(next);
}
