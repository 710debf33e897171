import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './notes.css';

export interface ErrorNoteProps {
  /** What happened: "Telnyx refused the move to Submitted." */
  readonly what: string;
  /** Which port request or account, where `what` does not say. */
  readonly about?: string;
  /** What the agent can do now. */
  readonly next: string;
  /** The buttons that do it. */
  readonly action?: ReactNode;
}

/** Something went wrong: what, which, what now. Announced at once. */
export function ErrorNote({ what, about, next, action }: ErrorNoteProps): ReactNode {
  return (
    <div className="ui-note" role="alert" data-tone="danger">
      <CircleAlert aria-hidden="true" />
      <div className="ui-note-words">
        <p className="ui-note-what">
          {about && <span className="ui-note-about">{about}: </span>}
          {what}
        </p>
        <p>{next}</p>
      </div>
      {action && <div className="ui-note-action">{action}</div>}
    </div>
  );
}
