import { CircleCheck, CircleDashed, CircleX, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';
import { type Filled, isMet } from './checklist.ts';

/** The carrier's list: what is there, what is missing, what can follow. */
export function Requirements(props: {
  readonly requirements: readonly Requirement[];
  readonly filled: Filled;
}): ReactNode {
  const { requirements, filled } = props;
  return (
    <ul className="place-list" aria-label="What it needs">
      {requirements.map((one) => (
        <Item key={JSON.stringify(one.about)} requirement={one} filled={filled} />
      ))}
    </ul>
  );
}

function Item({
  requirement,
  filled,
}: {
  readonly requirement: Requirement;
  readonly filled: Filled;
}): ReactNode {
  const state = stateOf(requirement, filled);
  return (
    <li data-state={state}>
      {state === 'met' && <CircleCheck role="img" aria-label="There" />}
      {state === 'missing' && <CircleX role="img" aria-label="Missing" />}
      {state === 'later' && <CircleDashed role="img" aria-label="Can follow" />}
      {state === 'advice' && <Info role="img" aria-label="Advice" />}
      <span>{requirement.what}</span>
      {state === 'later' && <span className="place-later">Can follow</span>}
    </li>
  );
}

function stateOf(requirement: Requirement, filled: Filled): 'met' | 'missing' | 'later' | 'advice' {
  if (requirement.about.kind === 'advice') return 'advice';
  if (isMet(requirement, filled)) return 'met';
  return requirement.by === 'create' ? 'missing' : 'later';
}
