import { type ReactNode, Suspense } from 'react';
import type { Command } from '../commands.ts';
import { useApp } from '../state/app-context.ts';
import { ConflictsDialog, Dialogs, FollowDialog, MoveDialog, OutboxDialogs, PlaceDialog } from './later.ts';
import { LoaDialogs } from './loa-dialogs.tsx';
import { useIsInteractive } from './use-is-interactive.ts';

/** What opens over the window; asked for once its first picture is there, which would else wait for all of it. */
export function Overlays(props: {
  readonly commands: readonly Command[];
  readonly timeZones: readonly string[];
  readonly timeZone: string;
}): ReactNode {
  const app = useApp();
  const { commands, timeZones, timeZone } = props;
  if (!useIsInteractive(app)) return null;
  return (
    <Suspense>
      <MoveDialog store={app.move} timeZones={timeZones} timeZone={timeZone} />
      <FollowDialog store={app.follow} timeZones={timeZones} timeZone={timeZone} />
      <PlaceDialog store={app.place} />
      <ConflictsDialog store={app.conflicts} />
      <OutboxDialogs store={app.outbox} />
      <LoaDialogs timeZone={timeZone} />
      <Dialogs commands={commands} timeZones={timeZones} />
    </Suspense>
  );
}
