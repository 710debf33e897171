import { ChevronDown, ChevronRight, CloudUpload } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { usePortRequest } from './context.ts';

/** The agent's changes that no carrier has confirmed: those that need the agent stand open, the others in one line. */
export function Waiting({ changes }: { readonly changes: readonly WaitingChange[] }): ReactNode {
  const { WaitingRow } = usePortRequest().parts;
  const [isOpen, setOpen] = useState(false);
  const blocked = changes.filter((change) => change.status === 'refused' || change.status === 'conflict');
  const quiet = changes.filter((change) => !blocked.includes(change));
  if (!changes.length) return null;
  const count = quiet.length === 1 ? '1 change waits to be sent' : `${quiet.length} changes wait to be sent`;
  return (
    <section className="port-waiting" aria-label="Waiting changes">
      {blocked.map((change) => (
        <WaitingRow key={change.id} change={change} />
      ))}
      {quiet.length > 0 && (
        <button
          type="button"
          className="port-waiting-more"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <CloudUpload />
          {quiet.length === 1 ? `${quiet[0]?.words}: waits to be sent` : count}
          {isOpen ? <ChevronDown /> : <ChevronRight />}
        </button>
      )}
      {isOpen && quiet.map((change) => <WaitingRow key={change.id} change={change} />)}
    </section>
  );
}
