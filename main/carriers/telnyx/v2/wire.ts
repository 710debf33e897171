import { z } from 'zod';

/**
 * What Telnyx v2 sends (`carriers/telnyx-flowroute-s3.md` §B). Lenient on purpose: a value that is null or of an
 * unexpected type counts as absent rather than costing the agent the whole board, and unknown words stay text.
 */
const text = z.string().nullish().catch(undefined);
const whole = z.number().nullish().catch(undefined);
const flag = z.boolean().nullish().catch(undefined);

function lenient<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).nullish().catch(undefined);
}

/** Entries of an array that parse; the others are left out. */
export function lenientList<Item>(schema: z.ZodType<Item>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((values) =>
      values.flatMap((value) => {
        const parsed = schema.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

const detail = z.object({ code: text, description: text });
const status = z.union([
  z.object({ value: text, details: lenientList(detail) }),
  z.string().transform((value) => ({ value, details: [] as z.infer<typeof detail>[] })),
]);
export type WireStatus = z.infer<typeof status>;

/** A number stands alone or as an object. */
const orderNumber = z.union([
  z.string(),
  z.object({ phone_number: z.string() }).transform((it) => it.phone_number),
]);

export const portingOrder = z.object({
  id: z.string().min(1),
  customer_reference: text,
  status: status.nullish().catch(undefined),
  created_at: text,
  updated_at: text,
  user_id: text,
  phone_numbers: lenientList(orderNumber),
  porting_phone_numbers_count: whole,
  activation_settings: lenient({
    activation_type: text,
    foc_datetime_requested: text,
    foc_datetime_actual: text,
  }),
  documents: lenient({ loa: text, invoice: text }),
  end_user: lenient({
    admin: lenient({
      entity_name: text,
      auth_person_name: text,
      account_number: text,
      pin_passcode: text,
      billing_phone_number: text,
    }),
    location: lenient({
      street_address: text,
      extended_address: text,
      locality: text,
      administrative_area: text,
      postal_code: text,
      country_code: text,
    }),
  }),
  misc: lenient({ type: text, remaining_numbers_action: text, new_billing_phone_number: text }),
});
export type WireOrder = z.infer<typeof portingOrder>;

export const listMeta = z.object({
  total_pages: whole,
  total_results: whole,
  page_number: whole,
  page_size: whole,
});
export type WireMeta = z.infer<typeof listMeta>;

export const envelope = z.object({ data: z.unknown(), meta: listMeta.nullish().catch(undefined) });

/** A list without its items. */
export const listSkeleton = z.object({
  data: z.array(z.unknown()),
  meta: listMeta.nullish().catch(undefined),
});

const wireError = z.object({
  code: z.union([z.string(), z.number().transform(String)]).catch(''),
  title: text,
  detail: text,
  source: lenient({ pointer: text, parameter: text }),
});
export type WireError = z.infer<typeof wireError>;
export const errorBody = z.object({ errors: lenientList(wireError) });

export const portingNumber = z.object({ phone_number: z.string(), porting_order_id: text });

export const documentData = z.object({
  id: z.string().min(1),
  av_scan_status: text,
  content_type: text,
  created_at: text,
  customer_reference: text,
  filename: text,
  sha256: text,
  size: lenient({ amount: whole }),
  status: text,
});
export type WireDocument = z.infer<typeof documentData>;

export const additionalDocument = z.object({
  id: z.string().min(1),
  document_id: z.string().min(1),
  document_type: text,
  content_type: text,
});
export type WireAdditional = z.infer<typeof additionalDocument>;

/** The API reference and the guide name the ends differently. */
export const focWindow = z
  .object({ started_at: text, ended_at: text, start_time: text, end_time: text })
  .transform(({ started_at, ended_at, start_time, end_time }) => ({
    from: started_at ?? start_time ?? '',
    to: ended_at ?? end_time ?? '',
  }));

export const commentData = z.object({
  id: text,
  body: z.string().catch(''),
  created_at: text,
  user_type: text,
});
export type WireComment = z.infer<typeof commentData>;

const withId = lenient({ id: text });

/** An event as the feed gives it, or as a webhook would; what an event is about stands in different places. */
export const portingEvent = z.object({
  id: text,
  event_type: text,
  created_at: text,
  occurred_at: text,
  porting_order_id: text,
  payload: lenient({
    id: text,
    porting_order_id: text,
    status: status.nullish().catch(undefined),
    messaging: lenient({ messaging_port_status: text }),
    from: withId,
    to: withId,
    updated_at: text,
    deleted_at: text,
  }),
});
export type WireEvent = z.infer<typeof portingEvent>;

export const portabilityResult = z.object({
  phone_number: z.string(),
  portable: flag,
  fast_portable: flag,
  not_portable_reason: text,
  carrier_name: text,
});

export const activationJob = z.object({ status: text, activation_type: text });
