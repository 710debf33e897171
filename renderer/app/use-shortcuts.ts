import { useEffect } from 'react';
import { useBridgeEvent } from '../bridge/use-event.ts';
import { type Command, commandFor, isCommandKey, type KeyPress } from './commands.ts';

const SEQUENCE_MS = 1_200;
const TEXT = 'input, textarea, select, [contenteditable="true"], [role="spinbutton"], [role="combobox"]';
/** The customer has the window: it does nothing for the agent. */
const HANDED_OVER = '[data-handed-over]';
const MODAL = `.ui-scrim, .ui-popover, ${HANDED_OVER}`;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TEXT) !== null;
}

function pressOf(event: KeyboardEvent): KeyPress {
  return { key: event.key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey };
}

function isOurs(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || document.querySelector(MODAL)) return false;
  return isCommandKey(pressOf(event), isTyping(event.target));
}

/** Remembers the first key of a sequence for a moment. */
function keyReader(commands: readonly Command[]): (event: KeyboardEvent) => Command | undefined {
  let before: { readonly key: string; readonly at: number } | null = null;
  return (event) => {
    const isFresh = before !== null && event.timeStamp - before.at < SEQUENCE_MS;
    const { command, isPrefix } = commandFor(commands, isFresh && before ? before.key : null, pressOf(event));
    before = isPrefix ? { key: event.key.toUpperCase(), at: event.timeStamp } : null;
    return command;
  };
}

/** Runs commands for keys and for the native menu. Keys without Ctrl are left alone while text is typed. */
export function useShortcuts(commands: readonly Command[]): void {
  useEffect(() => {
    const read = keyReader(commands);
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = isOurs(event) ? read(event) : undefined;
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [commands]);
  useBridgeEvent('command', (name) => {
    if (document.querySelector(HANDED_OVER)) return;
    commands.find((command) => command.id === name)?.run();
  });
}
