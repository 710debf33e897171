import { type ReactNode, Suspense, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { AppInfo } from '../../../preload/contract/ipc/channels.ts';
import { MoveMenu } from '../../features/move/move-menu.tsx';
import { PlaceMenu } from '../../features/place/place-menu.tsx';
import { ToastRegion } from '../../ui/toast.tsx';
import { createCommands } from '../commands.ts';
import { useApp } from '../state/app-context.ts';
import { timeZones } from '../time-zones.ts';
import { useShortcuts } from '../use-shortcuts.ts';
import { Banners } from './banners.tsx';
import { FileDragHint } from './file-drag.tsx';
import {
  ConflictsDialog,
  Dialogs,
  FollowDialog,
  LoaBeside,
  MoveDialog,
  OutboxDialogs,
  PlaceDialog,
  PortRequestPanel,
} from './later.ts';
import { layoutOf } from './layout.ts';
import { LoaDialogs } from './loa-dialogs.tsx';
import { usePanelActions } from './panel-actions.ts';
import { useParts } from './parts.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { useInteractiveMark } from './use-interactive-mark.ts';
import { useWindowWidth } from './use-width.ts';
import { View } from './view.tsx';
import './shell.css';

/** The window: rail, top bar, the view, and the open port request beside it. */
export function Shell({ info }: { readonly info: AppInfo }): ReactNode {
  const app = useApp();
  const { settings, open, intake, move, follow, place, conflicts, outbox, loa } = app;
  const search = useRef<HTMLInputElement>(null);
  const commands = useMemo(() => createCommands(app, () => search.current?.focus()), [app]);
  useShortcuts(commands);
  useInteractiveMark(app);
  const { inspectorWidth, railCollapsed, timeZone } = useStore(settings);
  const openId = useStore(open, (state) => state.id);
  const beside = useStore(loa, (state) => state.beside);
  const isHandedOver = useStore(loa, (state) => state.signing?.isHandedOver ?? false);
  const layout = layoutOf(useWindowWidth(), inspectorWidth, railCollapsed, openId !== null);
  const zones = useMemo(() => timeZones(timeZone), [timeZone]);
  const parts = useParts();
  const actions = usePanelActions();
  const begin = commands.find((command) => command.id === 'new-port-request');
  return (
    <div className="shell">
      <Rail isCollapsed={layout.isRailCollapsed} />
      <div className="shell-main">
        <TopBar search={search} onNew={() => begin?.run()} />
        <Banners notices={info.notices} />
        <div className="shell-content">
          <main className="shell-view" hidden={layout.isPanelFull || beside !== undefined}>
            <View info={info} timeZones={zones} />
          </main>
          {beside && (
            <div className="shell-view">
              <Suspense>
                <LoaBeside target={beside} />
              </Suspense>
            </div>
          )}
          <Suspense>
            {openId !== null && !(beside && layout.isPanelFull) && (
              <PortRequestPanel
                store={open}
                intake={intake}
                parts={parts}
                actions={actions}
                timeZone={timeZone}
                width={layout.panelWidth}
                maxWidth={layout.panelMax}
                isFull={layout.isPanelFull}
                onWidthChange={(width) => settings.change({ inspectorWidth: width })}
              />
            )}
          </Suspense>
        </div>
      </div>
      <MoveMenu store={move} />
      <PlaceMenu store={place} />
      <Suspense>
        <MoveDialog store={move} timeZones={zones} timeZone={timeZone} />
        <FollowDialog store={follow} timeZones={zones} timeZone={timeZone} />
        <PlaceDialog store={place} />
        <ConflictsDialog store={conflicts} />
        <OutboxDialogs store={outbox} />
        <LoaDialogs timeZone={timeZone} />
        <Dialogs commands={commands} timeZones={zones} />
      </Suspense>
      <FileDragHint isPortOpen={openId !== null} />
      {/* They name other customers. */}
      {!isHandedOver && <Toasts />}
    </div>
  );
}

function Toasts(): ReactNode {
  const { toasts } = useApp();
  const shown = useStore(toasts, (state) => state.toasts);
  return <ToastRegion toasts={shown} onDismiss={toasts.dismiss} />;
}
