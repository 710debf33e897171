import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { FieldChanges } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LoaLack } from '../../../preload/contract/domain/loa.ts';
import { LoaSheet, type LoaSheetProps } from '../../features/loa/sheet.tsx';
import type { LoaTarget } from '../../features/loa/store.ts';
import { useLoa } from '../../features/loa/use-loa.ts';
import { usePreview } from '../../features/loa/use-preview.ts';
import { changesOf, refusedEdit } from '../../features/port-request/draft.ts';
import { useApp } from '../state/app-context.ts';
import '../../features/loa/loa.css';

/** The LOA of the open port request in the board's place: it is drawn anew as the form beside it is filled in. */
export function LoaBeside({ target }: { readonly target: LoaTarget }): ReactNode {
  const { open, loa, route } = useApp();
  const { view, draft, isSaving } = useStore(open);
  const [answer] = useLoa(target.id);
  if (answer.kind !== 'here' || !view || view.card.id !== target.id) return null;
  const { parts } = answer.value;
  const part = parts.find(({ variant }) => variant === target.variant) ?? parts[0];
  if (!part) return null;
  const changes = changesOf(view, draft, refusedEdit(view));
  const onLack = (lack: LoaLack): void => {
    if (lack.place === 'settings') {
      loa.showBeside(null);
      route.go('settings');
    } else if (lack.field) open.lookAt([lack.field]);
    else open.setTab('numbers');
  };
  return (
    <DrawnSheet
      key={`${target.id} ${part.variant}`}
      id={target.id}
      portName={view.card.name}
      changes={changes}
      isUnsaved={Object.keys(changes).length > 0}
      isSaving={isSaving}
      onSave={() => void open.save()}
      parts={parts}
      part={part}
      onVariant={(variant) => loa.showBeside({ ...target, variant })}
      onLack={onLack}
      onSign={(from) => loa.sign({ ...target, variant: part.variant }, from)}
      onBack={() => loa.showBeside(null)}
    />
  );
}

function DrawnSheet({
  id,
  changes,
  ...props
}: Omit<LoaSheetProps, 'preview'> & {
  readonly id: PortRequestId;
  readonly changes: FieldChanges;
}): ReactNode {
  const preview = usePreview(id, props.part.variant, changes);
  return <LoaSheet {...props} preview={preview} />;
}
