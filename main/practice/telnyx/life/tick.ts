import { randomUUID } from 'node:crypto';
import { detailOf } from '../orders/exceptions.ts';
import { dropDraft } from '../orders/read.ts';
import { isFast, messagingOf } from '../orders/render.ts';
import { fastPortWindow, windowsOf } from '../orders/windows.ts';
import type { Site } from '../site.ts';
import type { ActivationJob, MessagingStatus, Order } from '../world/model.ts';
import { PACES } from './paces.ts';
import { findings } from './review.ts';
import { enter, tell } from './transition.ts';

/** What happens next to an order by itself, and when. */
interface Step {
  readonly at: number;
  readonly take: () => void;
}

/** The job of a FastPort order whose FOC is known; unstarted it runs at the window's end. */
function jobFor(order: Order, foc: number, now: number): ActivationJob {
  const kind = order.activationType ?? 'on-demand';
  const activateAt = kind === 'scheduled' ? foc : null;
  const common = { activateAt, startedAt: null, created: now, updated: now };
  return { id: randomUUID(), status: 'created', kind, ...fastPortWindow(foc), ...common };
}

/** The losing carrier confirms: the date asked for, or the first it allows. */
export function confirmFoc(site: Site, order: Order, at: number, wanted = order.focRequested): Order {
  const foc = wanted ?? windowsOf(order, at)[0]?.from ?? at;
  const after = enter(site, order, 'foc-date-confirmed', at, { focActual: foc });
  return isFast(after) ? site.store.saveOrder({ ...after, jobs: [jobFor(after, foc, at)] }) : after;
}

/** The losing carrier's answer: an exception for what it finds wrong, else its FOC. */
function answerOf(site: Site, order: Order, at: number): void {
  const codes = findings(order, at);
  if (codes.length > 0) enter(site, order, 'exception', at, { details: codes.map(detailOf) });
  else confirmFoc(site, order, at);
}

/** Puts the text messages of an order into a status and tells the feed. */
export function setMessaging(site: Site, order: Order, messaging: MessagingStatus, at: number): Order {
  const after = site.store.saveOrder({ ...order, messaging, updated: at });
  const payload = {
    id: after.id,
    customer_reference: after.customerReference,
    support_key: after.supportKey,
    messaging: messagingOf(after),
  };
  tell(site, after, 'porting_order.messaging_changed', payload, at);
  return after;
}

/** The numbers are Telnyx's now; messages follow if they were asked for. */
export function port(site: Site, order: Order, at: number): Order {
  const jobs = order.jobs.map((each) => ({ ...each, status: 'completed' as const, updated: at }));
  const after = enter(site, { ...order, jobs }, 'ported', at);
  const follows = after.enableMessaging && after.numbers.some((each) => each.messagingCapable);
  return follows ? setMessaging(site, after, 'activating', at) : after;
}

/** When a confirmed order is ported: at its FOC, or when its activation ends. */
function portingAt(order: Order): number | null {
  const job = order.jobs[0];
  if (!job) return order.focActual;
  return job.startedAt === null ? (job.activateAt ?? job.until) : job.startedAt + PACES.activation;
}

/** The step of an order that walks its life by itself. */
function livingStep(site: Site, order: Order): Step | null {
  const after = (pace: number, take: (at: number) => void): Step => ({
    at: order.entered + pace,
    take: () => take(order.entered + pace),
  });
  switch (order.status) {
    case 'in-process':
      return after(PACES.inProcess, (at) => void enter(site, order, 'submitted', at));
    case 'submitted':
      return after(PACES.submitted, (at) => answerOf(site, order, at));
    case 'exception':
      return after(PACES.exception, (at) => void enter(site, order, 'cancelled', at));
    case 'cancel-pending':
      return after(PACES.cancelPending, (at) => void enter(site, order, 'cancelled', at));
    case 'foc-date-confirmed': {
      const at = portingAt(order);
      return at === null ? null : { at, take: () => void port(site, order, at) };
    }
    case 'ported':
      if (order.messaging !== 'activating') return null;
      return after(PACES.messaging, (at) => void setMessaging(site, order, 'ported', at));
    case 'draft':
    case 'cancelled':
      return null;
  }
}

/** The step that happens whether or not orders live by themselves: drafts end, started activations finish. */
function certainStep(site: Site, order: Order): Step | null {
  if (order.status === 'draft') {
    const at = order.created + PACES.draft;
    return { at, take: () => dropDraft(site, order, at) };
  }
  const startedAt = order.jobs[0]?.startedAt ?? null;
  if (order.status !== 'foc-date-confirmed' || startedAt === null) return null;
  const at = startedAt + PACES.activation;
  return { at, take: () => void port(site, order, at) };
}

function nextStep(site: Site): Step | null {
  const now = site.now();
  const due = site.store
    .orders()
    .flatMap(
      (order) => certainStep(site, order) ?? (site.switches.lives ? livingStep(site, order) : null) ?? [],
    )
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at);
  return due[0] ?? null;
}

/** Does what became due since the last time, in the order in which it became due. */
export function tick(site: Site): void {
  for (let step = nextStep(site); step !== null; step = nextStep(site)) step.take();
  for (const document of site.store.documents())
    if (site.now() >= document.created + PACES.document && !site.store.isLinked(document.id))
      site.store.removeDocument(document.id);
}
