import type { ReactNode } from 'react';
import type { SubAccount } from '../../preload/contract/domain/accounts.ts';
import { ComboBox } from './combo-box.tsx';

const OWN = 'own';

/** For which sub-account of ours the carrier opens the order; nothing where there are none. */
export function SubAccountField(props: {
  readonly subAccounts: readonly SubAccount[];
  /** Null: the account itself. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}): ReactNode {
  const { subAccounts, value, onChange } = props;
  if (!subAccounts.length) return null;
  return (
    <ComboBox
      label="Sub-account"
      options={[
        { id: OWN, label: 'The account itself' },
        ...subAccounts.map(({ id, name }) => ({ id, label: name })),
      ]}
      value={value ?? OWN}
      onChange={(id) => onChange(id === OWN ? null : id)}
    />
  );
}
