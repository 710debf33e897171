import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Account } from '../../../preload/contract/domain/accounts.ts';
import { HEALTH_LABELS, HealthDot } from '../../ui/health-dot.tsx';
import { WithTooltip } from '../../ui/tooltip.tsx';
import { useApp } from '../state/app-context.ts';

/** An account in the rail: its health, and a press shows its ports alone (a second one shows all again). */
export function AccountFilter(props: {
  readonly account: Account;
  readonly isCollapsed: boolean;
}): ReactNode {
  const { account, isCollapsed } = props;
  const { board, route } = useApp();
  const chosen = useStore(board, (state) => state.accountIds);
  const isChosen = chosen.includes(account.id);
  const toggle = (): void => {
    board.setAccounts(isChosen ? chosen.filter((id) => id !== account.id) : [...chosen, account.id]);
    if (route.getState().route !== 'board') route.go('board');
  };
  const row = (
    <ToggleButton
      className="ui-rail-item rail-filter"
      aria-label={`${account.name}, ${HEALTH_LABELS[account.health.kind]}`}
      data-collapsed={isCollapsed || undefined}
      isSelected={isChosen}
      onChange={toggle}
    >
      <span className="ui-rail-icon">
        <HealthDot health={account.health.kind} />
      </span>
      {!isCollapsed && <span className="ui-rail-label truncate">{account.name}</span>}
    </ToggleButton>
  );
  const words = isChosen ? `Show all accounts again` : `Show only ${account.name}`;
  return (
    <WithTooltip label={words} placement="right">
      {row}
    </WithTooltip>
  );
}
