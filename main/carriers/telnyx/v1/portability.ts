import { z } from 'zod';
import type { E164 } from '../../../../preload/contract/domain/ids.ts';
import type { Portability } from '../../../../preload/contract/domain/numbers.ts';
import { phoneNumber, toE164 } from '../numbers.ts';
import { CHECKS } from './places.ts';
import type { TelnyxV1 } from './v1.ts';
import type { WirePortability } from './wire.ts';
import { portabilityResult } from './wire.ts';

/** Numbers in one question. */
const MOST = 100;

/** The results alone, or under a name of their own. */
const results = z.union([
  z.array(portabilityResult),
  z
    .record(z.string(), z.unknown())
    .transform((it) => Object.values(it).find(Array.isArray))
    .pipe(z.array(portabilityResult)),
]);

/** May these numbers be ported to Telnyx? One answer per number, also for one that Telnyx says nothing about. */
export async function askPortability(
  v1: TelnyxV1,
  numbers: readonly E164[],
): Promise<readonly Portability[]> {
  const found: Portability[] = [];
  for (let from = 0; from < numbers.length; from += MOST) {
    found.push(...(await askSome(v1, numbers.slice(from, from + MOST))));
  }
  return found;
}

async function askSome({ api }: TelnyxV1, numbers: readonly E164[]): Promise<readonly Portability[]> {
  const told = await api.json(
    {
      method: 'POST',
      path: CHECKS,
      body: { phone_numbers: numbers.map((number) => ({ phone_number: toE164(number) ?? number })) },
      doing: 'check the numbers',
      asks: true,
    },
    results,
  );
  const byNumber = new Map(
    told.map((result) => [
      toE164(result.e164_number ?? result.raw_number ?? result.phone_number ?? ''),
      result,
    ]),
  );
  return numbers.map((number) => answerFor(number, byNumber.get(toE164(number))));
}

/** Why not, in words that a person reads (§A). */
const REASONS: Readonly<Record<string, string>> = {
  invalid_phone_number: 'Telnyx says that it is no valid number.',
  lrn_data_not_found: 'Telnyx does not find who has it now.',
  no_coverage: 'Telnyx does not serve this area.',
  already_being_ported: 'It is in another port request already.',
  telnyx_number: 'It is at Telnyx already.',
};

function answerFor(number: E164, result: WirePortability | undefined): Portability {
  const portable = result?.portable === true;
  const reason = result?.non_portable_reason ?? '';
  const why = (REASONS[reason] ?? reason) || 'Telnyx says nothing about it: check the digits.';
  const note = portable ? portableNote(result) : why;
  return { number: phoneNumber(number), portable, ...(note !== '' && { note }) };
}

function portableNote({ carrier_name, portability_status }: WirePortability): string {
  const unsure = portability_status === 'pending' || portability_status === 'provisional';
  return [carrier_name ? `From ${carrier_name}` : '', unsure ? 'not confirmed yet' : '']
    .filter((part) => part !== '')
    .join(', ');
}
