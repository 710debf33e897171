import type { LoaContent } from '../core/interfaces/loa.ts';
import { refuse } from '../core/interfaces/refusal.ts';
import { openSealingKeys, type SealingKeyParts, type SealingKeyRing } from '../secrets/sealing-keys.ts';
import { openPress, type Press, type PressParts } from './press.ts';

export interface SealingParts
  extends Omit<SealingKeyParts, 'bench'>,
    Pick<PressParts, 'url' | 'timestampUrl' | 'now' | 'log'> {}

export interface Sealing {
  readonly press: Press;
  readonly keys: SealingKeyRing;
}

/** The press, and the keys it seals with: it makes them, and they are kept sealed. */
export function openSealing(parts: SealingParts): Sealing {
  const press = openPress({ ...parts, secretFor: (content) => secretFor(keys, content, parts.now()) });
  const keys = openSealingKeys({ ...parts, bench: press });
  return { press, keys };
}

/** The first seal makes the key, in the name of whoever asks for the port; so does the first after it has expired. */
async function secretFor(keys: SealingKeyRing, { reseller, winningCarrier }: LoaContent, now: number) {
  const current = await keys.current();
  const isOver = current !== null && Date.parse(current.validTo) < now;
  if (isOver && current.source === 'imported') {
    throw refuse(
      'rejected',
      `The certificate of ${current.name}, which seals LOAs, expired on ${current.validTo.slice(0, 10)}.`,
      'Import the renewed P12 in Settings, then sign again.',
    );
  }
  if (current === null || isOver) await keys.make(reseller ?? winningCarrier);
  return keys.secret();
}
