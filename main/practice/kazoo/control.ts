import type { FaultRule, Faults } from '../http/faults.ts';
import type { LogEntry, RequestLog } from '../http/log.ts';
import type { Site, Switches } from './site.ts';
import type { PortRecord } from './world/model.ts';

/** What a test (never the app) may do behind the server's back. */
export interface Control {
  /** Every token given out so far becomes unknown. */
  revokeTokens(): void;
  /** Plants a fault for the next matching requests. */
  fault(rule: FaultRule): void;
  clearFaults(): void;
  /** Requests received, oldest first, with what was executed. Holds no secrets. */
  log(): readonly LogEntry[];
  clearLog(): void;
  /** The bytes stored of an attachment. */
  attachment(portId: string, name: string): Uint8Array | undefined;
  /** A port as the datastore holds it. */
  port(portId: string): PortRecord | undefined;
  ports(): readonly PortRecord[];
  /** Moves the site's clock forward. */
  advance(ms: number): void;
  now(): number;
  /** Changes switches while the site runs. */
  set(switches: Partial<Switches>): void;
  /** Fills every token bucket. */
  refillBuckets(): void;
}

/** The control of a running site. */
export function controlOf(
  site: Site,
  faults: Faults,
  log: RequestLog,
  clock: { advance: (ms: number) => void },
): Control {
  return {
    revokeTokens: () => site.tokens.revokeAll(),
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    log: () => log.entries(),
    clearLog: () => log.clear(),
    attachment: (portId, name) => site.store.port(portId)?.attachments.get(name)?.bytes,
    port: (portId) => site.store.port(portId),
    ports: () => [...site.store.ports()],
    advance: (ms) => clock.advance(ms),
    now: site.now,
    set: (switches) => Object.assign(site.switches, switches),
    refillBuckets: () => site.buckets.refill(),
  };
}
