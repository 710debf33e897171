import { ArrowRight, CloudUpload, Flag, Info, Lock, MessageSquare } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { Rejection } from '../../../preload/contract/domain/orders.ts';
import type { PortRequestView, TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import { useCarrier, useDirectory } from '../../bridge/directory.ts';
import { Badge } from '../../ui/badge.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { Select } from '../../ui/select.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import { clock, dayOf, dayWords } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { CommentBox } from './comment-box.tsx';
import { usePortRequest } from './context.ts';
import { Said } from './rejections.tsx';
import { daysOf, ofAccount } from './timeline-days.ts';
import './timeline.css';

const EVERY = 'every';

/** What happened, by day, and the place to write a comment. */
export function TimelineTab(props: {
  readonly view: PortRequestView;
  readonly entries: readonly TimelineEntry[] | undefined;
}): ReactNode {
  const { view, entries } = props;
  const { timeZone } = usePortRequest();
  const today = dayOf(useNow(), timeZone);
  const [accountId, setAccountId] = useState(EVERY);
  const accounts = useMemo(() => [...new Set(view.orders.map((order) => order.accountId))], [view.orders]);
  const shown = useMemo(
    () => ofAccount(entries ?? [], accountId === EVERY ? null : accountId),
    [entries, accountId],
  );
  const days = useMemo(() => daysOf(shown, timeZone), [shown, timeZone]);
  return (
    <div className="timeline">
      <CommentBox view={view} />
      {accounts.length > 1 && <AccountFilter accounts={accounts} value={accountId} onChange={setAccountId} />}
      {entries && days.length === 0 && <p className="timeline-empty">Nothing has happened yet.</p>}
      {days.map(({ day, entries: list }) => (
        <section key={day} aria-label={dayWords(day, today)}>
          <h3 className="timeline-day">{day === today ? 'Today' : dayWords(day, today)}</h3>
          <ol>
            {list.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** What one account says, or everything; what Portside itself noted belongs to all of them. */
function AccountFilter(props: {
  readonly accounts: readonly AccountId[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}): ReactNode {
  const { accounts, value, onChange } = props;
  const known = useDirectory((directory) => directory.accounts);
  return (
    <div className="timeline-filter">
      <Select
        label="Show"
        hideLabel
        size="sm"
        options={[
          { id: EVERY, label: 'All orders' },
          ...accounts.map((id) => ({ id, label: known.find((one) => one.id === id)?.name ?? id })),
        ]}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  const { timeZone } = usePortRequest();
  return (
    <li className="timeline-entry" data-waiting={entry.waiting}>
      <EntryIcon entry={entry} />
      <div className="timeline-words">
        <p className="timeline-line">
          <Deed entry={entry} />
          <By entry={entry} />
          <time className="tabular" dateTime={entry.at}>
            {clock(entry.at, timeZone)}
          </time>
          {entry.waiting && (
            <span className="timeline-waiting">
              <CloudUpload aria-hidden="true" /> Waiting to be sent
            </span>
          )}
        </p>
        <Text entry={entry} />
        {entry.kind === 'transition' && <Refusals rejections={entry.rejections ?? []} />}
      </div>
    </li>
  );
}

function EntryIcon({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  if (entry.kind === 'transition') return <StateIcon state={entry.to} />;
  if (entry.kind === 'local') return <Info />;
  if (entry.actionRequired) return <Flag data-tone="warning" />;
  return entry.private ? <Lock /> : <MessageSquare />;
}

function Deed({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  if (entry.kind === 'local') return null;
  if (entry.kind === 'transition') {
    return (
      <strong className="timeline-move">
        {entry.from && entry.from !== entry.to && (
          <>
            {STATE_LABELS[entry.from]} <ArrowRight role="img" aria-label="to" />{' '}
          </>
        )}
        {STATE_LABELS[entry.to]}
      </strong>
    );
  }
  return (
    <>
      <strong>Comment</strong>
      {entry.private && <Badge>Private</Badge>}
      {entry.actionRequired && <Badge tone="warning">Action required</Badge>}
    </>
  );
}

/** Whose word it is: the carrier's badge, and who there. */
function By({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  const carrier = useCarrier(entry.carrier ?? '');
  return (
    <>
      {entry.carrier && (
        <CarrierBadge
          label={carrier?.label ?? entry.carrier}
          size="mark"
          {...(carrier ? { mark: carrier.mark } : {})}
        />
      )}
      {entry.by && <span className="timeline-by">{entry.by}</span>}
      {entry.kind === 'transition' && entry.status !== entry.to && (
        <span className="timeline-by" data-selectable="">
          {entry.status}
        </span>
      )}
    </>
  );
}

function Text({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  const text = entry.kind === 'transition' ? entry.reason : entry.text;
  if (!text) return null;
  return (
    <p className="timeline-text" data-selectable="" data-kind={entry.kind}>
      {text}
    </p>
  );
}

/** The same as above the tabs, in one line each. */
function Refusals({ rejections }: { readonly rejections: readonly Rejection[] }): ReactNode {
  if (!rejections.length) return null;
  return (
    <ul className="timeline-refusals">
      {rejections.map((rejection) => (
        <li key={`${rejection.code} ${rejection.label} ${rejection.said}`}>
          {rejection.label} <Said rejection={rejection} />
        </li>
      ))}
    </ul>
  );
}
