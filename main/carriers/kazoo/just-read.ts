import type { RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Port } from './ports.ts';

/** Milliseconds. No longer than a reading and the change it prepares may lie apart anyway. */
const FRESH = 1_000;

/**
 * Ports as they were read a moment ago. Whoever sends an edit has just looked whether it still makes sense; the edit
 * itself need not ask again, which at seven requests a second is what a drain is made of. Each reading serves once. A
 * move does ask again: Kazoo takes one for a state that the port has left.
 */
export class JustRead {
  readonly #ports = new Map<RemoteId, { readonly port: Port; readonly at: number }>();

  /** `now`: milliseconds, on the clock that `take` is asked by. */
  keep(id: RemoteId, port: Port, now: number): void {
    for (const [other, { at }] of this.#ports) if (Math.abs(now - at) >= FRESH) this.#ports.delete(other);
    this.#ports.set(id, { port, at: now });
  }

  take(id: RemoteId, now: number): Port | undefined {
    const known = this.#ports.get(id);
    this.#ports.delete(id);
    return known !== undefined && Math.abs(now - known.at) < FRESH ? known.port : undefined;
  }
}
