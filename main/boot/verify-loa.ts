import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LoaVerdict } from '../../preload/contract/domain/loa.ts';
import type { PdfFacts } from '../core/interfaces/loa.ts';
import { problemIn, refuse } from '../core/interfaces/refusal.ts';
import { MOST_BYTES, unreadable } from '../pdf/seal/unreadable-pdf.ts';

/** What the command line asks to verify. */
export interface VerifyAsked {
  /** As it was typed. */
  readonly file: string;
  readonly json: boolean;
}

const SWITCH = '--verify-loa';

/** `--verify-loa <file>` or `--verify-loa=<file>`, with `--json` for programs; `undefined` where the app is to open. */
export function loaToVerify(args: readonly string[]): VerifyAsked | undefined {
  const at = args.findIndex((arg) => arg === SWITCH || arg.startsWith(`${SWITCH}=`));
  const given = args[at];
  if (given === undefined) return undefined;
  const file = given === SWITCH ? args[at + 1] : given.slice(SWITCH.length + 1);
  return { file: file ?? '', json: args.includes('--json') };
}

export interface VerifyParts {
  readonly inspect: (bytes: Uint8Array) => Promise<PdfFacts>;
  /** Fingerprints of the certificates that sealed in this profile. */
  readonly known: () => readonly string[];
}

/** What a program gets to know by the exit code; 0 is for the one good answer. */
const EXIT = { ours: 0, notWhole: 1, unreadable: 2, another: 3 } as const;

/** One line that says whether a file is as it was sealed, and the exit code that goes with it. Opens no database. */
export async function verifyLoa(
  { file, json }: VerifyAsked,
  parts: VerifyParts,
): Promise<{ readonly line: string; readonly exitCode: number }> {
  const verdict = await verdictOn(file, parts);
  return { line: json ? JSON.stringify(verdict) : wordsOf(verdict), exitCode: exitCodeOf(verdict) };
}

async function verdictOn(file: string, { inspect, known }: VerifyParts): Promise<LoaVerdict> {
  try {
    const { seal, loaMark } = await inspect(await read(file));
    const mark = loaMark && { loaId: loaMark.loaId };
    switch (seal.kind) {
      case 'none':
        return { verdict: 'not-sealed', what: 'It bears no seal, so nothing tells whether it was changed.' };
      case 'altered':
        return {
          verdict: 'altered',
          what: seal.what,
          ...(seal.sealedBy !== undefined && { sealedBy: seal.sealedBy }),
          ...mark,
        };
      case 'whole': {
        const { sealedBy, sealedAt, fingerprint } = seal;
        const ours = known().includes(fingerprint);
        return { verdict: 'unchanged', sealedBy, ours, sealedAt, ...loaMark };
      }
    }
  } catch (error) {
    const problem = problemIn(error);
    return {
      verdict: 'unreadable',
      what: problem?.what ?? 'The file could not be read.',
      next: problem?.next ?? 'Get it again from whoever sent it, then try again.',
    };
  }
}

async function read(file: string): Promise<Uint8Array> {
  try {
    const path = resolve(file);
    const facts = await stat(path);
    if (facts.isFile() && facts.size > MOST_BYTES) throw unreadable.huge(facts.size);
    if (facts.isFile() && file !== '') return await readFile(path);
  } catch (error) {
    if (problemIn(error)) throw error;
  }
  throw refuse('storage', 'There is no such file, or it may not be read.', `Type ${SWITCH} and its path.`);
}

function wordsOf(verdict: LoaVerdict): string {
  switch (verdict.verdict) {
    case 'unchanged': {
      const { sealedBy, sealedAt, ours, loaId, numbersHash } = verdict;
      const whose = ours ? 'a key of this installation' : 'a key that this installation does not know';
      const about = loaId === undefined ? '' : `; LOA ${loaId}, numbers ${numbersHash ?? 'not named'}`;
      return `unchanged: sealed by ${sealedBy}, with ${whose}, unchanged since ${sealedAt}${about}`;
    }
    case 'altered':
      return `altered: ${verdict.what}${verdict.sealedBy === undefined ? '' : ` It was sealed by ${verdict.sealedBy}.`}`;
    case 'not-sealed':
      return `not sealed: ${verdict.what}`;
    case 'unreadable':
      return `unreadable: ${verdict.what} ${verdict.next}`;
  }
}

function exitCodeOf(verdict: LoaVerdict): number {
  switch (verdict.verdict) {
    case 'unchanged':
      return verdict.ours ? EXIT.ours : EXIT.another;
    case 'altered':
    case 'not-sealed':
      return EXIT.notWhole;
    case 'unreadable':
      return EXIT.unreadable;
  }
}
