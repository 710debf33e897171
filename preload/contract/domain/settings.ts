import type { State } from './states.ts';

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  readonly railCollapsed: boolean;
  /** CSS pixels. */
  readonly inspectorWidth: number;
  readonly collapsedColumns: readonly State[];
  /** IANA; the zone proposed when a date is asked for. */
  readonly timeZone: string;
}
