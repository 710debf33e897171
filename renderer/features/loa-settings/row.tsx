import type { ReactNode } from 'react';

/** A setting with its words at the start and what changes it at the end. */
export function Row(props: {
  readonly label: string;
  readonly help?: ReactNode;
  readonly children: ReactNode;
  /** Below both: what went wrong. */
  readonly note?: ReactNode;
}): ReactNode {
  return (
    <div className="loa-row">
      <div className="loa-row-words">
        <p>{props.label}</p>
        {props.help && <div className="loa-help">{props.help}</div>}
      </div>
      <div className="loa-row-control">{props.children}</div>
      {props.note && <div className="loa-row-note">{props.note}</div>}
    </div>
  );
}
