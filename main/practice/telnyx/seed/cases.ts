import { CASES, type PracticeCase, referenceOf } from '../../cases.ts';
import { splitByKinship } from '../orders/create.ts';
import { dayIn, hourIn } from '../time/zone.ts';
import type { StatusWord } from '../world/model.ts';
import { HARBORLINE } from './credentials.ts';
import { seededNumber } from './numbers.ts';
import { type Seeded, type Sketch, seededOrder } from './order.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FOC_HOUR = 10;

/** How long a case has stood in its status: short enough that a living one stays there for a while. */
const STANDING: Readonly<Record<StatusWord, number>> = {
  draft: 2 * DAY,
  'in-process': 0.5 * HOUR,
  submitted: 3 * HOUR,
  exception: 9 * HOUR,
  'foc-date-confirmed': 26 * HOUR,
  ported: 0,
  'cancel-pending': 2 * HOUR,
  cancelled: DAY,
};

/** The shared cases that stand at Telnyx: an order each, or one for each kind of number. `now` in milliseconds. */
export function caseOrders(now: number): readonly Seeded[] {
  return CASES.flatMap((port) => {
    const { telnyx } = port;
    if (!telnyx) return [];
    const numbers = port.numbers.map((each) => seededNumber(each, port.losingCarrier, telnyx.status));
    const groups = telnyx.split ? splitByKinship(numbers) : [numbers];
    return groups.map((group, index) =>
      seededOrder({ ...sketchOf(port, telnyx, now), numbers: group, slug: `case-${port.slug}-${index}` }),
    );
  });
}

function sketchOf(
  port: PracticeCase,
  telnyx: NonNullable<PracticeCase['telnyx']>,
  now: number,
): Omit<Sketch, 'numbers' | 'slug'> {
  const { address } = port;
  const foc =
    telnyx.focIn === undefined
      ? null
      : hourIn(dayIn(now, port.zone) + telnyx.focIn * DAY, FOC_HOUR, port.zone);
  return {
    accountId: HARBORLINE.id,
    group: `case-${port.slug}`,
    customer: port.billingName,
    signee: port.signee,
    street: `${address.streetNumber} ${address.street} ${address.streetType}`,
    city: address.city,
    region: address.region,
    postal: address.postalCode,
    carrier: port.losingCarrier,
    accountNumber: port.accountNumber,
    pin: port.pin,
    status: telnyx.status,
    entered: telnyx.status === 'ported' && foc !== null ? foc : now - STANDING[telnyx.status],
    foc,
    codes: telnyx.details ?? [],
    reference: telnyx.referenced ? referenceOf(port, 'telnyx') : null,
    hasPapers: telnyx.status !== 'draft',
    messaging: 'not_applicable',
    remarks: [],
  };
}
