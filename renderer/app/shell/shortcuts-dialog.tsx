import type { ReactNode } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import type { Command } from '../commands.ts';
import './shortcuts.css';

const ON_CARDS = [
  { keys: '↑ ↓ ← →', title: 'Walk between cards and columns' },
  { keys: 'Enter', title: 'Open' },
  { keys: 'M', title: 'Move to…' },
  { keys: 'Tab', title: 'Next column' },
] as const;

/** Every key that does something, from the same list that the keys run. */
export function ShortcutsDialog(props: {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={props.onClose}>
      <div className="shortcuts">
        <section aria-label="Anywhere">
          <h3>Anywhere</h3>
          <dl>
            {props.commands.map((command) => (
              <Row key={command.id} title={command.title} keys={command.keys} />
            ))}
          </dl>
        </section>
        <section aria-label="On a card">
          <h3>On a card</h3>
          <dl>
            {ON_CARDS.map(({ keys, title }) => (
              <Row key={title} title={title} keys={[keys]} />
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function Row({ title, keys }: { readonly title: string; readonly keys: readonly string[] }): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {keys.map((one) => (
          <span key={one}>
            <Kbd keys={one} />
            <span className="visually-hidden">{one}</span>
          </span>
        ))}
      </dd>
    </div>
  );
}
