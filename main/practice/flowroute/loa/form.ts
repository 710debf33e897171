import type { Json, JsonObject } from '../../json.ts';
import type { OrderRecord } from '../world/model.ts';
import { tenDigits } from '../world/numbers.ts';

const COPY =
  'Flowroute is selected by the customer for all local, intrastate, interstate and international calls and all text messages to and from the numbers listed. The customer has read the letter of agency and makes Flowroute the agent of the end user, to make these changes and to sign on their behalf.';

/** The two fields a customer fills in. */
export const SIGNED_FIELDS = ['signature_name', 'signature_title'] as const;

/** The e-LOA of an order, unsigned (carriers/telnyx-flowroute-s3.md §C). */
export function loaForm({ details, numbers }: OrderRecord): JsonObject {
  return {
    numbers: numbers.map(tenDigits),
    billing_name: details.billing_name,
    street: details.street,
    street2: details.street2,
    city: details.city,
    state: details.state,
    zip: details.zip,
    country: details.country,
    provider: details.provider,
    usage_type: details.usage_type,
    company: details.company,
    signature_name: '',
    signature_title: '',
    loa_copy: COPY,
  };
}

const text = (value: Json | undefined): string => JSON.stringify(value ?? null);

/** The fields of a returned form that are not as they were given out, added ones included. */
export function changedFields(given: JsonObject, order: OrderRecord): readonly string[] {
  const form = loaForm(order);
  const keys = new Set([...Object.keys(form), ...Object.keys(given)]);
  for (const field of SIGNED_FIELDS) keys.delete(field);
  return [...keys].filter((key) => !(key in given) || text(given[key]) !== text(form[key]));
}
