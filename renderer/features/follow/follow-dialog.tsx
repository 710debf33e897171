import { ArrowRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { FollowStep } from '../../../preload/contract/domain/orders.ts';
import { useCarrier } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { aheadWords } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { WhenField } from '../../ui/when-field.tsx';
import { answersOf, asksReason, asksSchedule, formsOf, mayCharge, type StepForm } from './answers.ts';
import type { FollowState, FollowStore } from './store.ts';
import './follow-dialog.css';

export interface FollowDialogProps {
  readonly store: FollowStore;
  readonly timeZones: readonly string[];
  readonly timeZone: string;
}

/** The moves that bring the agent's switch to where the carrier is, each with what it needs and does. */
export function FollowDialog({ store, timeZones, timeZone }: FollowDialogProps): ReactNode {
  const dialog = useStore(store, (state) => state.dialog);
  if (!dialog) return null;
  return <Follow key={dialog.card.id} dialog={dialog} {...{ store, timeZones, timeZone }} />;
}

function Follow(
  props: FollowDialogProps & { readonly dialog: NonNullable<FollowState['dialog']> },
): ReactNode {
  const { dialog, store, timeZones, timeZone } = props;
  const { card, plan, isSending, problem, from } = dialog;
  useReturnFocus(() => placeAfter(card.id, from));
  const now = useNow();
  const carrier = useCarrier(plan.ahead.carrier);
  const label = carrier?.label ?? plan.ahead.carrier;
  const [forms, setForms] = useState(() => formsOf(plan, timeZone));
  const [accepts, setAccepts] = useState(false);
  const answers = answersOf(plan, forms, accepts);
  const change = (at: number, part: Partial<StepForm>): void =>
    setForms((all) => all.map((form, index) => (index === at ? { ...form, ...part } : form)));
  return (
    <Dialog
      title={`Follow ${label}`}
      isOpen
      isDismissable={!isSending}
      onClose={store.cancel}
      footer={
        <>
          <Button onPress={store.cancel}>Keep as it is</Button>
          <Button
            variant="primary"
            isDisabled={answers === null}
            isPending={isSending}
            pendingLabel="Following"
            onPress={() => {
              if (answers) void store.send(answers);
            }}
          >
            {`Follow ${label}`}
          </Button>
        </>
      }
    >
      <div className="follow">
        <p>
          {label} says <strong className="tabular">{aheadWords(plan.ahead, now, timeZone)}</strong>
          {` for ${card.name}. `}
          {plan.steps.length === 1
            ? 'One move follows:'
            : `${plan.steps.length} moves follow, in this order:`}
        </p>
        {problem && <ErrorNote what={problem.what} next={problem.next} />}
        <ol className="follow-steps" aria-label="Steps">
          {plan.steps.map((step, index) => (
            <li key={step.to} className="follow-step">
              <Step
                step={step}
                form={forms[index] as StepForm}
                timeZones={timeZones}
                onChange={(part) => change(index, part)}
              />
            </li>
          ))}
        </ol>
        {mayCharge(plan) && (
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

function Step(props: {
  readonly step: FollowStep;
  readonly form: StepForm;
  readonly timeZones: readonly string[];
  readonly onChange: (part: Partial<StepForm>) => void;
}): ReactNode {
  const { step, form, timeZones, onChange } = props;
  const reason = asksReason(step);
  return (
    <>
      <p className="follow-move">
        <StateBadge state={step.from} />
        <ArrowRight role="img" aria-label="to" />
        <StateBadge state={step.to} />
      </p>
      <p className="follow-consequence">{step.consequence}</p>
      {asksSchedule(step) && (
        <WhenField
          value={form.when}
          onChange={(when) => onChange({ when })}
          timeZones={timeZones}
          isRequired
        />
      )}
      {reason !== 'no' && (
        <TextArea
          label={reason === 'must' ? 'Reason' : 'Reason (optional)'}
          value={form.reason}
          onChange={(text) => onChange({ reason: text })}
          isRequired={reason === 'must'}
        />
      )}
    </>
  );
}

/** Back to where it was asked for; a card that went to another column is another element there. */
function placeAfter(id: string, from: Element | null): HTMLElement | null {
  if (from instanceof HTMLElement && from.isConnected) return from;
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
}
