import { type ReactNode, useState } from 'react';
import { FIELDS } from '../../../preload/contract/domain/fields.ts';
import type { FieldConflict, WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import type { Keep } from './store.ts';

export interface ConflictDialogProps {
  readonly change: WaitingChange;
  readonly onResolve: (keep: Keep) => void;
  readonly onCancel: () => void;
}

/** Both sides changed the same field: the agent picks field by field, seeing what it was before. */
export function ConflictDialog({ change, onResolve, onCancel }: ConflictDialogProps): ReactNode {
  const [keep, setKeep] = useState<Keep>({});
  const conflicts = change.conflicts ?? [];
  const isReady = conflicts.every(({ field }) => keep[field] !== undefined);
  return (
    <Dialog
      title={`Whose values for ${change.portName}?`}
      isOpen
      onClose={onCancel}
      footer={
        <>
          <Button onPress={onCancel}>Decide later</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => onResolve(keep)}>
            Send these values
          </Button>
        </>
      }
    >
      <div className="conflicts">
        <p>You and the carrier changed the same fields. The value you don’t keep stays in the timeline.</p>
        {conflicts.map((conflict) => (
          <Choice
            key={conflict.field}
            conflict={conflict}
            value={keep[conflict.field] ?? null}
            onChange={(side) => setKeep({ ...keep, [conflict.field]: side })}
          />
        ))}
      </div>
    </Dialog>
  );
}

function Choice({
  conflict,
  value,
  onChange,
}: {
  readonly conflict: FieldConflict;
  readonly value: 'mine' | 'theirs' | null;
  readonly onChange: (side: 'mine' | 'theirs') => void;
}): ReactNode {
  const shown = (text: string): string => text || '(empty)';
  return (
    <RadioGroup
      label={FIELDS[conflict.field].label}
      description={`It was: ${shown(conflict.base)}`}
      options={[
        { id: 'mine', label: `Yours: ${shown(conflict.mine)}` },
        { id: 'theirs', label: `The carrier’s: ${shown(conflict.theirs)}` },
      ]}
      value={value}
      onChange={(id) => onChange(id === 'mine' ? 'mine' : 'theirs')}
    />
  );
}
