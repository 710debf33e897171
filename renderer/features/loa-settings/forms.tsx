import { Ellipsis, Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import {
  LOA_VARIANT_LABELS,
  type LoaTemplate,
  TEMPLATE_VALUE_LABELS,
  templateLacks,
} from '../../../preload/contract/domain/loa.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useCarrier } from '../../bridge/directory.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { AddFormDialog } from './add-form-dialog.tsx';
import { listed } from './form-words.ts';
import { useChange } from './use-change.ts';

// pdf.js comes with it.
const FormEditor = lazy(async () => ({ default: (await import('./editor/form-editor.tsx')).FormEditor }));

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'remove'; readonly template: LoaTemplate }
  | null;

/** Carriers' own LOA forms, which are filled in place of ours. */
export function Forms(): ReactNode {
  const bridge = useBridge();
  const [answer, ask] = useAnswer('loa-templates', () => bridge.loa.templates());
  const change = useChange();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => {
    setOpen(null);
    ask();
  };
  const remove = async ({ id }: LoaTemplate): Promise<void> => {
    await change.run(() => bridge.loa.removeTemplate({ templateId: id }));
    close();
  };
  return (
    <>
      <p className="loa-help">
        Some carriers want their own LOA. Add its PDF and say what goes where; ports of that carrier are then
        signed on it in place of Portside’s LOA.
      </p>
      {answer.kind === 'problem' && <ErrorNote what={answer.problem.what} next={answer.problem.next} />}
      {change.problem && <ErrorNote what={change.problem.what} next={change.problem.next} />}
      {answer.kind === 'here' && answer.value.length > 0 && (
        <ul className="loa-list" aria-label="Carrier forms">
          {answer.value.map((template) => (
            <FormLine
              key={template.id}
              template={template}
              onEdit={() => setOpen({ kind: 'edit', template })}
              onRemove={() => setOpen({ kind: 'remove', template })}
            />
          ))}
        </ul>
      )}
      <div className="loa-buttons">
        <Button icon={<Plus />} onPress={() => setOpen({ kind: 'add' })}>
          Add form
        </Button>
      </div>
      {open?.kind === 'add' && (
        <AddFormDialog onClose={close} onAdded={(template) => setOpen({ kind: 'edit', template })} />
      )}
      {open?.kind === 'remove' && (
        <AlertDialog
          title={`Remove ${open.template.name}`}
          confirmLabel="Remove"
          tone="danger"
          isOpen
          isPending={change.isPending}
          onConfirm={() => void remove(open.template)}
          onCancel={close}
        >
          <p>
            Its PDF and what goes where leave this computer. LOAs are drawn by Portside from then on; signed
            ones stay as they are.
          </p>
        </AlertDialog>
      )}
      {open?.kind === 'edit' && (
        <Suspense>
          <FormEditor template={open.template} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function FormLine(props: {
  readonly template: LoaTemplate;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { template, onEdit, onRemove } = props;
  const { name, variant } = template;
  const carrier = useCarrier(template.carrier);
  const lacks = templateLacks(template);
  return (
    <li className="loa-line">
      <CarrierBadge
        size="mark"
        label={carrier?.label ?? template.carrier}
        {...(carrier ? { mark: carrier.mark } : {})}
      />
      <div className="loa-line-words">
        <p className="loa-form-name">
          <span className="truncate">{name}</span>
          <Badge tone={lacks.length === 0 ? 'good' : 'warning'}>
            {lacks.length === 0 ? 'In use' : 'Not in use yet'}
          </Badge>
        </p>
        <p className="loa-quiet">
          {LOA_VARIANT_LABELS[variant]}.
          {lacks.length > 0 &&
            ` No place yet for: ${listed(lacks.map((value) => TEMPLATE_VALUE_LABELS[value]))}.`}
        </p>
      </div>
      <Button size="sm" aria-label={`Edit ${name}`} onPress={onEdit}>
        Edit…
      </Button>
      <MenuButton
        placement="bottom end"
        entries={[{ kind: 'action', id: 'remove', label: 'Remove…', tone: 'danger', onAction: onRemove }]}
      >
        <IconButton size="sm" label={`More for ${name}`} icon={<Ellipsis />} />
      </MenuButton>
    </li>
  );
}
