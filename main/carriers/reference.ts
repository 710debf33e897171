import type { PortRequestId } from '../../preload/contract/domain/ids.ts';

/** Our own ids as one word, for carriers that give an order a single text field of the customer's. */
export interface OwnReference {
  readonly mutationId: string;
  readonly portRequestId: PortRequestId;
}

const WORD = /\bps1\.([\w-]{1,64})\.([\w-]{1,64})\b/;

/** Such as `ps1.<port request>.<mutation>`: what `find` looks for and a pull is linked by. */
export function writeReference({ portRequestId, mutationId }: OwnReference): string {
  return `ps1.${portRequestId}.${mutationId}`;
}

/** Our ids, wherever in the text they stand; nothing when somebody else wrote it. */
export function readReference(text: string | null | undefined): OwnReference | undefined {
  const found = WORD.exec(text ?? '');
  const [, portRequestId, mutationId] = found ?? [];
  return portRequestId !== undefined && mutationId !== undefined ? { portRequestId, mutationId } : undefined;
}
