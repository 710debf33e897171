import {
  FIELDS,
  type FieldChanges,
  type FieldName,
  type PortFields,
} from '../../../preload/contract/domain/fields.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { isLocalDate } from './dates.ts';

/** The carriers' own rule is no stricter: something, an @, something (`carriers/kazoo.md` §1). */
const EMAIL = /^[^@\s]+@[^@\s]+$/;

type FieldProblems = NonNullable<Problem['fields']>;

/** What is wrong with field texts, field by field; nothing when all is well. Lengths were bounded at the door. */
export function fieldProblems(fields: FieldChanges): FieldProblems | undefined {
  const problems: { [Name in FieldName]?: string } = {};
  for (const name of Object.keys(fields) as readonly FieldName[]) {
    const value = fields[name];
    const problem =
      value === null || value === undefined || value === '' ? undefined : problemWith(name, value);
    if (problem !== undefined) problems[name] = problem;
  }
  return Object.keys(problems).length > 0 ? problems : undefined;
}

function problemWith(name: FieldName, value: string): string | undefined {
  const spec = FIELDS[name];
  if (value.length > spec.max) return `${spec.label} takes at most ${spec.max} characters.`;
  if (spec.kind === 'date' && !isLocalDate(value)) return `${spec.label} is no day on the calendar.`;
  if (spec.kind === 'emails') {
    const wrong = emails(value).find((address) => !EMAIL.test(address));
    if (wrong !== undefined) return `“${wrong}” is no e-mail address.`;
  }
  return undefined;
}

/** Addresses separated by commas, semicolons or spaces. */
export function emails(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((address) => address !== '');
}

/** Trimmed texts, e-mail addresses separated by one comma; blank fields are left out. */
export function tidyFields(fields: PortFields): PortFields {
  const tidy: { [Name in FieldName]?: string } = {};
  for (const name of Object.keys(fields) as readonly FieldName[]) {
    const text = tidyText(name, fields[name] ?? '');
    if (text !== '') tidy[name] = text;
  }
  return tidy;
}

/** The same for changes, where a blank text clears its field. */
export function tidyChanges(changes: FieldChanges): FieldChanges {
  const tidy: { [Name in FieldName]?: string | null } = {};
  for (const name of Object.keys(changes) as readonly FieldName[]) {
    const text = tidyText(name, changes[name] ?? '');
    tidy[name] = text === '' ? null : text;
  }
  return tidy;
}

function tidyText(name: FieldName, value: string): string {
  return FIELDS[name].kind === 'emails' ? emails(value).join(', ') : value.trim();
}
