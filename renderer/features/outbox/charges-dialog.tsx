import type { ReactNode } from 'react';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import type { Charges } from '../../../preload/contract/domain/problem.ts';
import { useAccount } from '../../bridge/directory.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { WaitingFor } from '../../ui/waiting-for.tsx';
import { money } from './words.ts';

export interface ChargesDialogProps {
  readonly change: WaitingChange;
  readonly onAccept: () => void;
  readonly onCancel: () => void;
}

/** What the carrier wants to charge before it acts; nothing is charged until the agent accepts. */
export function ChargesDialog({ change, onAccept, onCancel }: ChargesDialogProps): ReactNode {
  const charges = change.problem?.charges;
  const account = useAccount(change.accountId);
  return (
    <AlertDialog
      title={`Accept charges for ${change.portName}`}
      confirmLabel="Accept charges and send"
      cancelLabel="Not now"
      isOpen
      onConfirm={onAccept}
      onCancel={onCancel}
    >
      {charges ? <Amounts charges={charges} /> : <p>{change.problem?.what}</p>}
      <p className="charges-note">
        “{change.words}” is sent as soon as you accept. Nothing has been charged so far.
      </p>
      {account?.health.kind === 'offline' && (
        <WaitingFor
          who={account.name}
          next="It can’t be reached now. What you accept is kept and sent as soon as it is back."
        />
      )}
    </AlertDialog>
  );
}

function Amounts({ charges }: { readonly charges: Charges }): ReactNode {
  const { currency, today, recurring } = charges;
  // What costs nothing is not asked about.
  const items = charges.items.filter((item) => item.amount !== 0);
  return (
    <table className="charges tabular">
      <caption className="visually-hidden">Charges</caption>
      <tbody>
        {items.map((item, index) => (
          // Two lines may have the same words.
          <tr key={`${item.label} ${index}`}>
            <th scope="row">
              {item.label}
              {item.quantity > 1 && ` × ${item.quantity}`}
            </th>
            <td>{money(item.amount, currency)}</td>
          </tr>
        ))}
        <tr className="charges-total">
          <th scope="row">Today</th>
          <td>{money(today, currency)}</td>
        </tr>
        {recurring > 0 && (
          <tr>
            <th scope="row">Every month</th>
            <td>{money(recurring, currency)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
