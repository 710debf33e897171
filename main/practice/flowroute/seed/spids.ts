import { isCanadian, isTollFree } from '../world/numbers.ts';

/** Last two digits of 555-01xx numbers that another losing carrier holds, whatever the order says. */
const ELSEWHERE = new Set(['85', '86', '87', '88', '89']);
/** Last two digits of numbers that Flowroute has no coverage for. */
const UNCOVERED = new Set(['98', '99']);

const line = (number: string): string => number.slice(-2);

/** True for a number that can be ported to Flowroute. */
export const isPortable = (number: string): boolean => !UNCOVERED.has(line(number));

/**
 * Which numbers can share an order: of one kind, one country and one losing carrier (its SPID). A port with
 * 555-0185 to 555-0189 in it and others beside them is split; so is toll-free with local.
 */
export function orderKey(number: string): string {
  if (isTollFree(number)) return 'toll-free';
  const country = isCanadian(number) ? 'CA' : 'US';
  return `${country} ${ELSEWHERE.has(line(number)) ? '6214' : '9206'}`;
}

/** True for numbers on Flowroute's own network. */
export const isHyperNetwork = (number: string): boolean => !isTollFree(number) && Number(line(number)) < 50;

/** Things the account has, which presets may name. */
export const OWNED = {
  cnam_id: new Set(['3333', '3341']),
  e911_id: new Set(['24701', '24702']),
  primary_route_id: new Set(['83834', '83835']),
  failover_route_id: new Set(['83834', '83835']),
} as const;
