import type { Answer } from '../answer.ts';
import { requestPull } from '../files/pull.ts';
import { readFileRecord } from '../files/read.ts';
import { requestUpload } from '../files/upload.ts';
import { readLoa, signLoa } from '../loa/handlers.ts';
import { cancelOrder } from '../orders/cancel.ts';
import { createOrders } from '../orders/create.ts';
import { editOrder } from '../orders/edit.ts';
import { addToGroup, changeNumbers } from '../orders/numbers.ts';
import { checkPortability } from '../orders/portability.ts';
import { deletePreset } from '../orders/presets.ts';
import { readOrder, readStatus } from '../orders/read.ts';
import { searchOrders } from '../orders/search.ts';
import type { Call } from '../site.ts';
import type { Route } from './routes.ts';

/** Hands an authenticated call to the handler of its route. */
export function dispatch(call: Call, route: Route): Answer | Promise<Answer> {
  switch (route.name) {
    case 'orders':
      return call.method === 'POST' ? createOrders(call) : searchOrders(call);
    case 'portability':
      return checkPortability(call);
    case 'order':
      return call.method === 'PATCH' ? editOrder(call, route.id) : readOrder(call, route.id);
    case 'status':
      return call.method === 'PATCH' ? cancelOrder(call, route.id) : readStatus(call, route.id);
    case 'loa':
      return call.method === 'POST' ? signLoa(call, route.id) : readLoa(call, route.id);
    case 'files':
      return requestPull(call, route.id);
    case 'upload-file':
      return requestUpload(call, route.id);
    case 'order-numbers':
      return changeNumbers(call, route.id);
    case 'group-numbers':
      return addToGroup(call, route.id);
    case 'file':
      return readFileRecord(call, route.id, route.leaf);
    case 'preset':
      return deletePreset(call, route.id, route.leaf);
  }
}
