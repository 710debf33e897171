import { LOA_VARIANT_LABELS, type LoaPart, type LoaView } from '../../../../preload/contract/domain/loa.ts';
import type { Card, PortRequestView } from '../../../../preload/contract/domain/port-requests.ts';
import { nationalOf } from '../../../ui/phone-field.tsx';
import type { LoaTarget } from '../store.ts';

/** One LOA that wants a signature. */
export interface BatchRow {
  readonly key: string;
  readonly target: LoaTarget;
  readonly part: LoaPart;
  readonly consent: LoaView['consent'];
  readonly losingCarrier: string;
  /** `BTN (206) 555-0142 · Local numbers`: with the losing carrier, what one LOA may hold together. */
  readonly about: string;
}

/** The LOAs of a port request that want a signature. One without ours but with another at its carriers needs none. */
export function rowsOf(card: Card, view: PortRequestView, loa: LoaView): readonly BatchRow[] {
  const { losingCarrier = 'No losing carrier', btn } = view.fields;
  const hasOther = card.documents.loa !== 'missing';
  return loa.parts
    .filter(({ state }) => state === 'stale' || state === 'expired' || (state === 'unsigned' && !hasOther))
    .map((part) => ({
      key: `${card.id} ${part.variant}`,
      target: { id: card.id, portName: card.name, variant: part.variant },
      part,
      consent: loa.consent,
      losingCarrier,
      about: [btn ? `BTN ${nationalOf(btn)}` : null, LOA_VARIANT_LABELS[part.variant]]
        .filter((word) => word !== null)
        .join(' · '),
    }));
}

export interface BatchGroup {
  readonly losingCarrier: string;
  readonly rows: readonly BatchRow[];
}

/** By losing carrier, then BTN and number type, in the order of the alphabet. */
export function inOrder(rows: readonly BatchRow[]): readonly BatchRow[] {
  const words = ({ losingCarrier, about, target }: BatchRow): string =>
    [losingCarrier, about, target.portName].join('\n');
  return [...rows].sort((a, b) => words(a).localeCompare(words(b), 'en-US'));
}

/** The rows of each losing carrier, in the order they come in. */
export function groupRows(rows: readonly BatchRow[]): readonly BatchGroup[] {
  const groups = new Map<string, BatchRow[]>();
  for (const row of rows) groups.set(row.losingCarrier, [...(groups.get(row.losingCarrier) ?? []), row]);
  return [...groups].map(([losingCarrier, of]) => ({ losingCarrier, rows: of }));
}
