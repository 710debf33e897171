import { z } from 'zod';
import type { Settings } from '../../preload/contract/domain/settings.ts';
import { settingsChange } from '../../preload/contract/ipc/inputs.ts';
import type { SettingsBook } from '../core/interfaces/ports.ts';
import { type Kept, openKept } from './kept.ts';

/** `timeZone` is that of this computer until the agent says otherwise. */
export function defaultSettings(timeZone: string): Settings {
  return {
    theme: 'system',
    density: 'comfortable',
    railCollapsed: false,
    inspectorWidth: 520,
    collapsedColumns: ['completed', 'canceled'],
    timeZone,
  };
}

const one = settingsChange(z).shape;

/** Keeps every value that is sound; one that is not falls back alone. */
function soundValues(raw: object): Partial<Settings> {
  const pairs = Object.entries(raw).filter(
    ([name, value]) => name in one && one[name as keyof typeof one].safeParse(value).success,
  );
  return Object.fromEntries(pairs) as Partial<Settings>;
}

function parse(raw: unknown): Partial<Settings> | undefined {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? soundValues(raw) : undefined;
}

/** The agent's settings in `<folder>/settings.json`; `changed` hears of each change after it is on disk. */
export function openSettings(
  folder: string,
  timeZone: string,
  changed: (settings: Settings) => void,
): SettingsBook & Pick<Kept<Settings>, 'setAside'> {
  const kept = openKept<Partial<Settings>>({ folder, name: 'settings', parse, fallback: {} });
  const defaults = defaultSettings(timeZone);
  const read = () => ({ ...defaults, ...kept.read() });
  return {
    read,
    change: (changes) => {
      kept.write({ ...kept.read(), ...changes });
      const settings = read();
      changed(settings);
      return settings;
    },
    ...(kept.setAside !== undefined && { setAside: kept.setAside }),
  };
}
