import { RotateCw, Send, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DocumentCell } from '../../../preload/contract/domain/documents.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { type Offer, useCellAct } from './use-cell-acts.ts';

const ICONS: Readonly<Record<Offer, ReactNode>> = { send: <Send />, cancel: <X />, retry: <RotateCw /> };

function labelOf(offer: Offer, fileName: string, order: string): string {
  switch (offer) {
    case 'send':
      return `Send ${fileName} to ${order}`;
    case 'cancel':
      return `Don’t send ${fileName} to ${order}`;
    case 'retry':
      return `Retry ${fileName} at ${order}`;
  }
}

/** What can be done with one document at one order now. */
export function CellActs(props: {
  readonly cell: DocumentCell;
  readonly fileName: string;
  /** Such as `Telnyx 2`. */
  readonly order: string;
}): ReactNode {
  const { cell, fileName, order } = props;
  const act = useCellAct(cell);
  return cell.offers.map((offer) => (
    <IconButton
      key={offer}
      size="sm"
      label={labelOf(offer, fileName, order)}
      icon={ICONS[offer]}
      onPress={() => void act(offer)}
    />
  ));
}
