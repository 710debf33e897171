import {
  CalendarCheck,
  Columns3,
  Settings as Gear,
  PanelLeftClose,
  PanelLeftOpen,
  Plus,
  Send,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useDirectory } from '../../bridge/directory.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { RailItem } from '../../ui/rail-item.tsx';
import { useApp } from '../state/app-context.ts';
import type { Route } from '../state/route.ts';
import { AccountFilter } from './account-filter.tsx';
import './rail.css';

/** Views, accounts with their health as filters, settings. */
export function Rail({ isCollapsed }: { readonly isCollapsed: boolean }): ReactNode {
  const { route, settings, sync, dialogs } = useApp();
  const current = useStore(route, (state) => state.route);
  const waiting = useStore(sync, (state) => state.waiting);
  const needsYou = useStore(sync, (state) => state.needsYou);
  const accounts = useDirectory((directory) => directory.accounts);
  const view = (id: Route) => ({ isCurrent: current === id, isCollapsed, onPress: () => route.go(id) });
  return (
    <nav className="rail" aria-label="Portside" data-collapsed={isCollapsed || undefined}>
      <div className="rail-views">
        <RailItem label="Board" icon={<Columns3 />} shortcut="G B" {...view('board')} />
        <RailItem label="Today" icon={<CalendarCheck />} shortcut="G T" {...view('today')} />
        <RailItem
          label="Outbox"
          icon={<Send />}
          shortcut="G O"
          {...(waiting > 0 ? { count: waiting } : {})}
          {...(needsYou > 0 ? { dotLabel: `${needsYou} need you` } : {})}
          {...view('outbox')}
        />
      </div>
      {accounts.length > 0 && (
        <section className="rail-accounts" aria-label="Accounts">
          {!isCollapsed && <h2>Accounts</h2>}
          {accounts.map((account) => (
            <AccountFilter key={account.id} account={account} isCollapsed={isCollapsed} />
          ))}
          <RailItem
            label="Add account"
            icon={<Plus />}
            isCollapsed={isCollapsed}
            onPress={() => dialogs.open({ kind: 'add-account' })}
          />
        </section>
      )}
      <div className="rail-foot">
        <RailItem label="Settings" icon={<Gear />} shortcut="G S" {...view('settings')} />
        <IconButton
          size="sm"
          label={isCollapsed ? 'Widen the rail' : 'Narrow the rail'}
          icon={isCollapsed ? <PanelLeftOpen /> : <PanelLeftClose />}
          tooltipPlacement="right"
          onPress={() => settings.change({ railCollapsed: !isCollapsed })}
        />
      </div>
    </nav>
  );
}
