import { CircleAlert, CloudOff, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import './notes.css';

export interface BannerProps {
  /** `offline`: no network. `degraded`: one carrier or account is away. `info`: the rest. */
  readonly kind: 'offline' | 'degraded' | 'info';
  /** One sentence, with what is safe. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

const ICONS = { offline: <CloudOff />, degraded: <CircleAlert />, info: <Info /> } as const;

/** A strip across the top of a view about a lasting condition. The sync status region announces it. */
export function Banner({ kind, children, action }: BannerProps): ReactNode {
  return (
    <div className="ui-banner" data-kind={kind}>
      {ICONS[kind]}
      <p>{children}</p>
      {action}
    </div>
  );
}
