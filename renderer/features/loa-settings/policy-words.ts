import { DOCUMENT_KIND_LABELS } from '../../../preload/contract/domain/documents.ts';
import type { LoaPolicy, LoaRule } from '../../../preload/contract/domain/loa.ts';

export const RULE_LABELS: Readonly<Record<LoaRule, string>> = {
  signatureMaxAgeDays: 'Signature',
  typedSignature: 'Typed signature',
  requiredKinds: 'Documents needed',
  maxSize: 'Largest file',
  billMaxAgeDays: 'Bill',
  respOrg: 'RespOrg',
  leadDays: 'Lead time',
};

/** A rule's value in a few words; nothing where the carrier has no such rule. */
export function ruleWords(policy: LoaPolicy, rule: LoaRule): string | undefined {
  switch (rule) {
    case 'signatureMaxAgeDays':
      return `At most ${days(policy.signatureMaxAgeDays)} old`;
    case 'typedSignature':
      return typedWords(policy.typedSignature);
    case 'requiredKinds':
      return policy.requiredKinds.map((kind) => DOCUMENT_KIND_LABELS[kind]).join(', ') || 'None';
    case 'maxSize':
      return `${megabytes(policy.maxSize)} MB`;
    case 'billMaxAgeDays':
      return `At most ${days(policy.billMaxAgeDays)} old`;
    case 'respOrg':
      return policy.respOrg;
    case 'leadDays':
      return leadWords(policy.leadDays);
  }
}

/** `2026-11-1` as people say it: `November 2026, first edition`. */
export function versionWords(version: string): string {
  const [year, month, edition] = version.split('-').map(Number);
  if (!year || !month || !edition) return version;
  const name = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, 1),
  );
  return `${name} ${year}${edition > 1 ? `, edition ${edition}` : ''}`;
}

/** Decimal megabytes, as carriers count them. */
export function megabytes(bytes: number): number {
  return Number((bytes / 1_000_000).toFixed(2));
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

function typedWords({ local, tollFree }: LoaPolicy['typedSignature']): string {
  if (local && tollFree) return 'Taken';
  if (local) return 'Not for toll-free';
  return tollFree ? 'For toll-free only' : 'Not taken';
}

function leadWords({ local, tollFree }: LoaPolicy['leadDays']): string {
  if (local === tollFree) return `${local} business days`;
  return `${local} business days, toll-free ${tollFree}`;
}
