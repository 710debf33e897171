import { Eye, Hand, PenLine, Printer } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import { LOA_VARIANT_LABELS, type LoaLack, type LoaPart } from '../../../preload/contract/domain/loa.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Lacks } from './lacks.tsx';
import { countWords, goodUntilWords, STATE_WORDS, signedWords, whyNotSigned } from './words.ts';

export interface PartSectionProps {
  readonly part: LoaPart;
  readonly timeZone: string;
  readonly isUnsaved: boolean;
  readonly isPrinting: boolean;
  readonly onPreview: () => void;
  readonly onSign: (from: Element | null) => void;
  readonly onHandOver: (from: Element | null) => void;
  readonly onPrint: () => void;
  readonly onLack: (lack: LoaLack) => void;
}

/** One LOA of the port request: where it stands, what it lacks, and what can be done with it. */
export function PartSection(props: PartSectionProps): ReactNode {
  const { part, timeZone, isUnsaved } = props;
  const label = LOA_VARIANT_LABELS[part.variant];
  const state = STATE_WORDS[part.state];
  const reason = whyNotSigned(part, isUnsaved);
  const why = useId();
  const sign = useRef<HTMLButtonElement>(null);
  const hand = useRef<HTMLButtonElement>(null);
  const signed = signedWords(part, timeZone);
  const goodUntil = goodUntilWords(part, timeZone);
  const explained = reason ? { 'aria-describedby': why } : {};
  const isComplete = part.lacks.length === 0;
  return (
    <section className="loa-part" aria-label={label}>
      <header>
        <h3>{label}</h3>
        <span className="loa-count tabular">{countWords(part.numbers.length, 'number')}</span>
        <Badge tone={state.tone}>{state.label}</Badge>
      </header>
      {part.why && <p className="loa-why">{part.why}</p>}
      {signed && (
        <p className="loa-facts tabular" data-selectable="">
          {signed} {goodUntil}
        </p>
      )}
      <div className="loa-acts">
        <Button icon={<Eye />} onPress={props.onPreview}>
          Preview LOA
        </Button>
        <Button
          ref={sign}
          variant={part.state === 'signed' ? 'secondary' : 'primary'}
          icon={<PenLine />}
          isDisabled={reason !== null}
          {...explained}
          onPress={() => props.onSign(sign.current)}
        >
          Sign LOA
        </Button>
      </div>
      <div className="loa-acts" data-quiet="">
        <Button
          ref={hand}
          size="sm"
          variant="quiet"
          icon={<Hand />}
          isDisabled={reason !== null}
          {...explained}
          onPress={() => props.onHandOver(hand.current)}
        >
          Hand the screen to the customer
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={<Printer />}
          isDisabled={reason !== null}
          isPending={props.isPrinting}
          pendingLabel="Printing"
          {...explained}
          onPress={props.onPrint}
        >
          Print to sign on paper
        </Button>
      </div>
      {reason && (
        <p id={why} className={isComplete ? 'loa-facts' : 'visually-hidden'}>
          {reason}
        </p>
      )}
      <Lacks lacks={part.lacks} onLack={props.onLack} />
    </section>
  );
}
