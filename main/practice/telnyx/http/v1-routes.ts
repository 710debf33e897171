import { checkPortability } from '../v1/checks.ts';
import {
  createDraft,
  editDraftSub,
  listDrafts,
  listFocDates,
  readDraftSub,
  submitDraft,
} from '../v1/drafts.ts';
import { requestUpload } from '../v1/files.ts';
import { editSub, listComments, listRequests, postComment } from '../v1/requests.ts';
import { addToDraft, addToRequest, linkSupporting, listOfDraft, listOfRequest } from '../v1/supporting.ts';
import { type Handler, type Route, route } from './routes.ts';

const porting = (what: string, handle: Handler): Route =>
  route(what.replace(' /', ' /origination/porting/'), handle);

/** The paths of v1, below the address itself (carriers/telnyx-flowroute-s3.md §A). */
export const V1_ROUTES: readonly Route[] = [
  route('POST /files/upload_requests', requestUpload),
  porting('POST /portability_checks', checkPortability),
  porting('GET /draft_port_requests', listDrafts),
  porting('POST /draft_port_requests', createDraft),
  porting('GET /draft_port_requests/:id/sub_requests/:sub', readDraftSub),
  porting('PUT /draft_port_requests/:id/sub_requests/:sub', editDraftSub),
  porting('GET /draft_port_requests/:id/sub_requests/:sub/allowed_foc_dates', listFocDates),
  porting('GET /draft_port_requests/:id/supporting_documents', listOfDraft),
  porting('POST /draft_port_requests/:id/supporting_documents', addToDraft),
  porting('POST /draft_port_requests/:id/submit', submitDraft),
  porting('GET /port_requests', listRequests),
  porting('PUT /port_requests/:id/sub_requests/:sub', editSub),
  porting('GET /port_requests/:id/comments', listComments),
  porting('POST /port_requests/:id/comments', postComment),
  porting('GET /port_requests/:id/supporting_documents', listOfRequest),
  porting('POST /port_requests/:id/supporting_documents', addToRequest),
  porting('POST /port_requests/:id/supporting_documents/:document/download_links', linkSupporting),
];
