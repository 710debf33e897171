import { type ReactNode, useState } from 'react';
import type { Account, CarrierDescription } from '../../../preload/contract/domain/accounts.ts';
import type { CarrierId } from '../../../preload/contract/domain/ids.ts';
import { isUnreached, type Problem } from '../../../preload/contract/domain/problem.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Unanswered } from '../../ui/waiting-for.tsx';
import { Caution } from './caution.tsx';
import { credentialsOf, emptyForm, formOf, isComplete } from './sign-in.ts';
import { SignInFields } from './sign-in-fields.tsx';
import './accounts.css';

export interface AccountDialogProps {
  readonly carriers: readonly CarrierDescription[];
  /** The account whose credentials change; absent: a new one. */
  readonly account?: Account;
  readonly timeZone: string;
  readonly timeZones: readonly string[];
  readonly onDone: (account: Account) => void;
  readonly onClose: () => void;
}

/** Connects an account, or gives one that exists other credentials. Main signs in before anything is kept. */
export function AccountDialog(props: AccountDialogProps): ReactNode {
  const { carriers, account, timeZone, timeZones, onDone, onClose } = props;
  const bridge = useBridge();
  const [first] = carriers;
  const [form, setForm] = useState(() => (account ? formOf(account) : first ? emptyForm(first) : null));
  const [zone, setZone] = useState<string | null>(account?.timeZone ?? timeZone);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setPending] = useState(false);
  const [readOf, setReadOf] = useState<CarrierId | null>(null);
  const carrier = carriers.find((one) => one.id === form?.carrier);
  if (!form || !carrier) return null;
  const caution = account ? undefined : carrier.caution;
  const hasRead = readOf === carrier.id;
  const isReady = isComplete(form, carrier) && zone !== null && (!caution || hasRead);
  const send = async (): Promise<void> => {
    if (!isReady || isPending || zone === null) return;
    setPending(true);
    const credentials = credentialsOf(form, carrier);
    const baseUrl = form.baseUrl.trim();
    const answer = account
      ? await bridge.accounts.changeCredentials({ accountId: account.id, baseUrl, credentials })
      : await bridge.accounts.add({
          carrier: carrier.id,
          name: form.name.trim(),
          baseUrl,
          timeZone: zone,
          credentials,
          ...(caution ? { cautionRead: hasRead } : {}),
        });
    setPending(false);
    if (answer.ok) onDone(answer.value);
    else setProblem(answer.error);
  };
  return (
    <Dialog
      title={account ? `Sign in to ${account.name} again` : 'Add account'}
      isOpen
      isDismissable={!isPending && Object.keys(form.values).length === 0}
      onClose={onClose}
      note={`${carrier.label} is asked once whether these are right. They are kept sealed on this computer.`}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={!isReady}
            isPending={isPending}
            pendingLabel="Signing in"
            onPress={() => void send()}
          >
            {account ? 'Sign in' : 'Add account'}
          </Button>
        </>
      }
    >
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {problem && (
          <Unanswered
            problem={problem}
            who={carrier.label}
            next="It can’t be reached at this base URL. What you typed stays here: check the address and the network, then try again."
            isPending={isPending}
            onRetry={isUnreached(problem) ? () => void send() : undefined}
          />
        )}
        {!account && (
          <div className="account-pair">
            <Select
              label="Carrier"
              options={carriers.map(({ id, label }) => ({ id, label }))}
              value={carrier.id}
              onChange={(id) => {
                const chosen = carriers.find((one) => one.id === id);
                if (chosen) setForm({ ...emptyForm(chosen), name: form.name });
              }}
            />
            <TextField
              label="Name"
              value={form.name}
              onChange={(name) => setForm({ ...form, name })}
              description="As you call it: shown in lists and filters"
              isRequired
              maxLength={80}
              autoFocus
            />
          </div>
        )}
        <SignInFields carrier={carrier} form={form} onChange={setForm} />
        {!account && (
          <ComboBox
            label="Time zone of this account"
            options={timeZones.map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
            value={zone}
            onChange={setZone}
            description="A requested date begins at midnight here."
            isRequired
          />
        )}
        {caution && (
          <Caution
            words={caution}
            isRead={hasRead}
            onRead={(isRead) => setReadOf(isRead ? carrier.id : null)}
          />
        )}
        <button type="submit" hidden disabled={!isReady} />
      </form>
    </Dialog>
  );
}
