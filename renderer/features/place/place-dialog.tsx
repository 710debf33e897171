import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useAccount, useCarrier } from '../../bridge/directory.ts';
import { useSubAccounts } from '../../bridge/use-sub-accounts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FIELD_SPANS, PortField, PortFieldCell, PortFieldGrid } from '../../ui/port-field.tsx';
import { SubAccountField } from '../../ui/sub-account-field.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { changesOf, type Filled, lackOf, missingFields } from './checklist.ts';
import { PortabilityCheck } from './portability-check.tsx';
import { Requirements } from './requirements.tsx';
import type { PlaceState, PlaceStore } from './store.ts';
import './place-dialog.css';

/** What one more carrier needs, filled in where it is missing, and the order placed there. */
export function PlaceDialog({ store }: { readonly store: PlaceStore }): ReactNode {
  const dialog = useStore(store, (state) => state.dialog);
  if (!dialog) return null;
  return <Place key={`${dialog.card.id} ${dialog.placement.accountId}`} dialog={dialog} store={store} />;
}

function Place(props: {
  readonly store: PlaceStore;
  readonly dialog: NonNullable<PlaceState['dialog']>;
}): ReactNode {
  const { store, dialog } = props;
  const { card, placement, from } = dialog;
  const { accountId, requirements } = placement;
  useReturnFocus(() => (from instanceof HTMLElement ? from : null));
  const bridge = useBridge();
  const carrier = useCarrier(placement.carrier);
  const account = useAccount(accountId);
  const label = carrier?.label ?? placement.carrier;
  const [filled, setFilled] = useState<Filled>({});
  const [subAccountId, setSubAccountId] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setPending] = useState(false);
  const subAccounts = useSubAccounts(accountId);
  const missing = missingFields(requirements);
  const lack = lackOf(requirements, filled);
  const save = async (): Promise<Problem | null> => {
    const changes = changesOf(filled);
    if (!changes) return null;
    const answer = await bridge.portRequests.edit({ id: card.id, changes });
    return answer.ok ? null : answer.error;
  };
  const place = async (): Promise<void> => {
    if (lack || isPending) return;
    setPending(true);
    const refused = await save();
    const answer = refused
      ? { ok: false as const, error: refused }
      : await bridge.portRequests.place({
          id: card.id,
          accountId,
          ...(subAccountId === null ? {} : { subAccountId }),
        });
    setPending(false);
    if (answer.ok) store.placed();
    else setProblem(answer.error);
  };
  return (
    <Dialog
      title={`Place ${card.name} at ${account?.name ?? label}`}
      isOpen
      isDismissable={!isPending && changesOf(filled) === null}
      onClose={store.close}
      note={lack ? lack.what : `${label} gets the order; the other orders stay as they are.`}
      footer={
        <>
          <Button onPress={store.close}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={lack !== null}
            isPending={isPending}
            pendingLabel="Placing"
            onPress={() => void place()}
          >
            {`Place at ${label}`}
          </Button>
        </>
      }
    >
      <form
        className="place"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void place();
        }}
      >
        {problem && <ErrorNote what={problem.what} next={problem.next} />}
        <SubAccountField
          key={accountId}
          subAccounts={subAccounts}
          carrier={label}
          value={subAccountId}
          onChange={setSubAccountId}
        />
        <Missing
          names={missing}
          filled={filled}
          problem={problem}
          onChange={(name, text) => setFilled((now) => ({ ...now, [name]: text }))}
        />
        <Requirements requirements={requirements} filled={filled} />
        <PortabilityCheck id={card.id} accountId={accountId} label={label} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

function Missing(props: {
  readonly names: readonly FieldName[];
  readonly filled: Filled;
  readonly problem: Problem | null;
  readonly onChange: (name: FieldName, text: string) => void;
}): ReactNode {
  const { names, filled, problem, onChange } = props;
  if (!names.length) return null;
  return (
    <fieldset className="place-missing">
      <legend>Missing</legend>
      <PortFieldGrid>
        {names.map((name) => (
          <PortFieldCell key={name} span={Math.max(4, FIELD_SPANS[name])}>
            <PortField
              name={name}
              value={filled[name] ?? ''}
              onChange={(text) => onChange(name, text)}
              error={problem?.fields?.[name]}
            />
          </PortFieldCell>
        ))}
      </PortFieldGrid>
    </fieldset>
  );
}
