import type { NumberCheck } from '../../../preload/contract/domain/numbers.ts';
import type { FakeWorld } from './world.ts';

/** `(206) 555-0142` for a number of the North American plan, else the text itself. */
export function displayOf(e164: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : e164;
}

/** A small stand-in for main's check: ten digits, or eleven that begin with 1. */
export function checkNumbers(world: FakeWorld, text: string, except: string | undefined): NumberCheck {
  const seen = new Set<string>();
  const numbers: NumberCheck['numbers'][number][] = [];
  const bad: NumberCheck['bad'][number][] = [];
  let repeated = 0;
  for (const [index, line] of text.split('\n').entries()) {
    for (const token of line.split(/[,;\t]/).map((part) => part.trim())) {
      if (token === '') continue;
      const digits = token.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
      if (!/^[2-9]\d{9}$/.test(digits) || /[a-z]/i.test(token)) {
        bad.push({ token, line: index + 1, reason: reasonFor(token, digits) });
        continue;
      }
      const e164 = `+1${digits}`;
      if (seen.has(e164)) repeated += 1;
      else numbers.push(checked(world, e164, except));
      seen.add(e164);
    }
  }
  const kinds = new Set(numbers.map((number) => number.type));
  const warnings = kinds.size > 1 ? ['Local and toll-free numbers are usually ported separately.'] : [];
  return { numbers, bad, repeated, warnings };
}

function reasonFor(token: string, digits: string): string {
  if (/[a-z]/i.test(token)) return 'Holds letters, so it is not a telephone number.';
  if (digits.length < 10) return 'Too short: a number here has ten digits.';
  if (digits.length > 10) return 'Too long: a number here has ten digits.';
  return 'No area code begins with 0 or 1.';
}

function checked(world: FakeWorld, e164: string, except: string | undefined): NumberCheck['numbers'][number] {
  const usedBy = world
    .all()
    .filter((port) => port.id !== except && port.numbers.some((number) => number.e164 === e164))
    .map((port) => ({ id: port.id, name: port.fields.name ?? '', state: port.state }));
  const type = /^\+18(00|33|44|55|66|77|88)/.test(e164) ? 'toll-free' : 'local';
  return { e164, display: displayOf(e164), type, usedBy };
}
