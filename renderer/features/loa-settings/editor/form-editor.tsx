import type { ReactNode } from 'react';
import {
  LOA_VARIANT_LABELS,
  type LoaTemplate,
  TEMPLATE_VALUE_LABELS,
  templateLacks,
} from '../../../../preload/contract/domain/loa.ts';
import { useBridge } from '../../../bridge/context.tsx';
import { useCarrier } from '../../../bridge/directory.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { listed } from '../form-words.ts';
import { EditorBody } from './editor-body.tsx';
import { placedOf } from './placing.ts';
import { usePlacing } from './use-placing.ts';

/** Says what goes where on a carrier's own form. What is changed is saved by itself. */
export function FormEditor(props: {
  readonly template: LoaTemplate;
  readonly onClose: () => void;
}): ReactNode {
  const { template, onClose } = props;
  const bridge = useBridge();
  const carrier = useCarrier(template.carrier);
  const state = usePlacing(template);
  const [file] = useAnswer(template.id, () => bridge.loa.readTemplate({ templateId: template.id }));
  const lacks = templateLacks({ placed: placedOf(state.placing) });
  const close = async (): Promise<void> => {
    if (await state.finish()) onClose();
  };
  return (
    <Dialog
      title={`${carrier?.label ?? template.carrier}: ${LOA_VARIANT_LABELS[template.variant].toLowerCase()}`}
      size="full"
      isOpen
      isDismissable={false}
      onClose={() => void close()}
      note={
        <p role="status" aria-label="Form">
          {lacks.length === 0
            ? 'Everything an LOA needs has its place: the form is in use.'
            : `The form is not used until it has a place for ${listed(lacks.map((value) => TEMPLATE_VALUE_LABELS[value]))}.`}
        </p>
      }
      footer={
        <Button variant="primary" onPress={() => void close()}>
          Done
        </Button>
      }
    >
      {state.problem && <ErrorNote what={state.problem.what} next={state.problem.next} />}
      {file.kind === 'problem' && <ErrorNote what={file.problem.what} next={file.problem.next} />}
      {file.kind === 'here' && <EditorBody template={template} bytes={file.value.bytes} state={state} />}
    </Dialog>
  );
}
