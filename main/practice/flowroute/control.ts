import type { FaultRule, Faults } from '../http/faults.ts';
import type { LogEntry, RequestLog } from '../http/log.ts';
import { moved } from './life.ts';
import type { Site, Switches } from './site.ts';
import type { FileStatus, OrderRecord, Status } from './world/model.ts';

/** What a test (never the app) may do behind the server's back. */
export interface Control {
  /** Flowroute's desk or the losing carrier moves an order. */
  setStatus(orderId: string, status: Status): void;
  /** The losing carrier sends an order back, and the desk says why. */
  reject(orderId: string, comment: string): void;
  /** The desk says something. */
  comment(orderId: string, text: string): void;
  /** The desk looks at a paper; it stays so. */
  setFileStatus(orderId: string, fileId: string, status: FileStatus): void;
  /** Plants a fault for the next matching requests. */
  fault(rule: FaultRule): void;
  clearFaults(): void;
  /** Requests received, oldest first, with what was executed. Holds no secrets. */
  log(): readonly LogEntry[];
  clearLog(): void;
  /** An order as the datastore holds it. */
  order(orderId: string): OrderRecord | undefined;
  /** All of them, in the order they were made. */
  orders(): readonly OrderRecord[];
  /** Moves the site's clock forward. */
  advance(ms: number): void;
  now(): number;
  /** Changes switches while the site runs. */
  set(switches: Partial<Switches>): void;
}

const DESK = 'Flowroute Porting';

/** The control of a running site. */
export function controlOf(
  site: Site,
  faults: Faults,
  log: RequestLog,
  clock: { advance: (ms: number) => void },
): Control {
  const change = (orderId: string, to: (order: OrderRecord) => OrderRecord): void => {
    const order = site.store.order(orderId);
    if (!order) throw new Error(`no port order ${orderId}`);
    site.store.save(to(order));
  };
  const said = (order: OrderRecord, text: string): OrderRecord => ({
    ...order,
    modified: site.now(),
    comments: [...order.comments, { author: DESK, text, at: site.now() }],
  });
  return {
    setStatus: (orderId, status) => change(orderId, (order) => moved(order, status, site.now())),
    reject: (orderId, comment) =>
      change(orderId, (order) => said(moved(order, 'rejected', site.now()), comment)),
    comment: (orderId, text) => change(orderId, (order) => said(order, text)),
    setFileStatus: (orderId, fileId, status) =>
      change(orderId, (order) => ({
        ...order,
        modified: site.now(),
        files: order.files.map((file) => (file.id === fileId ? { ...file, status } : file)),
      })),
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    log: () => log.entries(),
    clearLog: () => log.clear(),
    order: (orderId) => site.store.order(orderId),
    orders: () => site.store.orders(),
    advance: (ms) => clock.advance(ms),
    now: site.now,
    set: (switches) => Object.assign(site.switches, switches),
  };
}
