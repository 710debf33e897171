import { CircleCheck, CircleX, CopyX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { BadToken, CheckedNumber, NumberCheck } from '../../../preload/contract/domain/numbers.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';

/** More than these are counted, not listed: the list is a proof-read, not an inventory. */
const BAD_SHOWN = 20;
const GOOD_SHOWN = 60;
const USES_SHOWN = 3;
const NUMBERS_NAMED = 3;

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** The numbers that stand on other port requests, put together where those are the same ones. */
export function duplicatesOf(numbers: readonly CheckedNumber[]): readonly (readonly CheckedNumber[])[] {
  const groups = new Map<string, CheckedNumber[]>();
  for (const number of numbers) {
    if (number.usedBy.length === 0) continue;
    const key = number.usedBy.map((use) => use.id).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), number]);
  }
  return [...groups.values()];
}

/** What main made of the text: good numbers, bad pieces with their reason, and ports that hold a number already. */
export function CheckReport({
  check,
  onOpen,
}: {
  readonly check: NumberCheck;
  readonly onOpen: (id: PortRequestId) => void;
}): ReactNode {
  return (
    <div className="numbers-report">
      <p className="numbers-summary" aria-live="polite">
        <CircleCheck data-tone="good" aria-hidden="true" />
        {counted(check.numbers.length, 'number', 'numbers')}
        {check.bad.length > 0 &&
          `, ${counted(check.bad.length, 'entry is no number', 'entries are no numbers')}`}
        {check.repeated > 0 && `, ${counted(check.repeated, 'repeat', 'repeats')} merged`}
      </p>
      {check.bad.length > 0 && <BadTokens tokens={check.bad} />}
      {duplicatesOf(check.numbers).map((numbers) => (
        <Duplicate key={numbers[0]?.e164} numbers={numbers} onOpen={onOpen} />
      ))}
      {check.warnings.map((warning) => (
        <p key={warning} className="numbers-line">
          <TriangleAlert data-tone="warning" aria-hidden="true" />
          {warning}
        </p>
      ))}
      {check.numbers.length > 0 && <Good numbers={check.numbers} />}
    </div>
  );
}

function BadTokens({ tokens }: { readonly tokens: readonly BadToken[] }): ReactNode {
  return (
    <ul className="numbers-bad" aria-label="Not telephone numbers">
      {tokens.slice(0, BAD_SHOWN).map((bad, index) => (
        // The same wrong token may stand twice in one line.
        <li key={`${bad.line} ${bad.token} ${index}`} className="numbers-line">
          <CircleX data-tone="danger" aria-hidden="true" />
          <span>
            <span className="numbers-place tabular">Line {bad.line}</span>
            <strong data-selectable="">{bad.token}</strong> {bad.reason}
          </span>
        </li>
      ))}
      <Rest count={tokens.length - BAD_SHOWN} />
    </ul>
  );
}

function Rest({ count }: { readonly count: number }): ReactNode {
  return count > 0 ? <li className="numbers-rest">and {count.toLocaleString('en-US')} more</li> : null;
}

/** Numbers that the same port requests hold, in one line. */
function Duplicate({
  numbers,
  onOpen,
}: {
  readonly numbers: readonly CheckedNumber[];
  readonly onOpen: (id: PortRequestId) => void;
}): ReactNode {
  const uses = numbers[0]?.usedBy ?? [];
  const more = numbers.length - NUMBERS_NAMED;
  return (
    <p className="numbers-line">
      <CopyX data-tone="warning" aria-hidden="true" />
      <span>
        <span className="tabular">
          {numbers
            .slice(0, NUMBERS_NAMED)
            .map((number) => number.display)
            .join(', ')}
        </span>
        {more > 0 && ` and ${counted(more, 'other', 'others')}`}
        {numbers.length === 1 ? ' is already on ' : ' are already on '}
        {uses.slice(0, USES_SHOWN).map((use, index) => (
          <span key={use.id}>
            {index > 0 && ', '}
            <button type="button" className="numbers-link" onClick={() => onOpen(use.id)}>
              {use.name}
            </button>{' '}
            ({STATE_LABELS[use.state]})
          </span>
        ))}
        {uses.length > USES_SHOWN && ` and ${uses.length - USES_SHOWN} more`}
      </span>
    </p>
  );
}

function Good({ numbers }: { readonly numbers: readonly CheckedNumber[] }): ReactNode {
  return (
    <ul className="numbers-good tabular" aria-label="Good numbers">
      {numbers.slice(0, GOOD_SHOWN).map((number) => (
        <li key={number.e164}>
          {number.display}
          {number.type === 'toll-free' && <span className="numbers-type"> toll-free</span>}
        </li>
      ))}
      <Rest count={numbers.length - GOOD_SHOWN} />
    </ul>
  );
}
