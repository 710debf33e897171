import type { Move } from '../../../preload/contract/domain/moves.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { MenuAction } from '../../ui/menu.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import { type LegalMove, mustAsk } from './words.ts';

/** The seven states as menu entries: the present one checked, those that can't be with the reason why. */
export function moveEntries(
  moves: readonly Move[],
  current: string,
  onChoose: (move: LegalMove) => void,
): readonly MenuAction[] {
  return moves.map((move) => ({
    kind: 'action' as const,
    id: move.to,
    label: `${STATE_LABELS[move.to]}${move.legal && mustAsk(move.needs) ? '…' : ''}`,
    icon: <StateIcon state={move.to} />,
    isCurrent: move.to === current,
    isDisabled: !move.legal,
    ...(move.legal || move.to === current ? {} : { description: move.why }),
    onAction: () => {
      if (move.legal) onChoose(move);
    },
  }));
}
