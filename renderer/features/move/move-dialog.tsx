import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { ReasonChoice } from '../../../preload/contract/domain/moves.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { WhenField, type WhenValue, zonedOf } from '../../ui/when-field.tsx';
import type { MoveAnswers, MoveState, MoveStore } from './store.ts';
import { deedOf, titleOf } from './words.ts';
import './move-dialog.css';

export interface MoveDialogProps {
  readonly store: MoveStore;
  /** IANA names to choose from, and the agent's own. */
  readonly timeZones: readonly string[];
  readonly timeZone: string;
}

/** What a move asks before it is sent, with what it will do. */
export function MoveDialog({ store, timeZones, timeZone }: MoveDialogProps): ReactNode {
  const dialog = useStore(store, (state) => state.dialog);
  if (!dialog) return null;
  return (
    <MoveForm
      key={`${dialog.card.id} ${dialog.move.to} ${dialog.amends?.id ?? ''}`}
      dialog={dialog}
      timeZones={timeZones}
      timeZone={timeZone}
      onSend={(answers) => void store.send(answers)}
      onCancel={store.cancel}
    />
  );
}

interface MoveFormProps extends Omit<MoveDialogProps, 'store'> {
  readonly dialog: NonNullable<MoveState['dialog']>;
  readonly onSend: (answers: MoveAnswers) => void;
  readonly onCancel: () => void;
}

function MoveForm({ dialog, timeZones, timeZone, onSend, onCancel }: MoveFormProps): ReactNode {
  const { card, move, reasons, isSending, problem, from, amends } = dialog;
  const before = amends?.answers;
  useReturnFocus(() => placeAfter(card.id, from));
  const [reason, setReason] = useState(before?.reason ?? '');
  const [when, setWhen] = useState<WhenValue>(before?.schedule ?? { dateTime: null, timeZone });
  const schedule = zonedOf(when);
  const [accepts, setAccepts] = useState(before?.acceptCharges ?? false);
  const asks = (need: string): boolean => move.needs.some((one) => one === need);
  const asksReason = asks('reason') || asks('optional-reason');
  const isReady = (!asks('reason') || reason.trim() !== '') && (!asks('schedule') || schedule !== null);
  const send = (): void => {
    if (!isReady) return;
    onSend({
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(asks('schedule') && schedule ? { schedule } : {}),
      ...(accepts ? { acceptCharges: true } : {}),
    });
  };
  return (
    <Dialog
      title={titleOf(card.name, move.to, card.order?.label)}
      isOpen
      isDismissable={!isSending}
      onClose={onCancel}
      footer={
        <>
          <Button onPress={onCancel}>Keep as it is</Button>
          <Button
            variant={move.to === 'canceled' || move.to === 'rejected' ? 'danger' : 'primary'}
            isDisabled={!isReady}
            onPress={send}
          >
            {deedOf(move.to, card.order?.label)}
          </Button>
        </>
      }
    >
      <div className="move-form">
        <p>{move.consequence}</p>
        {problem && <ErrorNote what={problem.what} next={problem.next} />}
        {asks('schedule') && (
          <WhenField value={when} onChange={setWhen} timeZones={timeZones} isRequired autoFocus />
        )}
        {asksReason && (
          <Reason
            reasons={move.to === 'rejected' ? reasons : []}
            isRequired={asks('reason')}
            value={reason}
            onChange={setReason}
            onSubmit={send}
            autoFocus={!asks('schedule')}
          />
        )}
        {asks('charges-may-apply') && (
          <Checkbox
            label="Accept charges without asking again"
            description="Otherwise the carrier’s charges are shown to you before anything is charged."
            isSelected={accepts}
            onChange={setAccepts}
          />
        )}
      </div>
    </Dialog>
  );
}

/** Back to where the move was asked for; a card that went to another column is another element there. */
function placeAfter(id: string, from: Element | undefined): HTMLElement | null {
  if (from instanceof HTMLElement && from.isConnected) return from;
  const card = document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
  return card ?? document.querySelector<HTMLElement>('.board [data-card][tabindex="0"]');
}

function Reason(props: {
  readonly reasons: readonly ReasonChoice[];
  readonly isRequired: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
  readonly autoFocus: boolean;
}): ReactNode {
  const { reasons, isRequired, value, onChange, onSubmit, autoFocus } = props;
  const chosen = reasons.find((choice) => choice.text === value);
  return (
    <>
      {reasons.length > 0 && (
        <Select
          label="Common reasons"
          options={reasons.map(({ id, label }) => ({ id, label }))}
          value={chosen?.id ?? null}
          placeholder="Pick one and change its words, or write your own"
          onChange={(id) => onChange(reasons.find((choice) => choice.id === id)?.text ?? value)}
        />
      )}
      <TextArea
        label={isRequired ? 'Reason' : 'Reason (optional)'}
        value={value}
        onChange={onChange}
        onSubmit={onSubmit}
        isRequired={isRequired}
        autoFocus={autoFocus && reasons.length === 0}
      />
    </>
  );
}
