import type { Answer } from '../answer.ts';
import { isE164, lookUp, reasonAgainst } from '../numbers/phonebook.ts';
import type { Call } from '../site.ts';
import { bare } from './answer.ts';
import { rawNumbers, toE164 } from './drafts.ts';

/** POST /origination/porting/portability_checks. */
export function checkPortability(call: Call): Answer {
  const results = rawNumbers(call).map((raw) => {
    const number = toE164(raw);
    const reason = isE164(number) ? reasonAgainst(call.site, number) : 'invalid_phone_number';
    const { carrier, type } = lookUp(call.site, number);
    const known = type === 'toll_free' ? 'nanp_toll_free' : 'nanp_generic';
    const nanp = number.startsWith('+1') ? known : 'international';
    return {
      raw_number: raw,
      e164_number: number,
      portable: reason === null,
      portability_status: 'confirmed',
      carrier_name: reason === null ? carrier : null,
      coverage_category: reason === 'invalid_phone_number' ? 'invalid' : nanp,
      non_portable_reason: reason,
    };
  });
  return bare(201, results);
}
