import { type ReactNode, useState } from 'react';
import {
  LOA_VARIANT_LABELS,
  LOA_VARIANTS,
  type LoaTemplate,
  type LoaVariant,
} from '../../../preload/contract/domain/loa.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useDirectory } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { useChange } from './use-change.ts';

/** Whose form it is and for which numbers; then the file. */
export function AddFormDialog(props: {
  readonly onClose: () => void;
  readonly onAdded: (template: LoaTemplate) => void;
}): ReactNode {
  const { onClose, onAdded } = props;
  const bridge = useBridge();
  const change = useChange();
  const carriers = useDirectory((directory) => directory.carriers);
  const [carrier, setCarrier] = useState<string | null>(null);
  const [variant, setVariant] = useState<LoaVariant>('local');
  const choose = async (): Promise<void> => {
    if (carrier === null) return;
    const added = await change.run(() => bridge.loa.addTemplate({ carrier, variant }));
    if (added) onAdded(added);
  };
  return (
    <Dialog
      title="Add a carrier’s form"
      size="sm"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={carrier === null}
            isPending={change.isPending}
            pendingLabel="Reading the form"
            onPress={() => void choose()}
          >
            Choose PDF…
          </Button>
        </>
      }
    >
      <div className="loa-form">
        {change.problem && <ErrorNote what={change.problem.what} next={change.problem.next} />}
        <Select
          label="Carrier"
          options={carriers.map(({ id, label }) => ({ id, label }))}
          value={carrier}
          onChange={setCarrier}
          isRequired
        />
        <RadioGroup
          label="For"
          options={LOA_VARIANTS.map((id) => ({ id, label: LOA_VARIANT_LABELS[id] }))}
          value={variant}
          onChange={(id) => setVariant(LOA_VARIANTS.find((each) => each === id) ?? 'local')}
        />
      </div>
    </Dialog>
  );
}
