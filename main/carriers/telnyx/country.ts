const PROVINCES: ReadonlySet<string> = new Set('AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' '));
const CANADIAN_POSTAL_CODE = /^[A-Z]\d[A-Z]\s?\d[A-Z]\d$/i;

/** Telnyx wants a country beside an address; ours is the United States unless the address is a Canadian one. */
export function countryOf(region: string, postalCode: string): 'US' | 'CA' {
  const canadian = PROVINCES.has(region.trim().toUpperCase()) || CANADIAN_POSTAL_CODE.test(postalCode.trim());
  return canadian ? 'CA' : 'US';
}
