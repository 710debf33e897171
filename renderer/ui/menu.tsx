import { Check, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  Header,
  Keyboard,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
  Text,
} from 'react-aria-components';
import './menu.css';
import './popover.css';

export interface MenuAction {
  readonly kind: 'action';
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Keys as drawn: "M", "Ctrl Enter". The key itself is handled by the shell's commands. */
  readonly shortcut?: string;
  /** A second line; for a disabled action, the reason why. */
  readonly description?: string;
  readonly isDisabled?: boolean;
  /** The choice that holds now: drawn with a check. */
  readonly isCurrent?: boolean;
  readonly tone?: 'danger';
  readonly onAction: () => void;
}
export interface Submenu {
  readonly kind: 'submenu';
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  readonly entries: readonly MenuEntry[];
}
export interface MenuGroup {
  readonly kind: 'group';
  readonly id: string;
  readonly label: string;
  readonly entries: readonly (MenuAction | Submenu)[];
}
export type MenuEntry =
  | MenuAction
  | Submenu
  | MenuGroup
  | { readonly kind: 'separator'; readonly id: string };

export interface MenuProps {
  /** Accessible name of the menu. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

export interface MenuButtonProps extends Pick<MenuProps, 'entries'> {
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'right top';
  /** A <Button> or <IconButton>; the menu takes its name from it. */
  readonly children: ReactNode;
}

/** A button that opens a menu: on press, Enter, Space or arrow down. */
export function MenuButton({ entries, placement = 'bottom start', children }: MenuButtonProps): ReactNode {
  return (
    <MenuTrigger>
      {children}
      <Popover className="ui-popover" placement={placement} offset={4}>
        <MenuList entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

interface MenuListProps {
  /** Only where no trigger names the menu. */
  readonly label?: string;
  readonly entries: readonly MenuEntry[];
  readonly onClose?: () => void;
}

/** The menu without its trigger, for `ContextMenu`. */
export function MenuList({ label, entries, onClose }: MenuListProps): ReactNode {
  return (
    <AriaMenu
      className="ui-list ui-menu"
      autoFocus="first"
      {...(label ? { 'aria-label': label } : {})}
      {...(onClose ? { onClose } : {})}
    >
      {entries.map((entry) => menuEntry(entry))}
    </AriaMenu>
  );
}

function menuEntry(entry: MenuEntry): ReactNode {
  switch (entry.kind) {
    case 'separator':
      return <Separator key={entry.id} className="ui-list-separator" />;
    case 'group':
      return (
        <MenuSection key={entry.id}>
          <Header className="ui-list-heading">{entry.label}</Header>
          {entry.entries.map((inner) => menuEntry(inner))}
        </MenuSection>
      );
    case 'submenu':
      return (
        <SubmenuTrigger key={entry.id} delay={120}>
          <MenuItem
            id={entry.id}
            textValue={entry.label}
            className="ui-option"
            isDisabled={entry.isDisabled ?? false}
          >
            {entry.icon}
            <Text slot="label" className="ui-option-label">
              {entry.label}
            </Text>
            <ChevronRight className="ui-menu-more" />
          </MenuItem>
          <Popover className="ui-popover" offset={-2} crossOffset={-4}>
            <MenuList entries={entry.entries} />
          </Popover>
        </SubmenuTrigger>
      );
    case 'action':
      return <Action key={entry.id} action={entry} />;
  }
}

function Action({ action }: { readonly action: MenuAction }): ReactNode {
  return (
    <MenuItem
      id={action.id}
      textValue={action.label}
      className="ui-option"
      data-tone={action.tone}
      isDisabled={action.isDisabled ?? false}
      onAction={action.onAction}
    >
      {action.isCurrent ? <Check className="ui-option-check" /> : action.icon}
      <Text slot="label" className="ui-option-label">
        {action.label}
        {action.description && <span className="ui-option-description">{action.description}</span>}
      </Text>
      {action.shortcut && (
        <span className="ui-menu-keys" data-keys={action.shortcut}>
          <Keyboard className="visually-hidden">{action.shortcut}</Keyboard>
        </span>
      )}
    </MenuItem>
  );
}
