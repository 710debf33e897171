import { randomBytes } from 'node:crypto';
import { type Answer, data, type Fault, unprocessable, wrongStatus } from '../answer.ts';
import { enter } from '../life/transition.ts';
import { type Call, type Site, stamp } from '../site.ts';
import type { Order } from '../world/model.ts';
import { shownJob } from './jobs.ts';
import { loadForWrite, loadOrder } from './load.ts';
import { isFast, orderAnswer } from './render.ts';

const FREEZE = 48 * 3_600_000;

/** What a submission needs beside documents, as pointers into the order. */
const REQUIRED = [
  ['/end_user/admin/entity_name', (order: Order) => order.admin.entity_name],
  ['/end_user/admin/auth_person_name', (order: Order) => order.admin.auth_person_name],
  ['/end_user/location/street_address', (order: Order) => order.location.street_address],
  ['/end_user/location/locality', (order: Order) => order.location.locality],
  ['/end_user/location/administrative_area', (order: Order) => order.location.administrative_area],
  ['/end_user/location/postal_code', (order: Order) => order.location.postal_code],
] as const;

/** What is missing before an order can be submitted; empty when it is complete. */
export function missingFrom(order: Order): readonly Fault[] {
  const fields = REQUIRED.filter(([, read]) => (read(order) ?? '') === '').map(
    ([pointer]): Fault => ({ code: '10004', detail: `${pointer.split('/').at(-1)} is required`, pointer }),
  );
  const has = (type: 'loa' | 'invoice'): boolean =>
    order.documents[type] !== null || order.supporting.some((each) => each.type === type);
  return [
    ...fields,
    ...(has('loa') ? [] : [{ code: '80008' as const, detail: 'LOA is missing', pointer: '/documents/loa' }]),
    ...(has('invoice')
      ? []
      : [{ code: '10004' as const, detail: 'invoice is required', pointer: '/documents/invoice' }]),
  ];
}

const key = (prefix: string): string => `${prefix}_${randomBytes(3).toString('hex')}`;

/** Support keys of an order that leaves draft; the parent's is shared by the orders of one create. */
export function withKeys(site: Site, order: Order): Order {
  const kin = site.store.orders().find((each) => each.groupId === order.groupId && each.parentSupportKey);
  return {
    ...order,
    supportKey: order.supportKey ?? key('sr'),
    parentSupportKey: order.parentSupportKey ?? kin?.parentSupportKey ?? key('pr'),
  };
}

/** Submits a complete draft, or sends an exception that was put right back to the losing carrier. */
export function submit(site: Site, order: Order): Order {
  const to = order.status === 'exception' ? 'submitted' : 'in-process';
  return enter(site, withKeys(site, order), to, site.now());
}

/** POST …/actions/confirm. */
export function confirmOrder(call: Call, id: string): Answer {
  const order = loadForWrite(call, id);
  if (order.status !== 'draft' && order.status !== 'exception')
    throw wrongStatus(`A porting order in ${order.status} cannot be submitted`);
  const missing = missingFrom(order);
  if (missing.length > 0) throw unprocessable(...missing);
  if (order.focRequested !== null && order.focRequested < call.site.now())
    throw unprocessable({
      code: '80007',
      detail: 'The requested FOC date has passed',
      pointer: '/activation_settings/foc_datetime_requested',
    });
  return orderAnswer(call.site, submit(call.site, order));
}

/** POST …/actions/cancel: asks for it; Telnyx reviews each (carriers/telnyx-flowroute-s3.md §B). */
export function cancelOrder(call: Call, id: string): Answer {
  const { site } = call;
  const order = loadForWrite(call, id);
  switch (order.status) {
    case 'draft':
      throw wrongStatus('A draft porting order is deleted, not cancelled');
    case 'ported':
    case 'cancelled':
    case 'cancel-pending':
      throw wrongStatus(`A porting order in ${order.status} cannot be cancelled`);
    case 'in-process':
    case 'submitted':
    case 'exception':
    case 'foc-date-confirmed':
      if (
        order.focActual !== null &&
        order.status === 'foc-date-confirmed' &&
        order.focActual - site.now() < FREEZE
      )
        throw wrongStatus('A porting order cannot be cancelled within 48 hours of its FOC date');
      return orderAnswer(site, enter(site, order, 'cancel-pending', site.now()));
  }
}

/** POST …/actions/activate: FastPort orders on the day of their FOC; answers 202 with the job. */
export function activateOrder(call: Call, id: string): Answer {
  const { site } = call;
  const order = loadForWrite(call, id);
  const now = site.now();
  const job = order.jobs.find((each) => each.status === 'created');
  if (!isFast(order)) throw wrongStatus('The porting order is not eligible for FastPort');
  if (order.status !== 'foc-date-confirmed' || !job)
    throw wrongStatus('The porting order has no activation waiting');
  if (now < job.from || now > job.until)
    throw wrongStatus('The porting order can only be activated within its activation window');
  const started = { ...job, status: 'in-process' as const, startedAt: now, updated: now };
  const jobs = order.jobs.map((each) => (each.id === job.id ? started : each));
  site.store.saveOrder({ ...order, jobs, updated: now });
  return data(202, shownJob(started));
}

/** POST …/actions/share: a token for the document rights of somebody outside. */
export function shareOrder(call: Call, id: string): Answer {
  const order = loadOrder(call, id);
  const { expires_in_seconds: wanted, permissions } = call.json;
  const seconds = typeof wanted === 'number' && wanted > 0 ? wanted : 3600;
  const now = call.site.now();
  return data(201, {
    record_type: 'porting_order_sharing_token',
    id: randomBytes(16).toString('hex'),
    porting_order_id: order.id,
    token: randomBytes(32).toString('base64url'),
    permissions: [
      permissions === 'porting_order.document.update' ? permissions : 'porting_order.document.read',
    ],
    created_at: stamp(now),
    expires_at: stamp(now + seconds * 1000),
    expires_in_seconds: seconds,
  });
}
