import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type TabItem, Tabs } from '../../ui/tabs.tsx';
import { atCarriers } from './at-carriers.ts';
import { PortRequestContext, type PortRequestScene, useOpen, usePortRequest } from './context.ts';
import { DetailsTab } from './details-tab.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { FileTarget } from './file-target.tsx';
import { LoaTab } from './loa-tab.tsx';
import { NumbersTab } from './numbers-tab.tsx';
import { PanelHead } from './panel-head.tsx';
import { Proposals } from './proposals.tsx';
import { Rejections } from './rejections.tsx';
import type { OpenState, Tab } from './store.ts';
import { TimelineTab } from './timeline-tab.tsx';
import { Waiting } from './waiting.tsx';
import './panel.css';

export interface PortRequestPanelProps extends PortRequestScene {
  readonly width: number;
  readonly maxWidth: number;
  readonly isFull: boolean;
  readonly onWidthChange: (width: number) => void;
}

/** The open port request beside the board: a region of its name with five tabs. */
export function PortRequestPanel(props: PortRequestPanelProps): ReactNode {
  const { store, intake, parts, actions, timeZone, width, maxWidth, isFull, onWidthChange } = props;
  const scene = useMemo(
    () => ({ store, intake, parts, actions, timeZone }),
    [store, intake, parts, actions, timeZone],
  );
  const id = useStore(store, (state) => state.id);
  const view = useStore(store, (state) => state.view);
  const panel = useRef<HTMLElement>(null);
  const name = view?.card.name ?? 'Port request';
  useEffect(() => {
    // A field that the agent was led to has the focus already.
    if (id === null || panel.current?.contains(document.activeElement)) return;
    panel.current?.focus({ preventScroll: true });
  }, [id]);
  if (id === null) return null;
  return (
    <PortRequestContext value={scene}>
      <Panel
        ref={panel}
        label={name}
        className="port"
        head={view ? <PanelHead view={view} /> : <h2>&nbsp;</h2>}
        width={width}
        maxWidth={maxWidth}
        onWidthChange={onWidthChange}
        onClose={store.close}
        isFull={isFull}
      >
        <FileTarget panel={panel}>
          <Body />
        </FileTarget>
      </Panel>
      <LeaveDialog />
    </PortRequestContext>
  );
}

function Body(): ReactNode {
  const { store } = usePortRequest();
  const state = useStore(store);
  const { view, problem, tab } = state;
  return (
    <>
      {problem && (
        <div className="port-notes">
          <ErrorNote
            what={problem.what}
            next={problem.next}
            action={
              view ? undefined : (
                <Button size="sm" onPress={() => void store.reload()}>
                  Try again
                </Button>
              )
            }
          />
        </div>
      )}
      {view && (
        <>
          <Waiting changes={view.waiting} />
          <div className="port-said">
            <Rejections view={view} />
            <Proposals view={view} />
          </div>
          <Tabs label={view.card.name} tabs={tabsOf(state)} selected={tab} onSelect={store.setTab} />
        </>
      )}
    </>
  );
}

/** Unsaved work is only given up when the agent says so. */
function LeaveDialog(): ReactNode {
  const { store } = usePortRequest();
  const leaving = useOpen((state) => state.leaving);
  const name = useOpen((state) => state.view?.card.name);
  return (
    <AlertDialog
      title={`Unsaved changes to ${name ?? 'this port request'}`}
      confirmLabel="Discard changes"
      cancelLabel="Keep editing"
      tone="danger"
      isOpen={leaving !== undefined}
      onConfirm={store.giveUp}
      onCancel={store.stay}
    >
      <p>What you typed has not been saved. Keep editing to save it.</p>
    </AlertDialog>
  );
}

function tabsOf({ view, timeline }: OpenState): readonly TabItem<Tab>[] {
  if (!view) return [];
  const documents = view.documents.length + atCarriers(view).length;
  return [
    { id: 'details', label: 'Details', content: <DetailsTab view={view} /> },
    { id: 'numbers', label: 'Numbers', count: view.numbers.length, content: <NumbersTab view={view} /> },
    { id: 'documents', label: 'Documents', count: documents, content: <DocumentsTab view={view} /> },
    { id: 'loa', label: 'LOA', content: <LoaTab view={view} /> },
    { id: 'timeline', label: 'Timeline', content: <TimelineTab view={view} entries={timeline} /> },
  ];
}
