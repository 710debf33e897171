import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { FIELDS, type SecretFieldName } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SecretValue } from '../../ui/secret-value.tsx';
import { usePortRequest } from './context.ts';

/** A PIN or account number that is stored: masked, revealed on request, replaced on request. */
export function StoredSecret(props: {
  readonly view: PortRequestView;
  readonly name: SecretFieldName;
  readonly isDisabled: boolean;
  readonly error: string | undefined;
  /** What a carrier that turned the port down says of it. */
  readonly doubt: string | undefined;
}): ReactNode {
  const { view, name, isDisabled, error, doubt } = props;
  const bridge = useBridge();
  const { store, actions } = usePortRequest();
  const { label } = FIELDS[name];
  const reveal = async (): Promise<string | null> => {
    const answer = await bridge.portRequests.reveal({ id: view.card.id, field: name });
    if (answer.ok) return answer.value.text;
    actions.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
    return null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a second frame inside its group
    <div role="group" aria-label={label} className="ui-field port-secret">
      <span className="ui-label">{label}</span>
      <div className="port-secret-box">
        <SecretValue label={label} reveal={reveal} />
        {!isDisabled && (
          <IconButton
            size="sm"
            label={`Change ${label}`}
            icon={<Pencil />}
            onPress={() => store.type(name, '')}
          />
        )}
      </div>
      {doubt && <span className="ui-description">{doubt}</span>}
      {error && <span className="ui-field-error">{error}</span>}
    </div>
  );
}
