import type { DeliveryId, PortRequestId } from '../domain/ids.ts';
import type { StorageState } from '../domain/storage.ts';
import type { SyncStatus } from '../domain/sync.ts';

/** What main tells the renderer without being asked. Each carries ids or small facts; the page fetches the rest. */
export interface PortsideEvents {
  /** These port requests look different now; `board` when counts or order may have changed beyond them. */
  readonly changed: { readonly ids: readonly PortRequestId[]; readonly board: boolean };
  readonly accounts: null;
  readonly sync: SyncStatus;
  readonly settings: null;
  readonly storage: StorageState;
  readonly delivery: { readonly deliveryId: DeliveryId; readonly sent: number; readonly total: number };
  /** A sentence worth a toast. */
  readonly notice: {
    readonly tone: 'info' | 'problem';
    readonly text: string;
    readonly portRequestId?: PortRequestId;
    /** What is said later about the same topic takes its place. */
    readonly topic?: string;
  };
  readonly command: MenuCommand;
}

/** What the native menu asks of the page. */
export type MenuCommand =
  | 'new-port-request'
  | 'add-account'
  | 'search'
  | 'sync-now'
  | 'sign-loas'
  | 'verify-loa'
  | 'show-board'
  | 'show-today'
  | 'show-outbox'
  | 'show-settings'
  | 'show-shortcuts';

export type EventName = keyof PortsideEvents;

export const EVENT_NAMES = [
  'changed',
  'accounts',
  'sync',
  'settings',
  'storage',
  'delivery',
  'notice',
  'command',
] as const satisfies readonly EventName[];
