import type { Json, JsonObject } from '../../json.ts';
import { scanStatus } from '../documents/scan.ts';
import { edited } from '../orders/edit.ts';
import { patchFaults } from '../orders/patch-rules.ts';
import { ADMIN_KEYS, LOCATION_KEYS } from '../orders/render.ts';
import type { Call } from '../site.ts';
import type { Order } from '../world/model.ts';
import { refuse } from './answer.ts';

/** v1's flat names -> where v2 has the same. */
const NAMES: Readonly<Record<string, readonly [group: 'admin' | 'location' | 'configuration', key: string]>> =
  {
    person_or_company_name: ['admin', 'entity_name'],
    default_connection_id: ['configuration', 'connection_id'],
    default_message_profile_id: ['configuration', 'messaging_profile_id'],
    ...Object.fromEntries(
      ADMIN_KEYS.filter((key) => key !== 'entity_name').map((key) => [key, ['admin', key] as const]),
    ),
    ...Object.fromEntries(LOCATION_KEYS.map((key) => [key, ['location', key] as const])),
  };

/** The body of v2's PATCH that does what this body of v1 asks for. */
function asPatch(json: JsonObject): JsonObject {
  const parts = { admin: {}, location: {}, configuration: {} } as Record<string, Record<string, Json>>;
  for (const [name, value] of Object.entries(json)) {
    const [group, key] = NAMES[name] ?? [];
    const part = group === undefined ? undefined : parts[group];
    if (part && key !== undefined) part[key] = value;
  }
  const foc = json.foc_date_requested_by_user;
  return {
    end_user: { admin: parts.admin ?? {}, location: parts.location ?? {} },
    phone_number_configuration: parts.configuration ?? {},
    ...(foc === undefined ? {} : { activation_settings: { foc_datetime_requested: foc } }),
    ...(json.porting_option === undefined ? {} : { misc: json.porting_option }),
  };
}

/** The order as the PUT of its sub-request leaves it, not yet saved. 422 with a message for what is wrong. */
export function editedOrder(call: Call, order: Order): Order {
  const { site, json } = call;
  const patch = asPatch(json);
  const [fault] = patchFaults(site, order, patch, (id) => scanStatus(site, id));
  if (fault) throw refuse(422, fault.detail);
  const description = json.description;
  return {
    ...edited(order, patch),
    description:
      description === undefined ? order.description : typeof description === 'string' ? description : '',
    updated: site.now(),
  };
}
