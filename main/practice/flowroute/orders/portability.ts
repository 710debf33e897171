import { type Answer, impossible, ok, refusal } from '../answer.ts';
import { isHyperNetwork, isPortable } from '../seed/spids.ts';
import type { Call } from '../site.ts';
import { e164 } from '../world/numbers.ts';

/** POST /portorders/portability: numbers in three lists. The `+` is required. */
export function checkPortability({ body }: Call): Answer {
  const { numbers } = body;
  if (!Array.isArray(numbers) || numbers.length === 0)
    throw refusal(400, "'numbers' must be a list of at least one phone number.");
  const given = numbers.map((number) => {
    const known = typeof number === 'string' && number.startsWith('+') ? e164(number) : null;
    if (known === null) throw impossible('Phone numbers must be in E.164 format with a preceding +.');
    return known;
  });
  const portable = given.filter(isPortable);
  return ok({
    data: {
      hypernetwork_enabled: portable.filter(isHyperNetwork),
      nonportable: given.filter((number) => !isPortable(number)),
      portable,
    },
  });
}
