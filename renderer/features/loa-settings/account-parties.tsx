import { type ReactNode, useState } from 'react';
import type { Account } from '../../../preload/contract/domain/accounts.ts';
import type { LoaParty, LoaSettings } from '../../../preload/contract/domain/loa.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useCarrier, useDirectory } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { partyOf, respOrgError, textsOf } from './party.ts';
import { PartyFields } from './party-fields.tsx';
import { useChange } from './use-change.ts';

export interface AccountPartiesProps extends Pick<LoaSettings, 'party' | 'byAccount'> {
  readonly onChanged: () => void;
}

/** Accounts whose ports are won by somebody else than the rest. */
export function AccountParties({ party, byAccount, onChanged }: AccountPartiesProps): ReactNode {
  const accounts = useDirectory((directory) => directory.accounts);
  const [open, setOpen] = useState<Account | null>(null);
  if (accounts.length === 0) return null;
  return (
    <>
      <ul className="loa-list" aria-label="Winning carrier by account">
        {accounts.map((account) => (
          <AccountLine
            key={account.id}
            account={account}
            own={byAccount[account.id]}
            onOpen={() => setOpen(account)}
          />
        ))}
      </ul>
      {open && (
        <OwnPartyDialog
          account={open}
          party={byAccount[open.id] ?? party}
          hasOwn={byAccount[open.id] !== undefined}
          onClose={() => setOpen(null)}
          onChanged={onChanged}
        />
      )}
    </>
  );
}

function AccountLine(props: {
  readonly account: Account;
  readonly own: LoaParty | undefined;
  readonly onOpen: () => void;
}): ReactNode {
  const { account, own, onOpen } = props;
  const carrier = useCarrier(account.carrier);
  const more = [own?.reseller, own?.respOrg].filter(Boolean).join(', ');
  return (
    <li className="loa-line">
      <CarrierBadge
        size="mark"
        label={carrier?.label ?? account.carrier}
        {...(carrier ? { mark: carrier.mark } : {})}
      />
      <p className="loa-line-words">
        <span className="truncate">{account.name}</span>
        {own ? (
          <strong className="truncate">
            {own.winningCarrier}
            {more && ` (${more})`}
          </strong>
        ) : (
          <span className="loa-quiet">As above</span>
        )}
      </p>
      <Button size="sm" aria-label={`Change the winning carrier of ${account.name}`} onPress={onOpen}>
        Change…
      </Button>
    </li>
  );
}

function OwnPartyDialog(props: {
  readonly account: Account;
  readonly party: LoaParty;
  readonly hasOwn: boolean;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}): ReactNode {
  const { account, hasOwn, onClose, onChanged } = props;
  const bridge = useBridge();
  const change = useChange();
  const [texts, setTexts] = useState(() => textsOf(props.party));
  const isReady = texts.winningCarrier.trim() !== '' && !respOrgError(texts.respOrg);
  const save = async (party: LoaParty | null): Promise<void> => {
    const saved = await change.run(() =>
      bridge.loa.changeSettings({ account: { accountId: account.id, party } }),
    );
    if (!saved) return;
    onChanged();
    onClose();
  };
  return (
    <Dialog
      title={`Winning carrier of ${account.name}`}
      size="sm"
      isOpen
      onClose={onClose}
      footer={
        <>
          {hasOwn && (
            <Button variant="quiet" onPress={() => void save(null)}>
              As for all
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isPending={change.isPending}
            isDisabled={!isReady}
            onPress={() => void save(partyOf(texts))}
          >
            Save
          </Button>
        </>
      }
    >
      <form
        className="loa-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void save(partyOf(texts));
        }}
      >
        {change.problem && <ErrorNote what={change.problem.what} next={change.problem.next} />}
        <PartyFields texts={texts} onChange={setTexts} isRequired />
        {/* Enter saves from any field. */}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
