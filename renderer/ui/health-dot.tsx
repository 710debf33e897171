import type { ReactNode } from 'react';
import type { AccountHealth } from '../../preload/contract/domain/accounts.ts';
import './marks.css';

export type Health = AccountHealth['kind'];

/** The words for an account's health, for places that also write them out. */
export const HEALTH_LABELS: Readonly<Record<Health, string>> = {
  ok: 'Connected',
  checking: 'Signing in',
  offline: 'Offline',
  'needs-you': 'Needs attention',
};

/** How an account is doing, as one small shape: disc, arc, hollow ring or triangle. */
export function HealthDot({ health }: { readonly health: Health }): ReactNode {
  return (
    <svg className="ui-health" data-health={health} viewBox="0 0 10 10" role="img">
      <title>{HEALTH_LABELS[health]}</title>
      {health === 'ok' && <circle cx="5" cy="5" r="4" fill="currentcolor" />}
      {health === 'checking' && (
        <circle
          cx="5"
          cy="5"
          r="3.5"
          fill="none"
          stroke="currentcolor"
          strokeWidth="1.5"
          strokeDasharray="15 7"
        />
      )}
      {health === 'offline' && (
        <circle cx="5" cy="5" r="3.25" fill="none" stroke="currentcolor" strokeWidth="1.5" />
      )}
      {health === 'needs-you' && <path d="M5 .8 9.6 9H.4Z" fill="currentcolor" />}
    </svg>
  );
}
