import type { Answer } from '../answer.ts';
import { paged } from '../http/paging.ts';
import type { Call } from '../site.ts';
import { loadOrder } from './load.ts';

/** The two papers that every port in the United States and Canada needs. */
const TYPES = [
  {
    key: 'loa',
    id: '7709a1be-83e1-46ce-bd19-54100ba10a01',
    name: 'Letter of authorization',
    description: 'Signed by the account holder within the last 90 days, and lists every number',
  },
  {
    key: 'invoice',
    id: '7709a1be-83e1-46ce-bd19-54100ba10a02',
    name: 'Recent invoice',
    description: 'The latest invoice of the losing carrier, not older than 30 days',
  },
] as const;

/** GET …/requirements. */
export function listRequirements(call: Call, id: string): Answer {
  const order = loadOrder(call, id);
  return paged(call, TYPES, ({ key, ...type }) => ({
    record_type: 'porting_requirement',
    field_type: 'document',
    field_value: order.documents[key],
    requirement_status: order.documents[key] === null ? 'requirement-info-pending' : 'approved',
    requirement_type: { ...type, type: 'document', example: '', acceptance_criteria: {} },
  }));
}
