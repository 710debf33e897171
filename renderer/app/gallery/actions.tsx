import { Ellipsis, LayoutGrid, List, Paperclip, Pin, Plus, RefreshCw, Send, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ContextMenu, contextMenuPoint, type MenuPoint } from '../../ui/context-menu.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import { Toolbar, ToolbarGap } from '../../ui/toolbar.tsx';
import { Section } from './section.tsx';

const nothing = (): void => undefined;

const ENTRIES: readonly MenuEntry[] = [
  {
    kind: 'submenu',
    id: 'move',
    label: 'Move to…',
    icon: <Send />,
    entries: [
      {
        kind: 'action',
        id: 'pending',
        label: 'Pending',
        icon: <StateIcon state="pending" />,
        onAction: nothing,
      },
      {
        kind: 'action',
        id: 'scheduled',
        label: 'Scheduled',
        icon: <StateIcon state="scheduled" />,
        description: 'Needs a date from the losing carrier',
        isDisabled: true,
        onAction: nothing,
      },
      {
        kind: 'action',
        id: 'canceled',
        label: 'Canceled',
        icon: <StateIcon state="canceled" />,
        onAction: nothing,
      },
    ],
  },
  {
    kind: 'action',
    id: 'attach',
    label: 'Attach files',
    icon: <Paperclip />,
    shortcut: 'A',
    onAction: nothing,
  },
  {
    kind: 'action',
    id: 'sync',
    label: 'Sync now',
    icon: <RefreshCw />,
    shortcut: 'Ctrl R',
    onAction: nothing,
  },
  { kind: 'separator', id: 'line' },
  {
    kind: 'group',
    id: 'show',
    label: 'Show',
    entries: [
      { kind: 'action', id: 'age', label: 'Age in state', isCurrent: true, onAction: nothing },
      { kind: 'action', id: 'due', label: 'Due date', onAction: nothing },
    ],
  },
  { kind: 'separator', id: 'line-2' },
  {
    kind: 'action',
    id: 'delete',
    label: 'Delete draft',
    icon: <Trash2 />,
    tone: 'danger',
    onAction: nothing,
  },
];

/** Buttons, menus, toolbars. */
export function Actions(): ReactNode {
  const [view, setView] = useState<'board' | 'list'>('board');
  const [isPinned, setPinned] = useState(true);
  const [at, setAt] = useState<MenuPoint | null>(null);
  return (
    <>
      <Section title="Buttons">
        <Button variant="primary" icon={<Plus />}>
          New port request
        </Button>
        <Button>Sync now</Button>
        <Button variant="quiet" icon={<Paperclip />}>
          Attach files
        </Button>
        <Button variant="danger">Delete draft</Button>
        <Button variant="primary" isPending pendingLabel="Submitting to Kazoo">
          Submit
        </Button>
        <Button isPending>Verify</Button>
        <Button isDisabled>Submit</Button>
        <Button variant="primary" isDisabled>
          Submit
        </Button>
        <Button size="sm">Retry</Button>
        <Button size="sm" variant="quiet" after={<Kbd keys="M" />}>
          Move to…
        </Button>
      </Section>
      <Section title="Icon buttons, toolbar, segments">
        <Toolbar label="Card actions">
          <IconButton label="Attach files to Acme Dental" icon={<Paperclip />} shortcut="A" />
          <IconButton
            label="Pin Acme Dental"
            icon={<Pin />}
            isActive={isPinned}
            onPress={() => setPinned(!isPinned)}
          />
          <ToolbarGap />
          <IconButton label="Sync Acme Dental" icon={<RefreshCw />} isPending />
          <IconButton label="Delete Acme Dental" icon={<Trash2 />} isDisabled />
          <IconButton label="More for Acme Dental" icon={<Ellipsis />} variant="secondary" size="sm" />
        </Toolbar>
        <SegmentedControl
          label="View"
          value={view}
          onChange={setView}
          segments={[
            { id: 'board', label: 'Board', icon: <LayoutGrid /> },
            { id: 'list', label: 'List', icon: <List /> },
          ]}
        />
        <Kbd keys="Ctrl K" />
      </Section>
      <Section title="Menus">
        <MenuButton entries={ENTRIES}>
          <Button after={<Ellipsis />}>Open menu</Button>
        </MenuButton>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside takes the keyboard */}
        <div
          onContextMenu={(event) => {
            event.preventDefault();
            setAt(contextMenuPoint(event));
          }}
        >
          <Button variant="quiet">Right-click, or Shift F10</Button>
        </div>
        <ContextMenu label="Acme Dental" entries={ENTRIES} at={at} onClose={() => setAt(null)} />
      </Section>
    </>
  );
}
