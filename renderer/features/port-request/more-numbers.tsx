import { type ReactNode, useState } from 'react';
import type { NumberCheck } from '../../../preload/contract/domain/numbers.ts';
import type { PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { Button } from '../../ui/button.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { usePortRequest } from './context.ts';
import type { RefusedNumbers } from './draft.ts';

export interface NumbersEdit {
  readonly addNumbers?: string[];
  readonly removeNumbers?: string[];
  readonly amends?: string;
}

export interface MoreNumbersProps {
  readonly view: PortRequestView;
  /** What the carrier turned down, as it was typed: it is put right here. */
  readonly refused?: RefusedNumbers | undefined;
  /** Resolves with whether it was saved. */
  readonly onEdit: (edit: NumbersEdit) => Promise<boolean>;
}

/** The same checked entry as for a new port request. Of a refused edit it holds what was typed, and answers it. */
export function MoreNumbers({ view, refused, onEdit }: MoreNumbersProps): ReactNode {
  const { store, parts } = usePortRequest();
  const [text, setText] = useState(refused?.add.join('\n') ?? '');
  const [check, setCheck] = useState<NumberCheck | undefined>();
  const [removing, setRemoving] = useState(refused?.remove ?? []);
  const problem = refused?.problem;
  const known = new Set(view.numbers.map((number) => number.e164));
  const fresh = check?.numbers.filter((number) => !known.has(number.e164)) ?? [];
  const addNumbers = fresh.map((number) => number.e164);
  const save = async (): Promise<void> => {
    const amending = refused && { amends: refused.id, removeNumbers: [...removing] };
    if (await onEdit({ addNumbers, ...amending })) setText('');
  };
  return (
    <div className="port-numbers-add">
      {removing.map((number) => (
        <div key={number} className="port-numbers-going">
          To be removed: <PhoneNumber e164={number} formatted={number} />
          <Button
            size="sm"
            variant="quiet"
            onPress={() => setRemoving(removing.filter((other) => other !== number))}
          >
            Keep it
          </Button>
        </div>
      ))}
      <parts.NumberEntry
        text={text}
        onText={setText}
        onCheck={setCheck}
        error={problem && `${problem.fields?.numbers ?? problem.what} ${problem.next}`}
        except={view.card.id}
        onOpen={(other) => store.open(other)}
      />
      {refused ? (
        <Button variant="primary" isDisabled={text.trim() !== '' && !check} onPress={() => void save()}>
          Save and retry
        </Button>
      ) : (
        check && (
          <Button variant="primary" isDisabled={!fresh.length} onPress={() => void save()}>
            {fresh.length === 0 && check.numbers.length > 0
              ? 'Already here'
              : `Add ${fresh.length === 1 ? '1 number' : `${fresh.length} numbers`}`}
          </Button>
        )
      )}
    </div>
  );
}
