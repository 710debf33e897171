import { ArrowRight, CloudUpload, Flag, Info, Lock, MessageSquare } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { PortRequestView, TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import { useCarrier } from '../../bridge/directory.ts';
import { Badge } from '../../ui/badge.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import { clock, dayOf, dayWords } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { CommentBox } from './comment-box.tsx';
import { usePortRequest } from './context.ts';
import { daysOf } from './timeline-days.ts';
import './timeline.css';

/** What happened, by day, and the place to write a comment. */
export function TimelineTab(props: {
  readonly view: PortRequestView;
  readonly entries: readonly TimelineEntry[] | undefined;
}): ReactNode {
  const { view, entries } = props;
  const { timeZone } = usePortRequest();
  const today = dayOf(useNow(), timeZone);
  const days = useMemo(() => daysOf(entries ?? [], timeZone), [entries, timeZone]);
  return (
    <div className="timeline">
      <CommentBox view={view} />
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

function By({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  const carrier = useCarrier(entry.carrier ?? '');
  const who = entry.by ?? carrier?.label;
  return who ? <span className="timeline-by">{who}</span> : null;
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
