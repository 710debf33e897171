import { type ReactNode, useState } from 'react';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import { Button } from '../../../ui/button.tsx';
import { LoaPicture } from '../loa-picture.tsx';
import { Consent } from '../sign/consent.tsx';
import { usePreview } from '../use-preview.ts';
import type { Agreement } from './progress.ts';
import type { BatchRow } from './rows.ts';
import { agree } from './use-batch.ts';

/** One LOA of the batch, to read and to agree to; nobody agrees to what was not shown. */
export function BatchReader(props: {
  readonly row: BatchRow;
  readonly agreement: Agreement | undefined;
  readonly onAgree: (agreement: Agreement | null) => void;
  readonly onOpen: () => void;
  /** The next one that waits for a yes. */
  readonly onNext: (() => void) | undefined;
  readonly timeZone: string;
}): ReactNode {
  const { row, agreement, onAgree, onNext, timeZone } = props;
  const { id, variant } = row.target;
  const state = usePreview(id, variant);
  const [seen, setSeen] = useState<{ readonly hash: string; readonly at: string } | null>(null);
  const hash = state.preview?.contentHash;
  const isSeen = hash !== undefined && seen?.hash === hash;
  const isAgreed = agreement !== undefined && agreement.contentHash === hash;
  const { lacks } = row.part;
  return (
    <section className="batch-reader" aria-label={`LOA of ${row.target.portName}`}>
      <LoaPicture
        state={state}
        name="LOA"
        onShown={({ contentHash }) => setSeen({ hash: contentHash, at: toInstant(Date.now()) })}
      />
      {lacks.length > 0 ? (
        <div className="batch-lacks">
          <p>{lacks.map(({ what }) => what).join(' ')}</p>
          <Button size="sm" onPress={props.onOpen}>
            Open {row.target.portName}
          </Button>
        </div>
      ) : (
        <div className="batch-agree">
          <Consent
            consent={row.consent}
            isAgreed={isAgreed}
            isDisabled={!isSeen}
            onAgree={(agrees) => onAgree(agrees && seen ? agree(seen.hash, seen.at) : null)}
            timeZone={timeZone}
          />
          {onNext && (
            <Button size="sm" onPress={onNext}>
              Next LOA
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
