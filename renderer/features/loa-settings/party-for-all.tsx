import { type ReactNode, useEffect, useState } from 'react';
import type { LoaParty } from '../../../preload/contract/domain/loa.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { isSame, partyOf, respOrgError, textsOf } from './party.ts';
import { PartyFields } from './party-fields.tsx';
import { useChange } from './use-change.ts';

/** The winning side on all LOAs whose account has none of its own. */
export function PartyForAll(props: { readonly party: LoaParty; readonly onChanged: () => void }): ReactNode {
  const { party, onChanged } = props;
  const bridge = useBridge();
  const change = useChange();
  const [texts, setTexts] = useState(() => textsOf(party));
  useEffect(() => setTexts(textsOf(party)), [party]);
  const typed = partyOf(texts);
  const isDirty = !isSame(typed, party);
  const save = async (): Promise<void> => {
    const saved = await change.run(() => bridge.loa.changeSettings({ party: typed }));
    if (saved) onChanged();
  };
  return (
    <form
      className="loa-party"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDirty && !respOrgError(texts.respOrg)) void save();
      }}
    >
      <PartyFields texts={texts} onChange={setTexts} />
      {change.problem && <ErrorNote what={change.problem.what} next={change.problem.next} />}
      {isDirty && (
        <div className="loa-buttons">
          <Button
            size="sm"
            variant="primary"
            type="submit"
            isPending={change.isPending}
            isDisabled={respOrgError(texts.respOrg) !== undefined}
          >
            Save
          </Button>
          <Button size="sm" variant="quiet" onPress={() => setTexts(textsOf(party))}>
            Undo
          </Button>
        </div>
      )}
    </form>
  );
}
