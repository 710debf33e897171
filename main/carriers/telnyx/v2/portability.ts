import type { E164 } from '../../../../preload/contract/domain/ids.ts';
import type { Portability } from '../../../../preload/contract/domain/numbers.ts';
import { notUnderstood } from '../../failures.ts';
import { phoneNumber, toE164 } from '../numbers.ts';
import type { Telnyx } from './telnyx.ts';
import { lenientList, portabilityResult } from './wire.ts';

/** Numbers in one question. */
const MOST = 100;
const results = lenientList(portabilityResult);

/** May these numbers be ported to Telnyx? One answer per number, also for one that Telnyx says nothing about. */
export async function askPortability(
  telnyx: Telnyx,
  numbers: readonly E164[],
): Promise<readonly Portability[]> {
  const found: Portability[] = [];
  for (let from = 0; from < numbers.length; from += MOST) {
    found.push(...(await askSome(telnyx, numbers.slice(from, from + MOST))));
  }
  return found;
}

async function askSome({ api }: Telnyx, numbers: readonly E164[]): Promise<readonly Portability[]> {
  const call = {
    method: 'POST',
    path: ['portability_checks'],
    body: { phone_numbers: numbers.map((number) => toE164(number) ?? number) },
    doing: 'check the numbers',
    asks: true,
  } as const;
  const { data } = await api.json(call);
  if (!Array.isArray(data)) throw notUnderstood(api.asked(call), 201);
  const told = new Map(results.parse(data).map((result) => [toE164(result.phone_number), result]));
  return numbers.map((number) => {
    const result = told.get(toE164(number));
    const portable = result?.portable === true;
    const why = result?.not_portable_reason || 'Telnyx says nothing about it: check the digits.';
    const note = portable ? portableNote(result?.carrier_name, result?.fast_portable === true) : why;
    return { number: phoneNumber(number), portable, ...(note !== '' && { note }) };
  });
}

function portableNote(carrier: string | null | undefined, fast: boolean): string {
  return [carrier ? `From ${carrier}` : '', fast ? 'FastPort' : ''].filter((part) => part !== '').join(', ');
}
