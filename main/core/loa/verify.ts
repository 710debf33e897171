import type { LoaVerdict } from '../../../preload/contract/domain/loa.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { LoaParts } from './parts.ts';

export async function verifyFile(_parts: LoaParts, _path: string): Promise<LoaVerdict> {
  throw refuse('not-found', 'LOAs come next.', 'Wait.');
}

export async function verifyChosen(_parts: LoaParts): Promise<LoaVerdict | null> {
  throw refuse('not-found', 'LOAs come next.', 'Wait.');
}
