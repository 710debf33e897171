import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';

/** What the agent has to know of a carrier, and say so, before an account of it is added. */
export function Caution(props: {
  readonly words: string;
  readonly isRead: boolean;
  readonly onRead: (isRead: boolean) => void;
}): ReactNode {
  const { words, isRead, onRead } = props;
  return (
    <section className="account-caution" aria-label="Before you add it">
      <TriangleAlert aria-hidden="true" />
      <div>
        <p>{words}</p>
        <Checkbox label="I have read this" isSelected={isRead} onChange={onRead} isRequired />
      </div>
    </section>
  );
}
