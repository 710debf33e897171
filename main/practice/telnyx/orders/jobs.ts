import type { JsonObject } from '../../json.ts';
import { type Answer, data, notFound, unprocessable, wrongStatus } from '../answer.ts';
import { paged } from '../http/paging.ts';
import { type Call, stamp, stampOr } from '../site.ts';
import type { ActivationJob, Order } from '../world/model.ts';
import { loadForWrite, loadOrder } from './load.ts';

/** An activation job as v2 shows it. */
export const shownJob = (job: ActivationJob): JsonObject => ({
  record_type: 'porting_activation_job',
  id: job.id,
  status: job.status,
  activation_type: job.kind,
  activate_at: stampOr(job.activateAt),
  activation_windows: [{ start_at: stamp(job.from), end_at: stamp(job.until) }],
  created_at: stamp(job.created),
  updated_at: stamp(job.updated),
});

function jobOf(order: Order, jobId: string): ActivationJob {
  const job = order.jobs.find((each) => each.id === jobId);
  if (!job) throw notFound();
  return job;
}

/** GET …/activation_jobs. */
export const listJobs = (call: Call, id: string): Answer => paged(call, loadOrder(call, id).jobs, shownJob);

export const readJob = (call: Call, id: string, jobId: string): Answer =>
  data(200, shownJob(jobOf(loadOrder(call, id), jobId)));

/** PATCH …/activation_jobs/{id}: another time within the window. */
export function editJob(call: Call, id: string, jobId: string): Answer {
  const order = loadForWrite(call, id);
  const job = jobOf(order, jobId);
  if (job.status !== 'created') throw wrongStatus('The activation job has already started');
  const { activate_at: wanted } = call.json;
  const at = typeof wanted === 'string' ? Date.parse(wanted) : Number.NaN;
  if (Number.isNaN(at) || at < job.from || at > job.until)
    throw unprocessable({
      code: '80004',
      detail: 'activate_at must be within an activation window',
      pointer: '/activate_at',
    });
  const changed: ActivationJob = { ...job, activateAt: at, updated: call.site.now() };
  const jobs = order.jobs.map((each) => (each.id === jobId ? changed : each));
  call.site.store.saveOrder({ ...order, jobs });
  return data(200, shownJob(changed));
}
