import type { ReactNode } from 'react';
import type { SubAccount } from '../../preload/contract/domain/accounts.ts';
import { ComboBox } from './combo-box.tsx';
import { WaitingFor } from './waiting-for.tsx';

const OWN = 'own';

/** For which sub-account of ours the carrier opens the order; nothing where there are none. */
export function SubAccountField(props: {
  readonly subAccounts: {
    readonly list: readonly SubAccount[];
    /** Only the carrier knows them, and it can’t be reached. */
    readonly isWaiting: boolean;
    readonly ask: () => void;
  };
  /** Who has to tell: `Kazoo`. */
  readonly carrier: string;
  /** Null: the account itself. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}): ReactNode {
  const { carrier, value, onChange } = props;
  const { list, isWaiting, ask } = props.subAccounts;
  if (isWaiting) {
    return (
      <WaitingFor
        who={carrier}
        next="Its sub-accounts are listed as soon as it can be reached; without one the order is the account’s own."
        onRetry={ask}
      />
    );
  }
  if (!list.length) return null;
  return (
    <ComboBox
      label="Sub-account"
      options={[
        { id: OWN, label: 'The account itself' },
        ...list.map(({ id, name }) => ({ id, label: name })),
      ]}
      value={value ?? OWN}
      onChange={(id) => onChange(id === OWN ? null : id)}
    />
  );
}
