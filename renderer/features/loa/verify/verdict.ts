import type { LoaVerdict } from '../../../../preload/contract/domain/loa.ts';
import type { Instant } from '../../../../preload/contract/domain/time.ts';
import { countWords } from '../words.ts';

export interface VerdictWords {
  readonly tone: 'good' | 'warning' | 'danger' | 'neutral';
  /** What the seal says. */
  readonly title: string;
  /** What that means here, in sentences. */
  readonly facts: readonly string[];
}

const UTC = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `26 Nov 2026 10:12 UTC`: a seal is read in every zone. */
export function sealMoment(at: Instant): string {
  return `${UTC.format(new Date(at)).replace(',', '')} UTC`;
}

/** A verification in words: what is proven and nothing more. A seal names a key, never a person. */
export function verdictWords(verdict: LoaVerdict): VerdictWords {
  switch (verdict.verdict) {
    case 'unchanged': {
      const title = `Sealed by ${verdict.sealedBy}, unchanged since ${sealMoment(verdict.sealedAt)}`;
      const whose = verdict.ours
        ? 'The seal was made with a key of this installation.'
        : 'The seal is whole, but its key is not known to this installation.';
      return {
        tone: verdict.ours ? 'good' : 'warning',
        title,
        facts: [whose, ...portFacts(verdict)],
      };
    }
    case 'altered':
      return {
        tone: 'danger',
        title: 'Changed after it was sealed',
        facts: [verdict.what, ...(verdict.sealedBy ? [`It was sealed by ${verdict.sealedBy}.`] : [])],
      };
    case 'not-sealed':
      return { tone: 'neutral', title: 'Not sealed', facts: [verdict.what] };
    case 'unreadable':
      return { tone: 'danger', title: verdict.what, facts: [verdict.next] };
  }
}

function portFacts(verdict: Extract<LoaVerdict, { verdict: 'unchanged' }>): readonly string[] {
  const { portName, numberCount, sameNumbers } = verdict;
  const numbers = numberCount === undefined ? null : countWords(numberCount, 'number');
  if (portName === undefined) {
    return [
      numbers
        ? `It lists ${numbers}. No port request here belongs to it.`
        : 'No port request here belongs to it.',
    ];
  }
  const of = numbers ? `${portName}, ${numbers}.` : `${portName}.`;
  if (sameNumbers === undefined) return [of];
  return [
    of,
    sameNumbers
      ? 'The port request has the same numbers now.'
      : 'The port request has other numbers now: it needs a new LOA.',
  ];
}
