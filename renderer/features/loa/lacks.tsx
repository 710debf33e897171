import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LoaLack } from '../../../preload/contract/domain/loa.ts';

/** What stands between this LOA and a signature; each leads to where it is entered. */
export function Lacks(props: {
  readonly lacks: readonly LoaLack[];
  readonly onLack: (lack: LoaLack) => void;
}): ReactNode {
  const { lacks, onLack } = props;
  if (lacks.length === 0) return null;
  return (
    <section className="loa-lacks" aria-label="Still missing">
      <h4>Still missing</h4>
      <ul>
        {lacks.map((lack) => (
          <li key={`${lack.place} ${lack.field ?? ''} ${lack.label}`}>
            <button type="button" className="loa-lack" title={lack.what} onClick={() => onLack(lack)}>
              <span className="loa-lack-label">{lack.label}</span>
              <span className="loa-lack-what">{lack.what}</span>
              <ArrowRight aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
