import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import { hasSameNumbers, isAlike, isSureOf, numbersOf } from './likeness.ts';
import { remoteIdOf } from './places.ts';
import type { WireDraft, WireRequest, WireSub } from './wire.ts';

/** A sub-request of a port request. */
export interface Twin {
  readonly requestId: string;
  readonly subId: string;
}

/** A sub-request of a submitted draft. */
interface Origin {
  readonly name: RemoteId;
  readonly draft: WireDraft;
  readonly sub: WireSub;
}

const keyOf = (requestId: string, subId: string) => `${requestId}/${subId}`;

/**
 * Which sub-request of a port request each sub-request of a submitted draft has become, as far as this session has
 * learnt. An order that has a draft keeps the draft's name.
 */
export class Bridge {
  readonly #origins = new Map<RemoteId, Origin>();
  /** Names of origins by their id and by each of their numbers; what fits shares one of them. */
  readonly #keys = new Map<string, ReadonlySet<RemoteId>>();
  readonly #twins = new Map<RemoteId, Twin>();
  readonly #names = new Map<string, RemoteId>();

  /** A submitted draft, just read. Telnyx's staff may have split it further since the last look. */
  learnDraft(draft: WireDraft): void {
    for (const sub of draft.sub_requests) {
      const name = remoteIdOf({ kind: 'draft', id: draft.id, sub: sub.id });
      this.#origins.set(name, { name, draft, sub });
      for (const key of [sub.id, ...numbersOf(draft, sub)]) {
        this.#keys.set(key, new Set([...(this.#keys.get(key) ?? []), name]));
      }
    }
  }

  /** Finds the drafts that a port request came from, among those learnt. */
  learnRequest(request: WireRequest): void {
    for (const sub of request.sub_requests) {
      const key = keyOf(request.id, sub.id);
      const origin = this.#names.has(key) ? undefined : this.#originOf(request, sub);
      if (origin === undefined) continue;
      this.#twins.set(origin.name, { requestId: request.id, subId: sub.id });
      this.#names.set(key, origin.name);
    }
  }

  twinOf(remoteId: RemoteId): Twin | undefined {
    return this.#twins.get(remoteId);
  }

  /** Whether a draft is known for this sub-request. */
  explains(request: WireRequest, sub: WireSub): boolean {
    return this.#names.has(keyOf(request.id, sub.id));
  }

  /** The name of an order: its draft's where one is known. */
  nameOf(request: WireRequest, sub: WireSub): RemoteId {
    const name = this.#names.get(keyOf(request.id, sub.id));
    return name ?? remoteIdOf({ kind: 'request', id: request.id, sub: sub.id });
  }

  #originOf(request: WireRequest, sub: WireSub): Origin | undefined {
    const keys = [sub.draft_sub_request_id ?? sub.id, ...numbersOf(request, sub).slice(0, 1)];
    const candidates = [...new Set(keys.flatMap((key) => [...(this.#keys.get(key) ?? [])]))]
      .filter((name) => !this.#twins.has(name))
      .flatMap((name) => this.#origins.get(name) ?? []);
    const sure = candidates.find((one) => isSureOf(one.draft, one.sub, request, sub));
    if (sure !== undefined) return sure;
    // The same numbers may have been asked for before: the draft that is nearest in time is the one.
    return candidates
      .filter(
        (one) =>
          hasSameNumbers(one.draft, one.sub, request, sub) && isAlike(one.draft, one.sub, request, sub),
      )
      .toSorted((one, other) => (other.draft.created_at ?? '').localeCompare(one.draft.created_at ?? ''))[0];
  }
}
