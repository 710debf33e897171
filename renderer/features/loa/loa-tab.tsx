import { FileSignature } from 'lucide-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { FieldChanges, FieldName } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LoaLack, LoaPart } from '../../../preload/contract/domain/loa.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { printedToast } from '../../ui/printed-toast.ts';
import type { ToastItem } from '../../ui/toast.tsx';
import { CarrierCopies, type Copy, DrawnBy, OURS } from './copies.tsx';
import { useAhead } from './loa-picture.tsx';
import { PartSection } from './part-section.tsx';
import { LoaSheet } from './sheet.tsx';
import type { LoaStore } from './store.ts';
import { useLoa } from './use-loa.ts';
import { usePreview } from './use-preview.ts';
import './loa.css';

/** What the open port request lends to its LOA. */
export interface LoaHost {
  readonly id: PortRequestId;
  readonly portName: string;
  /** What the form holds and has not been saved. */
  readonly changes: FieldChanges;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onLookAt: (fields: readonly FieldName[]) => void;
  readonly onNumbers: () => void;
  /** Carriers that draw a copy of their own, and the place that shows one. */
  readonly copies: readonly Copy[];
  readonly Copy: ComponentType<{
    readonly of: string;
    readonly tools: ReactNode;
    readonly onBack: () => void;
  }>;
}

export interface LoaTabProps extends LoaHost {
  readonly store: LoaStore;
  readonly timeZone: string;
  readonly onSettings: () => void;
  readonly notify: (toast: Omit<ToastItem, 'id'>) => void;
}

type Shown = { readonly by: string; readonly variant?: LoaPart['variant'] } | null;

/** The letters of authorization of a port request: ours, and the copies that carriers draw. */
export function LoaTab(props: LoaTabProps): ReactNode {
  const { id, portName, changes, copies, Copy, store } = props;
  const [answer, again] = useLoa(id);
  const [shown, setShown] = useState<Shown>(null);
  const [printing, setPrinting] = useState<LoaPart['variant'] | null>(null);
  const beside = useStore(store, (state) => state.beside);
  const bridge = useBridge();
  const parts = answer.kind === 'here' ? answer.value.parts : [];
  const isUnsaved = Object.keys(changes).length > 0;
  const onLack = (lack: LoaLack): void => {
    if (lack.place === 'settings') props.onSettings();
    else if (lack.field) props.onLookAt([lack.field]);
    else props.onNumbers();
  };
  const print = async (variant: LoaPart['variant']): Promise<void> => {
    setPrinting(variant);
    const printed = await bridge.loa.print({ id, variant });
    setPrinting(null);
    const toast = printedToast(printed, portName);
    if (toast) props.notify(toast);
  };
  const part = parts.find((one) => one.variant === shown?.variant) ?? parts[0];
  // Drawn as soon as the tab is open: it is there when somebody asks to see it.
  const preview = usePreview(id, beside ? undefined : part?.variant, changes);
  useAhead(preview.preview?.bytes, shown !== null);
  const tools = (by: string): ReactNode => (
    <DrawnBy
      copies={copies}
      hasOurs={parts.length > 0}
      value={by}
      onChange={(next) => setShown({ ...shown, by: next })}
    />
  );
  if (shown && shown.by !== OURS) {
    return <Copy key={shown.by} of={shown.by} tools={tools(shown.by)} onBack={() => setShown(null)} />;
  }
  if (shown && part) {
    const target = { id, portName, variant: part.variant };
    return (
      <LoaSheet
        key={part.variant}
        {...props}
        preview={preview}
        parts={parts}
        part={part}
        isUnsaved={isUnsaved}
        tools={tools(OURS)}
        onVariant={(variant) => setShown({ by: OURS, variant })}
        onLack={onLack}
        onBack={() => setShown(null)}
        onSign={(from) => store.sign(target, from)}
        onBeside={() => {
          store.showBeside(target);
          setShown(null);
        }}
      />
    );
  }
  return (
    <div className="loa">
      {answer.kind === 'problem' && (
        <ErrorNote
          what={answer.problem.what}
          next={answer.problem.next}
          action={
            <Button size="sm" onPress={again}>
              Try again
            </Button>
          }
        />
      )}
      {answer.kind === 'here' && parts.length === 0 && (
        <EmptyState icon={<FileSignature />} action={<Button onPress={props.onNumbers}>Add numbers</Button>}>
          An LOA lists the numbers it is for. This port request has none yet.
        </EmptyState>
      )}
      {parts.map((one) => {
        const target = { id, portName, variant: one.variant };
        return (
          <PartSection
            key={one.variant}
            part={one}
            timeZone={props.timeZone}
            isUnsaved={isUnsaved}
            isPrinting={printing === one.variant}
            onPreview={() => {
              if (beside) store.showBeside(target);
              else setShown({ by: OURS, variant: one.variant });
            }}
            onSign={(from) => store.sign(target, from)}
            onHandOver={(from) => store.sign(target, from, true)}
            onPrint={() => void print(one.variant)}
            onLack={onLack}
          />
        );
      })}
      {answer.kind !== 'asking' && <CarrierCopies copies={copies} onShow={(by) => setShown({ by })} />}
    </div>
  );
}
