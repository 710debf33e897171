import { type Answer, data, unprocessable } from '../answer.ts';
import type { Call } from '../site.ts';
import { isE164, lookUp, reasonAgainst } from './phonebook.ts';

/** The numbers of a body, each in +E.164; refuses with what is wrong about which. */
export function numbersIn(call: Call): readonly string[] {
  const sent = call.json.phone_numbers;
  if (!Array.isArray(sent) || sent.length === 0)
    throw unprocessable({
      code: '10004',
      detail: 'phone_numbers is required',
      pointer: '/phone_numbers',
    });
  const faults = sent.flatMap((each, index) =>
    isE164(each)
      ? []
      : [
          {
            code: '10016' as const,
            detail: 'The phone number is not in +E.164 format',
            pointer: `/phone_numbers/${index}`,
          },
        ],
  );
  if (faults.length > 0) throw unprocessable(...faults);
  return [...new Set(sent.filter(isE164))];
}

/** POST /portability_checks. */
export function checkPortability(call: Call): Answer {
  const none = call.site.switches.spelling === 'sdk' ? '' : null;
  const results = numbersIn(call).map((number) => {
    const reason = reasonAgainst(call.site, number);
    const { carrier, fastPortable, messagingCapable, type } = lookUp(call.site, number);
    return {
      record_type: 'portability_check_result',
      phone_number: number,
      phone_number_type: type,
      portable: reason === null,
      fast_portable: reason === null && fastPortable,
      not_portable_reason: reason ?? none,
      carrier_name: reason === 'no_coverage' || reason === 'invalid_phone_number' ? '' : carrier,
      messaging_capable: reason === null && messagingCapable,
    };
  });
  return data(201, results);
}
