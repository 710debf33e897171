import type { FaultRule, Faults } from '../http/faults.ts';
import type { LogEntry, RequestLog } from '../http/log.ts';
import { splitOrder } from './life/split.ts';
import { confirmFoc, port, setMessaging, tick } from './life/tick.ts';
import { enter } from './life/transition.ts';
import { withKeys } from './orders/actions.ts';
import { addComment } from './orders/comments.ts';
import { detailOf } from './orders/exceptions.ts';
import type { Site, Switches } from './site.ts';
import type {
  Comment,
  Listing,
  MessagingStatus,
  NotPortable,
  Order,
  PortingEvent,
  StatusWord,
  StoredDocument,
  World,
} from './world/model.ts';

/** What a test (never the app) may do behind the server's back. */
export interface Control {
  /** Plants a fault for the next matching requests. */
  fault(rule: FaultRule): void;
  clearFaults(): void;
  /** Requests received, oldest first, with what was executed. Holds no secrets. */
  log(): readonly LogEntry[];
  clearLog(): void;
  order(id: string): Order | undefined;
  orders(): readonly Order[];
  document(id: string): StoredDocument | undefined;
  documents(): readonly StoredDocument[];
  events(): readonly PortingEvent[];
  /** Everything as it stands, to be kept and given as a seed again. */
  world(): World;
  /** What Telnyx finds about a number from now on. Another `spid` forces a split. */
  list(number: string, listing: Partial<Listing> & { readonly notPortable?: NotPortable }): void;
  /** Telnyx's staff put an order into a status. */
  setStatus(orderId: string, status: StatusWord): Order;
  /** An exception with these codes; the list of codes is open. */
  reject(orderId: string, codes: readonly string[]): Order;
  /** Confirms this date, whatever was asked for. Milliseconds since 1970. */
  confirmFoc(orderId: string, at: number): Order;
  setMessaging(orderId: string, status: MessagingStatus): Order;
  /** Telnyx's staff move numbers to a new order; `strangers` events more name numbers nobody knows. */
  split(orderId: string, numbers: readonly string[], strangers?: number): Order;
  comment(orderId: string, body: string, by?: Comment['by']): Comment;
  /** Writes to the order are refused as being processed for this long. */
  lock(orderId: string, ms: number): void;
  /** Moves the site's clock forward and does what becomes due. */
  advance(ms: number): void;
  now(): number;
  /** Changes switches while the site runs. */
  set(switches: Partial<Switches>): void;
}

function known(site: Site, id: string): Order {
  const order = site.store.order(id);
  if (!order) throw new Error('no such practice order');
  return order;
}

/** Into a status as staff would: with what the status brings. */
function setStatus(site: Site, id: string, status: StatusWord): Order {
  const order = known(site, id);
  const keyed = status === 'draft' ? order : withKeys(site, order);
  if (status === 'foc-date-confirmed') return confirmFoc(site, keyed, site.now());
  if (status === 'ported') return port(site, keyed, site.now());
  return enter(site, keyed, status, site.now());
}

/** The control of a running site. */
export function controlOf(
  site: Site,
  faults: Faults,
  log: RequestLog,
  clock: { readonly advance: (ms: number) => void },
): Control {
  const { store } = site;
  return {
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    log: () => log.entries(),
    clearLog: () => log.clear(),
    order: (id) => store.order(id),
    orders: () => store.orders(),
    document: (id) => store.document(id),
    documents: () => store.documents(),
    events: () => [...store.events()],
    world: () => store.world(),
    list: (number, listing) =>
      void store.phonebook.set(number, { ...store.phonebook.get(number), ...listing }),
    setStatus: (id, status) => setStatus(site, id, status),
    reject: (id, codes) =>
      enter(site, withKeys(site, known(site, id)), 'exception', site.now(), { details: codes.map(detailOf) }),
    confirmFoc: (id, at) => confirmFoc(site, withKeys(site, known(site, id)), site.now(), at),
    setMessaging: (id, status) => setMessaging(site, known(site, id), status, site.now()),
    split: (id, numbers, strangers) => splitOrder(site, known(site, id), numbers, strangers),
    comment: (id, body, by = 'admin') => addComment(site, known(site, id), body, by),
    lock: (id, ms) => void store.saveOrder({ ...known(site, id), lockedUntil: site.now() + ms }),
    advance: (ms) => {
      clock.advance(ms);
      tick(site);
    },
    now: site.now,
    set: (switches) => Object.assign(site.switches, switches),
  };
}
