import type { ReactNode } from 'react';
import type { Dispute, Keep, Side } from '../../../preload/contract/domain/conflicts.ts';
import { FIELDS } from '../../../preload/contract/domain/fields.ts';
import { useCarrier } from '../../bridge/directory.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SecretValue } from '../../ui/secret-value.tsx';

export interface DisputeChoiceProps {
  readonly dispute: Dispute;
  /** Orders at several carriers ask: each says whose it is. */
  readonly isOneOfSeveral: boolean;
  readonly value: Keep | null;
  readonly onChange: (keep: Keep) => void;
  /** One side in clear, for secrets. */
  readonly reveal: (side: Side) => Promise<string | null>;
}

/** One field with two values: what it was, and whose stays. */
export function DisputeChoice(props: DisputeChoiceProps): ReactNode {
  const { dispute, isOneOfSeveral, value, onChange, reveal } = props;
  const known = useCarrier(dispute.carrier);
  const carrier = known?.label ?? 'The carrier';
  const label = FIELDS[dispute.field].label;
  const shown = (side: Side, whose: string): ReactNode => (
    <Value dispute={dispute} side={side} label={`${whose} ${label}`} reveal={() => reveal(side)} />
  );
  const name = isOneOfSeveral ? `${label} at ${carrier}` : label;
  return (
    <div className="dispute">
      <p className="dispute-head">
        <strong>{name}</strong>
        <span>You saw {shown('base', 'earlier')}</span>
      </p>
      <RadioGroup
        label={name}
        hideLabel
        orientation="horizontal"
        options={[
          { id: 'mine', label: 'Yours', description: shown('mine', 'your') },
          { id: 'theirs', label: `${carrier}’s`, description: shown('theirs', `${carrier}’s`) },
        ]}
        value={value}
        onChange={(id) => onChange(id === 'mine' ? 'mine' : 'theirs')}
      />
    </div>
  );
}

function Value(props: {
  readonly dispute: Dispute;
  readonly side: Side;
  readonly label: string;
  readonly reveal: () => Promise<string | null>;
}): ReactNode {
  const { dispute, side, label, reveal } = props;
  const value = dispute.values[side];
  if (value.kind === 'secret')
    return value.present ? <SecretValue label={label} reveal={reveal} /> : <Blank />;
  return value.text === '' ? (
    <Blank />
  ) : (
    <span className="dispute-text" data-selectable="">
      {value.text}
    </span>
  );
}

function Blank(): ReactNode {
  return <em className="dispute-blank">empty</em>;
}
