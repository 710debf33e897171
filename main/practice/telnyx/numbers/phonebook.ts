import type { Site } from '../site.ts';
import type { Listing, NotPortable } from '../world/model.ts';

/** Losing carriers with their SPIDs, by which orders are split. */
const CARRIERS = [
  { spid: '4036', carrier: 'Spectrum Business' },
  { spid: '6529', carrier: 'Cox Business' },
  { spid: '9417', carrier: 'AT&T' },
  { spid: '8821', carrier: 'Frontier Communications' },
  { spid: '2147', carrier: 'CenturyLink' },
  { spid: '7705', carrier: 'Windstream' },
] as const;

const TOLL_FREE = new Set(['800', '833', '844', '855', '866', '877', '888']);

/** `+` and 7 to 15 digits: the only form v2 takes. */
export const isE164 = (text: unknown): text is string =>
  typeof text === 'string' && /^\+[1-9]\d{6,14}$/.test(text);

/** A number of the North American plan. */
const isNanp = (number: string): boolean => /^\+1[2-9]\d{2}[2-9]\d{6}$/.test(number);

/** What Telnyx finds about a number: same area code, same losing carrier, unless a test says otherwise. */
export function lookUp(site: Pick<Site, 'store'>, number: string): Listing {
  const area = number.slice(2, 5);
  const tollFree = TOLL_FREE.has(area);
  const local = CARRIERS[Number(area) % CARRIERS.length] ?? CARRIERS[0];
  const { notPortable: _reason, ...told } = site.store.phonebook.get(number) ?? {};
  return {
    type: tollFree ? 'toll_free' : 'local',
    country: 'US',
    ...(tollFree ? { spid: 'ATX01', carrier: 'Atlas RespOrg' } : local),
    fastPortable: false,
    messagingCapable: !tollFree,
    ...told,
  };
}

/** The reason a number cannot be ported; null when it can. */
export function reasonAgainst(site: Pick<Site, 'store'>, number: string): NotPortable | null {
  const told = site.store.phonebook.get(number)?.notPortable;
  if (told) return told;
  if (number.startsWith('+1') && !isNanp(number)) return 'invalid_phone_number';
  if (!number.startsWith('+1')) return 'no_coverage';
  for (const order of site.store.orders()) {
    if (order.status === 'cancelled' || !order.numbers.some((each) => each.number === number)) continue;
    return order.status === 'ported' ? 'telnyx_number' : 'already_being_ported';
  }
  return null;
}
