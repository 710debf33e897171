import { type ReactNode, useEffect, useRef } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { NumberCheck } from '../../../preload/contract/domain/numbers.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { CheckReport } from './check-report.tsx';
import { useNumberCheck } from './use-number-check.ts';
import './numbers.css';

export interface NumberEntryProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The check of the text as it stands; undefined while it is not known. */
  readonly onCheck: (check: NumberCheck | undefined) => void;
  /** The port request whose own numbers are no duplicates. */
  readonly except?: PortRequestId;
  readonly onOpen: (id: PortRequestId) => void;
  readonly error?: string | undefined;
  readonly description?: string;
}

/** Telephone numbers typed or pasted in any shape, checked by main as they come. */
export function NumberEntry(props: NumberEntryProps): ReactNode {
  const { text, onText, onCheck, except, onOpen, error, description } = props;
  const { check, isCurrent } = useNumberCheck(text, except);
  const report = useRef(onCheck);
  report.current = onCheck;
  const current = isCurrent ? check : undefined;
  useEffect(() => report.current(current), [current]);
  return (
    <div className="numbers-entry">
      <TextArea
        label="Numbers"
        value={text}
        onChange={onText}
        error={error}
        isTabular
        spellCheck="false"
        placeholder="Type or paste numbers in any shape"
        {...(description ? { description } : {})}
      />
      {check && <CheckReport check={check} onOpen={onOpen} />}
    </div>
  );
}
