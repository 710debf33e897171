import { type ReactNode, useEffect, useRef } from 'react';
import {
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  isSecretField,
} from '../../../preload/contract/domain/fields.ts';
import type { PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { isTerminal } from '../../../preload/contract/domain/states.ts';
import { useDirectory } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { FIELD_SPANS, PortField, PortFieldCell, PortFieldGrid } from '../../ui/port-field.tsx';
import { moment } from '../../ui/time-words.ts';
import { useOpen, usePortRequest } from './context.ts';
import { carrierErrors, changesOf, refusedEdit, refusedForm, textOf } from './draft.ts';
import { StoredSecret } from './stored-secret.tsx';

const GROUPS = [
  { id: 'port', label: 'Port' },
  { id: 'billing', label: 'Billing' },
  { id: 'address', label: 'Service address' },
  { id: 'carriers', label: 'Carriers' },
  { id: 'signing', label: 'Signing' },
] as const;

const BY_GROUP = Object.fromEntries(
  GROUPS.map(({ id }) => [id, FIELD_NAMES.filter((name) => FIELDS[name].group === id)]),
) as unknown as Readonly<Record<(typeof GROUPS)[number]['id'], readonly FieldName[]>>;

const FOCUSED = ':is(input, [role="spinbutton"], [aria-haspopup="listbox"], [aria-label^="Change "])';

/** Every field of the port request, written in place; a bar appears once something is unsaved. */
export function DetailsTab({ view }: { readonly view: PortRequestView }): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const { store, timeZone } = usePortRequest();
  const isFixed = isTerminal(view.card.state);
  const corrections = useOpen((state) => state.corrections);
  useEffect(() => {
    if (corrections === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>('[data-invalid] :is(input, [role="spinbutton"])');
    wrong?.focus();
  }, [corrections]);
  const looked = useOpen((state) => state.looked);
  useEffect(() => {
    const [first] = looked?.fields ?? [];
    if (first === undefined) return;
    const cell = form.current?.querySelector<HTMLElement>(`[data-field="${first}"]`);
    // A stored secret is led to at the button that replaces it, not at the one that shows it.
    cell?.querySelector<HTMLElement>(FOCUSED)?.focus();
    cell?.scrollIntoView?.({ block: 'center' });
  }, [looked]);
  return (
    <form
      ref={form}
      className="port-details"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void store.save();
      }}
    >
      <div className="port-scroll">
        {GROUPS.map(({ id, label }) => (
          <fieldset key={id} className="port-group">
            <legend>{label}</legend>
            <PortFieldGrid>
              {BY_GROUP[id].map((name) => (
                <PortFieldCell key={name} name={name} span={FIELD_SPANS[name]}>
                  <DetailField view={view} name={name} isDisabled={isFixed} />
                </PortFieldCell>
              ))}
            </PortFieldGrid>
          </fieldset>
        ))}
        <p className="port-when tabular">
          Opened {moment(view.createdAt, timeZone)}, changed {moment(view.updatedAt, timeZone)}
        </p>
      </div>
      <SaveBar view={view} />
    </form>
  );
}

function DetailField(props: {
  readonly view: PortRequestView;
  readonly name: FieldName;
  readonly isDisabled: boolean;
}): ReactNode {
  const { view, name, isDisabled } = props;
  const { store } = usePortRequest();
  const draft = useOpen((state) => state.draft);
  const errors = useOpen((state) => state.errors);
  const error = errors[name] ?? carrierErrors(view, draft)[name];
  const doubt = useDoubt(view, name) ?? goesAlong(view, name);
  if (isSecretField(name) && view.secrets[name].present && draft[name] === undefined) {
    return <StoredSecret view={view} name={name} isDisabled={isDisabled} error={error} doubt={doubt} />;
  }
  return (
    <PortField
      name={name}
      value={textOf(view, draft, name)}
      description={doubt}
      onChange={(text) => store.type(name, text)}
      error={error}
      isDisabled={isDisabled}
      isQuiet
      autoFocus={isSecretField(name) && draft[name] === ''}
    />
  );
}

/** A secret that was typed into a refused edit is kept sealed and sent again; it is not shown by itself. */
function goesAlong(view: PortRequestView, name: FieldName): string | undefined {
  const typed = refusedEdit(view)?.typed;
  const isTyped = typed?.kind === 'edit' && typed.secrets.some((one) => one === name);
  return isTyped ? 'The one you typed goes along, unless you type another.' : undefined;
}

/** What a carrier that turned the port down says of this field, such as `Telnyx: PIN is missing or wrong`. */
function useDoubt(view: PortRequestView, name: FieldName): string | undefined {
  const carriers = useDirectory((known) => known.carriers);
  for (const { carrier, rejections } of view.orders) {
    const rejection = rejections.find((one) => one.fields.includes(name));
    if (rejection)
      return `${carriers.find((one) => one.id === carrier)?.label ?? carrier}: ${rejection.label}`;
  }
  return undefined;
}

function SaveBar({ view }: { readonly view: PortRequestView }): ReactNode {
  const { store } = usePortRequest();
  const draft = useOpen((state) => state.draft);
  const refused = refusedForm(view);
  const count = Object.keys(changesOf(view, draft)).length;
  if (count === 0 && !(Object.keys(draft).length > 0 && refused)) return null;
  return (
    <div className="port-save">
      <p>{count === 1 ? '1 unsaved change' : `${count} unsaved changes`}</p>
      <Button size="sm" onPress={store.resetDraft}>
        Cancel
      </Button>
      <Button size="sm" variant="primary" type="submit">
        {refused ? 'Save and retry' : 'Save'}
      </Button>
    </div>
  );
}
