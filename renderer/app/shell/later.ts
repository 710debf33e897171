import { lazy } from 'react';

// Not needed for the first picture: the board is there sooner without them.
const loadPanel = () => import('../../features/port-request/panel.tsx');
const loadDialogs = () => import('./dialogs.tsx');
const loadMoveDialog = () => import('../../features/move/move-dialog.tsx');
const loadFollowDialog = () => import('../../features/follow/follow-dialog.tsx');
const loadPlaceDialog = () => import('../../features/place/place-dialog.tsx');
const loadConflictsDialog = () => import('../../features/conflicts/conflicts-dialog.tsx');
const loadOutboxDialogs = () => import('../../features/outbox/outbox-dialogs.tsx');
const loadLoaTab = () => import('../../features/loa/loa-tab.tsx');
const loadLoaBeside = () => import('./loa-beside.tsx');
const loadSigning = () => import('../../features/loa/sign/signing.tsx');
const loadLoaBatch = () => import('../../features/loa/batch/batch-dialog.tsx');
const loadLoaCheck = () => import('../../features/loa/verify/check-dialog.tsx');
const loadOutbox = () => import('../../features/outbox/outbox-view.tsx');
const loadToday = () => import('../../features/today/today-view.tsx');
const loadSettings = () => import('./settings-route.tsx');
const loadGallery = () => import('../gallery/gallery.tsx');

export const PortRequestPanel = lazy(async () => ({ default: (await loadPanel()).PortRequestPanel }));
export const Dialogs = lazy(async () => ({ default: (await loadDialogs()).Dialogs }));
export const MoveDialog = lazy(async () => ({ default: (await loadMoveDialog()).MoveDialog }));
export const FollowDialog = lazy(async () => ({ default: (await loadFollowDialog()).FollowDialog }));
export const PlaceDialog = lazy(async () => ({ default: (await loadPlaceDialog()).PlaceDialog }));
export const ConflictsDialog = lazy(async () => ({ default: (await loadConflictsDialog()).ConflictsDialog }));
export const OutboxDialogs = lazy(async () => ({ default: (await loadOutboxDialogs()).OutboxDialogs }));
export const LoaTab = lazy(async () => ({ default: (await loadLoaTab()).LoaTab }));
export const LoaBeside = lazy(async () => ({ default: (await loadLoaBeside()).LoaBeside }));
export const Signing = lazy(async () => ({ default: (await loadSigning()).Signing }));
export const BatchDialog = lazy(async () => ({ default: (await loadLoaBatch()).BatchDialog }));
export const CheckDialog = lazy(async () => ({ default: (await loadLoaCheck()).CheckDialog }));
export const OutboxView = lazy(async () => ({ default: (await loadOutbox()).OutboxView }));
export const TodayView = lazy(async () => ({ default: (await loadToday()).TodayView }));
export const SettingsRoute = lazy(async () => ({ default: (await loadSettings()).SettingsRoute }));
export const Gallery = lazy(async () => ({ default: (await loadGallery()).Gallery }));

/** Everything the first click may want. */
export function bringIn(): Promise<unknown> {
  return Promise.all([
    loadPanel(),
    loadDialogs(),
    loadMoveDialog(),
    loadFollowDialog(),
    loadPlaceDialog(),
    loadConflictsDialog(),
    loadOutboxDialogs(),
    loadLoaTab(),
    loadLoaBeside(),
    loadSigning(),
    loadLoaBatch(),
    loadLoaCheck(),
    loadOutbox(),
    loadToday(),
    loadSettings(),
  ]);
}

/** Brings it in while nothing else is to be done. */
export function warmUp(): void {
  requestIdleCallback(() => void bringIn());
}
