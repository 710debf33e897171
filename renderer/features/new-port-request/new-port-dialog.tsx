import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Account } from '../../../preload/contract/domain/accounts.ts';
import { type DraftKey, newPortKey } from '../../../preload/contract/domain/drafts.ts';
import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { NumberCheck } from '../../../preload/contract/domain/numbers.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useCarrier } from '../../bridge/directory.ts';
import { useSubAccounts } from '../../bridge/use-sub-accounts.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PortField, PortFieldGrid } from '../../ui/port-field.tsx';
import { Select } from '../../ui/select.tsx';
import { SubAccountField } from '../../ui/sub-account-field.tsx';
import {
  FIRST_GROUPS,
  firstForm,
  inputOf,
  isUntouched,
  missing,
  type NewPortDraft,
  type NewPortForm,
} from './form.ts';
import { FormField } from './form-field.tsx';
import { documentsLater, hintsOf, lackOf } from './hints.ts';
import { useRequirements } from './use-requirements.ts';
import './new-port.css';

export interface NewPortDialogProps {
  readonly accounts: readonly Account[];
  /** Begun in an earlier run and gone on with now. */
  readonly draft?: NewPortDraft;
  /** What the form holds now, to be kept until it is settled. */
  readonly onTyped: (draft: NewPortDraft) => void;
  /** It was submitted or given up. */
  readonly onSettled: (key: DraftKey) => void;
  /** Lent by the numbers feature. */
  readonly NumberEntry: ComponentType<{
    readonly text: string;
    readonly onText: (text: string) => void;
    readonly onCheck: (check: NumberCheck | undefined) => void;
    readonly onOpen: (id: PortRequestId) => void;
    readonly error?: string | undefined;
  }>;
  readonly onCreated: (id: PortRequestId, name: string) => void;
  readonly onOpen: (id: PortRequestId) => void;
  readonly onClose: () => void;
}

/** A new port request: whose, which numbers, from whom. Works offline; the carrier gets it when it can. */
export function NewPortDialog(props: NewPortDialogProps): ReactNode {
  const { accounts, draft, NumberEntry, onTyped, onSettled, onCreated, onOpen, onClose } = props;
  const bridge = useBridge();
  const [form, setForm] = useState<NewPortForm>(() => firstForm(accounts, draft));
  const [formId] = useState(() => draft?.form ?? crypto.randomUUID());
  const isKept = useRef(draft !== undefined);
  useEffect(() => {
    if (isUntouched(form) && !isKept.current) return;
    isKept.current = true;
    onTyped({ kind: 'new-port-request', form: formId, ...form });
  }, [form, formId, onTyped]);
  const settled = (then: () => void): void => {
    if (isKept.current) onSettled(newPortKey(formId));
    then();
  };
  const [check, setCheck] = useState<NumberCheck | undefined>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setPending] = useState(false);
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const subAccounts = useSubAccounts(form.accountId);
  const account = accounts.find((one) => one.id === form.accountId);
  const carrier = useCarrier(account?.carrier ?? '');
  const requirements = useRequirements(form, check);
  const hints = hintsOf(requirements);
  const lacks = missing(form, check) ?? lackOf(requirements);
  const leave = (then: () => void): void => {
    if (isUntouched(form)) settled(then);
    else setLeaving(() => () => settled(then));
  };
  const type = useCallback(
    (name: FieldName, text: string) =>
      setForm((now) => ({ ...now, fields: { ...now.fields, [name]: text } })),
    [],
  );
  const send = async (): Promise<void> => {
    if (lacks !== null || !check || isPending) return;
    setPending(true);
    setProblem(null);
    const answer = await bridge.portRequests.create(inputOf(form, check));
    setPending(false);
    if (answer.ok) settled(() => onCreated(answer.value.id, form.fields.name?.trim() ?? ''));
    else setProblem(answer.error);
  };
  return (
    <Dialog
      title="New port request"
      size="lg"
      isOpen
      isDismissable={isUntouched(form)}
      onClose={() => leave(onClose)}
      note={
        lacks ??
        `${carrier?.label ?? 'The carrier'} gets it as Unconfirmed. Nothing reaches the losing carrier yet.`
      }
      footer={
        <>
          <Button onPress={() => leave(onClose)}>Cancel</Button>
          <Button variant="primary" isDisabled={lacks !== null} onPress={() => void send()}>
            Submit
          </Button>
        </>
      }
    >
      <form
        className="new-port"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {problem && <ErrorNote what={problem.what} next={problem.next} />}
        <div className="new-port-sides">
          <div className="new-port-side">
            <PortField
              name="name"
              value={form.fields.name ?? ''}
              onChange={(text) => type('name', text)}
              error={problem?.fields?.name}
              isRequired
              autoFocus
            />
            <div className="new-port-account">
              <Select
                label="Account"
                options={accounts.map((one) => ({ id: one.id, label: one.name }))}
                value={form.accountId || null}
                onChange={(accountId) => setForm((now) => ({ ...now, accountId, subAccountId: null }))}
              />
              <SubAccountField
                key={form.accountId}
                subAccounts={subAccounts}
                carrier={carrier?.label ?? 'the carrier'}
                value={form.subAccountId}
                onChange={(subAccountId) => setForm((now) => ({ ...now, subAccountId }))}
              />
            </div>
            <NumberEntry
              text={form.numbers}
              onText={(numbers) => setForm((now) => ({ ...now, numbers }))}
              onCheck={setCheck}
              onOpen={(id) => leave(() => onOpen(id))}
              error={problem?.fields?.numbers}
            />
          </div>
          <div className="new-port-side">
            {FIRST_GROUPS.map(({ label, fields }) => (
              <fieldset key={label} className="new-port-group">
                <legend>{label}</legend>
                <PortFieldGrid>
                  {fields.map(({ name, span }) => (
                    <FormField
                      key={name}
                      name={name}
                      span={span}
                      value={form.fields[name] ?? ''}
                      error={problem?.fields?.[name]}
                      requirement={hints[name]}
                      onType={type}
                    />
                  ))}
                </PortFieldGrid>
              </fieldset>
            ))}
            <Later words={documentsLater(requirements)} />
          </div>
        </div>
        <button type="submit" hidden />
      </form>
      <AlertDialog
        title="Unsaved port request"
        confirmLabel="Discard it"
        cancelLabel="Keep editing"
        tone="danger"
        isOpen={leaving !== null}
        onConfirm={() => {
          setLeaving(null);
          leaving?.();
        }}
        onCancel={() => setLeaving(null)}
      >
        <p>What you typed has not been saved anywhere yet.</p>
      </AlertDialog>
    </Dialog>
  );
}

/** Documents can be attached once the port request is there. */
function Later({ words }: { readonly words: readonly string[] }): ReactNode {
  if (!words.length) return null;
  return (
    <ul className="new-port-later" aria-label="Can follow">
      {words.map((what) => (
        <li key={what}>{what}</li>
      ))}
    </ul>
  );
}
