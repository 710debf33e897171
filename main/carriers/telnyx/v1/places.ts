import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';

/**
 * Where an order stands at Telnyx v1. A draft is split into sub-requests and so is the port request that it becomes;
 * an order of ours is one of them.
 */
export interface Place {
  readonly kind: 'draft' | 'request';
  /** Of the draft or the port request. */
  readonly id: string;
  /** Of the sub-request in it. */
  readonly sub: string;
}

/**
 * The name of an order, the same over its life: a draft stays readable after it was submitted, so an order that began
 * as one is named by it for good. `request:` is for those that no draft is known of.
 */
export function remoteIdOf({ kind, id, sub }: Place): RemoteId {
  return `${kind}:${id}/${sub}`;
}

const SHAPE = /^(draft|request):([^/]+)\/([^/]+)$/;

/** The place that a name tells; nothing when it is none of ours. */
export function placeOf(remoteId: RemoteId): Place | undefined {
  const [, kind, id, sub] = SHAPE.exec(remoteId) ?? [];
  if (id === undefined || sub === undefined) return undefined;
  return { kind: kind === 'draft' ? 'draft' : 'request', id, sub };
}

const ROOT = ['origination', 'porting'] as const;
export const DRAFTS: readonly string[] = [...ROOT, 'draft_port_requests'];
export const REQUESTS: readonly string[] = [...ROOT, 'port_requests'];
export const CHECKS: readonly string[] = [...ROOT, 'portability_checks'];

/** Segments of a draft's or a port request's path. */
export function pathOf(
  { kind, id }: Pick<Place, 'kind' | 'id'>,
  ...rest: readonly string[]
): readonly string[] {
  return [...(kind === 'draft' ? DRAFTS : REQUESTS), id, ...rest];
}
