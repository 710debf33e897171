import { ArrowLeft, PanelLeftOpen, PenLine, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import {
  LOA_VARIANT_LABELS,
  type LoaLack,
  type LoaPart,
  type LoaVariant,
} from '../../../preload/contract/domain/loa.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { LoaPicture } from './loa-picture.tsx';
import type { PreviewState } from './use-preview.ts';
import { whyNotSigned } from './words.ts';

export interface LoaSheetProps {
  readonly portName: string;
  /** The LOA with what is typed and not saved. */
  readonly preview: PreviewState;
  readonly isUnsaved: boolean;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly parts: readonly LoaPart[];
  readonly part: LoaPart;
  readonly onVariant: (variant: LoaVariant) => void;
  readonly onLack: (lack: LoaLack) => void;
  readonly onSign: (from: Element | null) => void;
  /** Puts the picture beside the form; absent where it is there. */
  readonly onBeside?: () => void;
  readonly onBack: () => void;
  readonly tools?: ReactNode;
}

/** The LOA as it would be printed now, with what is typed and not saved. */
export function LoaSheet(props: LoaSheetProps): ReactNode {
  const { portName, preview, part, parts, isUnsaved, onBeside, onBack } = props;
  const sheet = useRef<HTMLElement>(null);
  const sign = useRef<HTMLButtonElement>(null);
  const isInTab = onBeside !== undefined;
  // The button that opened it has made way for it; beside the form the focus stays where one types.
  useEffect(() => {
    if (isInTab) sheet.current?.focus({ preventScroll: true });
  }, [isInTab]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onBack();
  };
  useReturnFocus(
    () =>
      document.querySelector<HTMLElement>('.loa-part .ui-button') ??
      document.querySelector<HTMLElement>('.port'),
  );
  const reason = whyNotSigned(part, isUnsaved);
  return (
    <section
      ref={sheet}
      className="loa-sheet"
      aria-label={isInTab ? 'Preview of LOA' : `LOA of ${portName}`}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header>
        {isInTab && <IconButton size="sm" label="Back to the list" icon={<ArrowLeft />} onPress={onBack} />}
        <h3 className="truncate">{isInTab ? 'LOA' : `LOA of ${portName}`}</h3>
        {parts.length > 1 && (
          <Select
            label="Which LOA"
            hideLabel
            size="sm"
            options={parts.map(({ variant }) => ({ id: variant, label: LOA_VARIANT_LABELS[variant] }))}
            value={part.variant}
            onChange={(variant) => {
              const chosen = parts.find((one) => one.variant === variant);
              if (chosen) props.onVariant(chosen.variant);
            }}
          />
        )}
        {props.tools}
        <span className="loa-gap" />
        <Button
          ref={sign}
          size="sm"
          variant={part.state === 'signed' ? 'secondary' : 'primary'}
          icon={<PenLine />}
          isDisabled={reason !== null}
          onPress={() => props.onSign(sign.current)}
        >
          Sign LOA
        </Button>
        {onBeside ? (
          <IconButton size="sm" label="Show beside the form" icon={<PanelLeftOpen />} onPress={onBeside} />
        ) : (
          <IconButton size="sm" label="Close the preview" icon={<X />} onPress={onBack} />
        )}
      </header>
      {isUnsaved && (
        <p className="loa-strip" data-wide="" role="status">
          <span>With your unsaved changes. They are saved before it can be signed.</span>
          <Button size="sm" isPending={props.isSaving} pendingLabel="Saving" onPress={props.onSave}>
            Save
          </Button>
        </p>
      )}
      {part.lacks.length > 0 && (
        <section className="loa-strip" aria-label="Still missing">
          <span>Still missing</span>
          {part.lacks.map((lack) => (
            <Button
              key={`${lack.field ?? lack.label}`}
              size="sm"
              aria-label={`${lack.label}: ${lack.what}`}
              onPress={() => props.onLack(lack)}
            >
              {lack.label}
            </Button>
          ))}
        </section>
      )}
      <LoaPicture state={preview} name="LOA" />
    </section>
  );
}
