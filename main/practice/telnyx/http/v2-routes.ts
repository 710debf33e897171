import {
  deleteDocument,
  downloadDocument,
  editDocument,
  readDocument,
  uploadDocument,
} from '../documents/handlers.ts';
import { linkDocument } from '../documents/link.ts';
import { listDocuments } from '../documents/list.ts';
import { listEvents, readEvent, republishEvent } from '../events/feed.ts';
import { checkPortability } from '../numbers/checks.ts';
import { activateOrder, cancelOrder, confirmOrder, shareOrder } from '../orders/actions.ts';
import { addAdditional, listAdditional, removeAdditional } from '../orders/additional.ts';
import { listComments, postComment } from '../orders/comments.ts';
import { createOrders } from '../orders/create.ts';
import { editOrder } from '../orders/edit.ts';
import { listExceptionTypes } from '../orders/exceptions.ts';
import { editJob, listJobs, readJob } from '../orders/jobs.ts';
import { listNumbers, listOrders } from '../orders/list.ts';
import { readTemplate } from '../orders/loa.ts';
import { deleteOrder, readOrder, readSubRequest } from '../orders/read.ts';
import { listRequirements } from '../orders/requirements.ts';
import { listWindows } from '../orders/windows.ts';
import { route } from './routes.ts';

/** The paths below `/v2` (carriers/telnyx-flowroute-s3.md §B). Those of other countries only are left out. */
export const V2_ROUTES = [
  route('POST /portability_checks', checkPortability),
  route('GET /porting_orders/exception_types', listExceptionTypes),
  route('GET /porting_orders', listOrders),
  route('POST /porting_orders', createOrders),
  route('GET /porting_orders/:id', readOrder),
  route('PATCH /porting_orders/:id', editOrder),
  route('DELETE /porting_orders/:id', deleteOrder),
  route('POST /porting_orders/:id/actions/confirm', confirmOrder),
  route('POST /porting_orders/:id/actions/cancel', cancelOrder),
  route('POST /porting_orders/:id/actions/activate', activateOrder),
  route('POST /porting_orders/:id/actions/share', shareOrder),
  route('GET /porting_orders/:id/allowed_foc_windows', listWindows),
  route('GET /porting_orders/:id/requirements', listRequirements),
  route('GET /porting_orders/:id/loa_template', readTemplate),
  route('GET /porting_orders/:id/sub_request', readSubRequest),
  route('GET /porting_orders/:id/comments', listComments),
  route('POST /porting_orders/:id/comments', postComment),
  route('GET /porting_orders/:id/additional_documents', listAdditional),
  route('POST /porting_orders/:id/additional_documents', addAdditional),
  route('DELETE /porting_orders/:id/additional_documents/:additional', removeAdditional),
  route('GET /porting_orders/:id/activation_jobs', listJobs),
  route('GET /porting_orders/:id/activation_jobs/:job', readJob),
  route('PATCH /porting_orders/:id/activation_jobs/:job', editJob),
  route('GET /porting_phone_numbers', listNumbers),
  route('GET /porting/events', listEvents),
  route('GET /porting/events/:id', readEvent),
  route('POST /porting/events/:id/republish', republishEvent),
  route('GET /documents', listDocuments),
  route('POST /documents', uploadDocument),
  route('GET /documents/:id', readDocument),
  route('PATCH /documents/:id', editDocument),
  route('DELETE /documents/:id', deleteDocument),
  route('GET /documents/:id/download', downloadDocument),
  route('GET /documents/:id/download_link', linkDocument),
] as const;
