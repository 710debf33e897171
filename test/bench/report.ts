/** One figure of `npm run bench`: a measurement, its floor taken in the same run, and what we aim for. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly floor: number;
  readonly unit: 'ms' | 'µs' | 'MiB' | 'edits' | 'a second';
  /** How `ratio` is read: `most` (measured/floor stays under `aim`), `least` (floor/measured stays over it), `value` (measured itself stays under), `rate` (measured itself stays over). */
  readonly rule: 'most' | 'least' | 'value' | 'rate';
  readonly aim: number;
  readonly note: string;
}

export function ratio(figure: Figure): number {
  switch (figure.rule) {
    case 'most':
      return figure.measured / figure.floor;
    case 'least':
      return figure.floor / figure.measured;
    case 'value':
    case 'rate':
      return figure.measured;
  }
}

export function met(figure: Figure): boolean {
  return isAtLeast(figure) ? ratio(figure) >= figure.aim : ratio(figure) <= figure.aim;
}

function isAtLeast({ rule }: Figure): boolean {
  return rule === 'least' || rule === 'rate';
}

/** What is measured is judged by itself, not against its floor. */
function isBare({ rule }: Figure): boolean {
  return rule === 'value' || rule === 'rate';
}

const round = (n: number): string => (n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2));

function verdict(figure: Figure): string {
  const unit = isBare(figure) ? ` ${figure.unit}` : '×';
  const reached = `${round(ratio(figure))}${unit}`;
  const aim = `${isAtLeast(figure) ? '≥' : '≤'} ${figure.aim}${unit}`;
  return `${met(figure) ? 'met   ' : 'missed'}  ${figure.name}: ${reached} (aim ${aim})`;
}

export function print(figure: Figure): void {
  const raw = `${round(figure.measured)} ${figure.unit} against ${round(figure.floor)} ${figure.unit}`;
  process.stdout.write(`${verdict(figure)}\n        ${isBare(figure) ? '' : `${raw}; `}${figure.note}\n`);
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** The sample that `q` of all samples do not exceed. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}
