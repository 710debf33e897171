import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { Portability } from '../../../preload/contract/domain/numbers.ts';
import type { FlowrouteCall } from './api.ts';
import type { Flowroute } from './flowroute.ts';
import { numbersOf, phoneNumber } from './numbers.ts';
import { wirePortability } from './wire.ts';

/** Asks whether Flowroute ports these numbers; an answer for each, in the order asked. Rejects with `CarrierFailure`. */
export async function checkPortability(
  { api }: Flowroute,
  numbers: readonly E164[],
): Promise<readonly Portability[]> {
  if (numbers.length === 0) return [];
  const call: FlowrouteCall = {
    method: 'POST',
    path: ['portorders', 'portability'],
    body: { numbers },
    doing: 'check the numbers',
  };
  const told = wirePortability.safeParse(await api.json(call));
  if (!told.success) throw api.notUnderstood(call);
  const { portable, nonportable, hypernetwork_enabled } = told.data.data;
  const yes = new Set(numbersOf([...portable, ...hypernetwork_enabled].map(String)));
  const no = new Set(numbersOf(nonportable.map(String)));
  return numbers.map((number) => {
    const note = no.has(number)
      ? 'Flowroute can’t port it.'
      : yes.has(number)
        ? undefined
        : 'Flowroute said nothing about it.';
    return { number: phoneNumber(number), portable: note === undefined, ...(note !== undefined && { note }) };
  });
}
