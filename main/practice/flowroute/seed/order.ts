import { businessDate } from '../life.ts';
import { NO_PRESETS } from '../orders/presets.ts';
import type { Comment, Details, FileRecord, OrderRecord, Status } from '../world/model.ts';
import { ACCOUNT_NUMBER } from './credentials.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DESK = 'Flowroute Porting';

/** What one seeded order is to be. */
export interface Plan {
  readonly id: string;
  readonly groupId: string;
  readonly status: Status;
  readonly numbers: readonly string[];
  readonly details: Pick<
    Details,
    'billing_name' | 'city' | 'company' | 'country' | 'provider' | 'state' | 'street' | 'zip'
  > &
    Partial<Details>;
  /** Hours since it entered its status. */
  readonly hours: number;
  /** Days from now to its completion, negative when that is past. */
  readonly completesIn?: number;
  readonly comment?: string;
}

const USUAL: Omit<Details, keyof Plan['details']> & Partial<Details> = {
  alias: null,
  billing_number: '',
  desired_completion_date: null,
  enable_cnam_lookups: false,
  last_4_ssn: '',
  loa_details: null,
  pin: '',
  provider_account: null,
  status_url: null,
  street2: null,
  usage_type: 'business',
};

function paper(id: string, name: string, orderId: string, at: number): FileRecord {
  return {
    id,
    filename: name,
    file: name,
    key: `${ACCOUNT_NUMBER}/${orderId}/${id}/${name}`,
    contentType: 'application/pdf',
    status: 'complete',
    expires: at,
    seenAt: at,
    drawn: true,
  };
}

const completes = (status: Status): boolean => status === 'accepted' || status === 'completed';

/** The date of a completion some days from now; a day ahead is a business day. */
function completionDate(now: number, days: number): string {
  return days > 0
    ? businessDate(now + (days - 1) * DAY_MS, 1)
    : new Date(now + days * DAY_MS).toISOString().slice(0, 10);
}

/** Builds the order of a plan. `now` in milliseconds. */
export function buildOrder(plan: Plan, now: number): OrderRecord {
  const { id, status } = plan;
  const statusAt = now - plan.hours * HOUR_MS;
  const created = status === 'pending' ? statusAt : statusAt - 3 * DAY_MS;
  const comments: readonly Comment[] =
    plan.comment === undefined ? [] : [{ author: DESK, text: plan.comment, at: statusAt }];
  const signed = status !== 'pending' && status !== 'canceled';
  const bill = paper(`${id}1`, 'bill.pdf', id, created);
  return {
    id,
    groupId: plan.groupId,
    status,
    created,
    modified: statusAt,
    statusAt,
    completionDate: completes(status) ? completionDate(now, plan.completesIn ?? 7) : null,
    completedAt: status === 'completed' ? statusAt : null,
    numbers: plan.numbers,
    details: { ...USUAL, ...plan.details } as Details,
    presets: NO_PRESETS,
    comments,
    files: signed ? [bill, paper(`${id}2`, 'loa.pdf', id, created)] : [bill],
    signature: signed ? { name: 'Maya Ferreira', title: 'Porting agent', at: created } : null,
    walks: false,
  };
}
