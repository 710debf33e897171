import type { LoaPolicy } from '../../../preload/contract/domain/loa.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';
import type { LoaBook } from '../interfaces/loa-book.ts';
import { refuse } from '../interfaces/refusal.ts';
import { policiesFor, policyFor, withEdit, withoutEdits } from './policy.ts';

export interface PolicyParts {
  readonly book: LoaBook;
  /** With their policies as shipped. */
  readonly carriers: () => Promise<readonly Pick<CarrierAdapter, 'description' | 'policy'>[]>;
}

export async function loaPolicies({ book, carriers }: PolicyParts): Promise<readonly LoaPolicy[]> {
  return policiesFor(await carriers(), book.read().policyEdits);
}

export async function changePolicy(
  parts: PolicyParts,
  { carrier, changes }: ChannelInput<'loa.changePolicy'>,
): Promise<LoaPolicy> {
  const shipped = await carrierOf(parts, carrier);
  parts.book.change({ policyEdits: withEdit(shipped, parts.book.read().policyEdits, changes) });
  return policyFor(shipped, parts.book.read().policyEdits);
}

export async function resetPolicy(
  parts: PolicyParts,
  { carrier }: ChannelInput<'loa.resetPolicy'>,
): Promise<LoaPolicy> {
  const shipped = await carrierOf(parts, carrier);
  parts.book.change({ policyEdits: withoutEdits(parts.book.read().policyEdits, carrier) });
  return policyFor(shipped, parts.book.read().policyEdits);
}

type Shipped = Pick<CarrierAdapter, 'description' | 'policy'>;

async function carrierOf({ carriers }: PolicyParts, id: string): Promise<Shipped> {
  const found = (await carriers()).find(({ description }) => description.id === id);
  if (found) return found;
  throw refuse('not-found', 'Portside does not know this carrier.', 'Choose another carrier.');
}
