import { type ReactNode, useState } from 'react';
import { DOCUMENT_KIND_LABELS } from '../../../preload/contract/domain/documents.ts';
import type { LoaPolicy } from '../../../preload/contract/domain/loa.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { respOrgError } from './party.ts';
import { changesOf, formOf, isComplete, type PolicyForm } from './policy-form.ts';
import { useChange } from './use-change.ts';

const KINDS = ['loa', 'invoice', 'csr'] as const;
type Changes = ChannelInput<'loa.changePolicy'>['changes'];

/** Changes a carrier's rules on this computer. */
export function PolicyDialog(props: {
  readonly policy: LoaPolicy;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}): ReactNode {
  const { policy, onClose, onChanged } = props;
  const bridge = useBridge();
  const change = useChange();
  const [form, setForm] = useState(() => formOf(policy));
  const changes = changesOf(form, policy);
  const isDirty = Object.keys(changes).length > 0;
  const isReady = isComplete(form) && !respOrgError(form.respOrg);
  const save = async (): Promise<void> => {
    if (!isReady) return;
    if (!isDirty) {
      onClose();
      return;
    }
    const { carrier } = policy;
    const saved = await change.run(() => bridge.loa.changePolicy({ carrier, changes: changes as Changes }));
    if (saved) onChanged();
  };
  return (
    <Dialog
      title={`Rules of ${policy.label}`}
      isOpen
      isDismissable={!isDirty}
      onClose={onClose}
      note="They hold for LOAs and documents from now on."
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isPending={change.isPending}
            isDisabled={!isReady}
            onPress={() => void save()}
          >
            Save
          </Button>
        </>
      }
    >
      {change.problem && <ErrorNote what={change.problem.what} next={change.problem.next} />}
      <RuleFields form={form} onChange={(next) => setForm({ ...form, ...next })} />
    </Dialog>
  );
}

function RuleFields(props: {
  readonly form: PolicyForm;
  readonly onChange: (next: Partial<PolicyForm>) => void;
}): ReactNode {
  const { form, onChange } = props;
  const toggle = (kind: (typeof KINDS)[number], isOn: boolean): void =>
    onChange({ kinds: KINDS.filter((each) => (each === kind ? isOn : form.kinds.includes(each))) });
  return (
    <div className="loa-rules">
      <NumberField
        label="Signature, days old at most"
        value={form.signatureMaxAgeDays}
        onChange={(signatureMaxAgeDays) => onChange({ signatureMaxAgeDays })}
        minValue={1}
        maxValue={3_650}
      />
      <NumberField
        label="Bill, days old at most"
        value={form.billMaxAgeDays}
        onChange={(billMaxAgeDays) => onChange({ billMaxAgeDays })}
        minValue={1}
        maxValue={3_650}
      />
      <NumberField
        label="Largest file, MB"
        value={form.maxSizeMb}
        onChange={(maxSizeMb) => onChange({ maxSizeMb })}
        minValue={0.1}
        maxValue={25}
        step={0.1}
      />
      <TextField
        label="RespOrg"
        value={form.respOrg}
        onChange={(respOrg) => onChange({ respOrg })}
        error={respOrgError(form.respOrg)}
        maxLength={5}
        spellCheck="false"
        autoComplete="off"
        isTabular
      />
      <NumberField
        label="Lead time, business days"
        value={form.leadLocal}
        onChange={(leadLocal) => onChange({ leadLocal })}
        minValue={0}
        maxValue={365}
      />
      <NumberField
        label="Lead time of toll-free numbers"
        value={form.leadTollFree}
        onChange={(leadTollFree) => onChange({ leadTollFree })}
        minValue={0}
        maxValue={365}
      />
      {Object.entries(form.clocks).map(([name, days]) => (
        <NumberField
          key={name}
          label={`${name}, days`}
          value={days}
          onChange={(next) => onChange({ clocks: { ...form.clocks, [name]: next } })}
          minValue={1}
          maxValue={3_650}
        />
      ))}
      <fieldset>
        <legend className="ui-label">Typed signature taken for</legend>
        <Checkbox
          label="Local and Canadian numbers"
          isSelected={form.typedLocal}
          onChange={(typedLocal) => onChange({ typedLocal })}
        />
        <Checkbox
          label="Toll-free numbers"
          isSelected={form.typedTollFree}
          onChange={(typedTollFree) => onChange({ typedTollFree })}
        />
      </fieldset>
      <fieldset>
        <legend className="ui-label">Documents needed</legend>
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={DOCUMENT_KIND_LABELS[kind]}
            isSelected={form.kinds.includes(kind)}
            onChange={(isOn) => toggle(kind, isOn)}
          />
        ))}
      </fieldset>
    </div>
  );
}
