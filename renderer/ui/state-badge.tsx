import {
  Ban,
  CalendarClock,
  CircleArrowUp,
  CircleCheck,
  CircleDashed,
  CircleX,
  Hourglass,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { STATE_LABELS, type State } from '../../preload/contract/domain/states.ts';
import './state-badge.css';

const ICONS: Readonly<Record<State, LucideIcon>> = {
  unconfirmed: CircleDashed,
  submitted: CircleArrowUp,
  pending: Hourglass,
  scheduled: CalendarClock,
  completed: CircleCheck,
  rejected: CircleX,
  canceled: Ban,
};

/** The state's icon alone, in its colour; for column heads and menus where the word stands beside it. */
export function StateIcon({ state }: { readonly state: State }): ReactNode {
  const Icon = ICONS[state];
  return <Icon className="ui-state-icon" data-state={state} aria-hidden="true" />;
}

/** One of the seven states: always icon and word. */
export function StateBadge({ state }: { readonly state: State }): ReactNode {
  return (
    <span className="ui-state-badge" data-state={state}>
      <StateIcon state={state} />
      {STATE_LABELS[state]}
    </span>
  );
}
