import { ArrowRight, CloudUpload, Flag, Info, Lock, MessageSquare } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Rejection } from '../../../preload/contract/domain/orders.ts';
import type {
  OrderView,
  PortRequestView,
  TimelineEntry,
} from '../../../preload/contract/domain/port-requests.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import { Badge } from '../../ui/badge.tsx';
import { Select } from '../../ui/select.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import { clock, dayOf, dayWords } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { CommentBox } from './comment-box.tsx';
import { usePortRequest } from './context.ts';
import { OrderLetters, useOrderLabels } from './order-mark.tsx';
import { keyOfOrder } from './orders.ts';
import { PastSecret } from './past-secret.tsx';
import { ReasonLabel, Said } from './rejections.tsx';
import { daysOf, ofOrder } from './timeline-days.ts';
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
  const [chosen, setChosen] = useState(EVERY);
  // An order that has gone since it was chosen hides nothing.
  const order = view.orders.find((one) => keyOfOrder(one) === chosen);
  const shown = useMemo(() => ofOrder(entries ?? [], order), [entries, order]);
  const days = useMemo(() => daysOf(shown, timeZone), [shown, timeZone]);
  return (
    <div className="timeline">
      <CommentBox view={view} />
      {view.orders.length > 1 && (
        <OrderFilter orders={view.orders} value={order ? chosen : EVERY} onChange={setChosen} />
      )}
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

/** What one order says, or everything; what Portside itself noted belongs to all of them. */
function OrderFilter(props: {
  readonly orders: readonly OrderView[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}): ReactNode {
  const { orders, value, onChange } = props;
  const labelOf = useOrderLabels();
  return (
    <div className="timeline-filter">
      <Select
        label="Show"
        hideLabel
        size="sm"
        options={[
          { id: EVERY, label: 'All orders' },
          ...orders.map((one) => ({ id: keyOfOrder(one), label: `Only ${labelOf(one)}` })),
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
        {entry.kind === 'local' && entry.past && <PastSecret past={entry.past} />}
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

/** Whose word it is: the order's badge, and who there. */
function By({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  const { accountId, remoteId, carrier } = entry;
  return (
    <>
      {accountId !== undefined && carrier !== undefined && (
        <OrderLetters order={{ accountId, carrier, ...(remoteId === undefined ? {} : { remoteId }) }} />
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
          <ReasonLabel rejection={rejection} /> <Said rejection={rejection} />
        </li>
      ))}
    </ul>
  );
}
