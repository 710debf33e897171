import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { FieldChanges, FieldName } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Move } from '../../../preload/contract/domain/moves.ts';
import type { NumberCheck } from '../../../preload/contract/domain/numbers.ts';
import type { Card, OrderView, WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import type { MenuAction } from '../../ui/menu.tsx';
import type { ToastItem } from '../../ui/toast.tsx';
import type { IntakeStore } from './intake.ts';
import type { OpenState, OpenStore } from './store.ts';

/** Pieces of other features that the shell lends to this one. */
export interface PortRequestParts {
  readonly NumberEntry: ComponentType<{
    readonly text: string;
    readonly onText: (text: string) => void;
    readonly onCheck: (check: NumberCheck | undefined) => void;
    readonly except?: PortRequestId;
    readonly onOpen: (id: PortRequestId) => void;
  }>;
  readonly WaitingRow: ComponentType<{ readonly change: WaitingChange }>;
  readonly Loa: ComponentType<{
    readonly id: PortRequestId;
    readonly portName: string;
    /** What the form holds and has not been saved. */
    readonly changes: FieldChanges;
    readonly isSaving: boolean;
    readonly onSave: () => void;
    readonly onLookAt: (fields: readonly FieldName[]) => void;
    readonly onNumbers: () => void;
    /** Carriers that draw a copy of their own, and the place that shows one. */
    readonly copies: readonly { readonly id: string; readonly label: string }[];
    readonly Copy: ComponentType<CarrierCopyProps>;
  }>;
}

export interface CarrierCopyProps {
  /** One of the copies' ids. */
  readonly of: string;
  readonly tools: ReactNode;
  readonly onBack: () => void;
}

/** What the open port request asks of the window around it. */
export interface PortRequestActions {
  /** A toast of the same topic takes the place of an earlier one. */
  readonly notify: (toast: Omit<ToastItem, 'id'> & { readonly topic?: string }) => void;
  readonly onMoveMenu: (card: Card, anchor: Element) => void;
  /** The states that one order may go to, as menu entries; `label` is such as `Telnyx 2`. */
  readonly moveEntries: (card: Card, order: OrderView, label: string) => readonly MenuAction[];
  readonly onMove: (
    card: Card,
    order: OrderView,
    label: string,
    move: Extract<Move, { legal: true }>,
  ) => void;
  /** *Place at…*, below the element that asked. */
  readonly onPlaceMenu: (card: Card, anchor: Element) => void;
  /** The agent's switch follows the carrier that is ahead. */
  readonly onFollow: (card: Card, from: Element | null) => void;
}

export interface PortRequestScene {
  readonly store: OpenStore;
  readonly intake: IntakeStore;
  readonly parts: PortRequestParts;
  readonly actions: PortRequestActions;
  readonly timeZone: string;
}

export const PortRequestContext = createContext<PortRequestScene | null>(null);

export function usePortRequest(): PortRequestScene {
  const scene = useContext(PortRequestContext);
  if (!scene) throw new Error('A part of an open port request needs it around.');
  return scene;
}

/** A part of the open port request's memory. */
export function useOpen<Part>(select: (state: OpenState) => Part): Part {
  return useStore(usePortRequest().store, select);
}
