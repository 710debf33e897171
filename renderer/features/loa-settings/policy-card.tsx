import type { ReactNode } from 'react';
import { LOA_RULES, type LoaPolicy } from '../../../preload/contract/domain/loa.ts';
import { useCarrier } from '../../bridge/directory.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { RULE_LABELS, ruleWords, versionWords } from './policy-words.ts';

export interface PolicyCardProps {
  readonly policy: LoaPolicy;
  readonly onEdit: () => void;
  readonly onReset: () => void;
}

/** A carrier's rules at a glance; where each comes from is a press away. */
export function PolicyCard({ policy, onEdit, onReset }: PolicyCardProps): ReactNode {
  const { label, version, edited, clocks } = policy;
  const isEdited = edited.length > 0 || clocks.some((clock) => clock.edited);
  const carrier = useCarrier(policy.carrier);
  const rules = LOA_RULES.flatMap((rule) => {
    const words = ruleWords(policy, rule);
    return words === undefined ? [] : [{ rule, words }];
  });
  return (
    <article className="loa-policy" aria-label={`Rules of ${label}`}>
      <header>
        <CarrierBadge label={label} {...(carrier ? { mark: carrier.mark } : {})} />
        <span className="loa-quiet loa-policy-version">{versionWords(version)}</span>
        {isEdited && (
          <Button size="sm" variant="quiet" aria-label={`Reset the rules of ${label}`} onPress={onReset}>
            Reset
          </Button>
        )}
        <Button size="sm" aria-label={`Edit the rules of ${label}`} onPress={onEdit}>
          Edit…
        </Button>
      </header>
      <dl>
        {rules.map(({ rule, words }) => (
          <div key={rule}>
            <dt>{RULE_LABELS[rule]}</dt>
            <dd className="tabular">
              {words}
              {edited.includes(rule) && <Badge tone="accent">Changed</Badge>}
            </dd>
          </div>
        ))}
      </dl>
      {clocks.length > 0 && (
        <ul className="loa-clocks" aria-label={`Clocks of ${label}`}>
          {clocks.map(({ name, days, what, edited: isChanged }) => (
            <li key={name}>
              <strong className="tabular">
                {name}, {days === 1 ? '1 day' : `${days} days`}.
              </strong>{' '}
              {what} {isChanged && <Badge tone="accent">Changed</Badge>}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>Where these come from</summary>
        <dl className="loa-sources">
          {rules.map(({ rule }) => (
            <div key={rule}>
              <dt>{RULE_LABELS[rule]}</dt>
              <dd>
                {edited.includes(rule) ? 'Changed here; shipped by: ' : ''}
                {policy.sources[rule] ?? 'Nobody: the carrier has no such rule.'}
              </dd>
            </div>
          ))}
          {clocks.map(({ name, source }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{source}</dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  );
}
