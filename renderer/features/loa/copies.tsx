import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';

/** A carrier that draws an LOA of its own. */
export interface Copy {
  readonly id: string;
  readonly label: string;
}

/** Stands for the LOA that Portside draws. */
export const OURS = 'ours';

/** Whose drawing of the LOA is looked at; nothing where there is only one. */
export function DrawnBy(props: {
  readonly copies: readonly Copy[];
  readonly hasOurs: boolean;
  readonly value: string;
  readonly onChange: (id: string) => void;
}): ReactNode {
  const { copies, hasOurs, value, onChange } = props;
  const options = [...(hasOurs ? [{ id: OURS, label: 'Portside' }] : []), ...copies];
  if (options.length < 2) return null;
  return <Select label="Drawn by" hideLabel size="sm" options={options} value={value} onChange={onChange} />;
}

/** The way to the copies that carriers draw. */
export function CarrierCopies(props: {
  readonly copies: readonly Copy[];
  readonly onShow: (id: string) => void;
}): ReactNode {
  const { copies, onShow } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const copy = copies.find((one) => one.id === chosen) ?? copies[0];
  if (!copy) return null;
  return (
    <section className="loa-copies" aria-label="Carrier’s copy">
      <p>
        {copies.length === 1 ? copy.label : 'Carriers'} can draw an LOA too: blank where the carrier leaves it
        blank, and to be signed on paper.
      </p>
      <div className="loa-acts">
        {copies.length > 1 && (
          <Select
            label="Whose copy"
            hideLabel
            size="sm"
            options={copies}
            value={copy.id}
            onChange={setChosen}
          />
        )}
        <Button size="sm" onPress={() => onShow(copy.id)}>
          {`Show ${copy.label}’s copy`}
        </Button>
      </div>
    </section>
  );
}
