import { type Answer, ok } from '../answer.ts';
import { settleFiles } from '../files/progress.ts';
import { type Call, orderOf } from '../site.ts';
import { orderData, statusData } from '../world/render.ts';

/** GET /portorders/{id}. */
export async function readOrder(call: Call, id: string): Promise<Answer> {
  const order = await settleFiles(call.site, orderOf(call, id));
  return ok({ data: orderData(call, order) });
}

/** GET /portorders/{id}/status. */
export const readStatus = (call: Call, id: string): Answer =>
  ok({ data: statusData(call, orderOf(call, id)) });
