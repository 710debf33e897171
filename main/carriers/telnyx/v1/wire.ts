import { z } from 'zod';
import { toE164 } from '../numbers.ts';

/**
 * What Telnyx v1 sends (`carriers/telnyx-flowroute-s3.md` §A). Lenient on purpose: what is null or of an unexpected type
 * counts as absent, and unknown words stay text. How a port request names the draft it came from is not documented, so
 * every name that it may have is read.
 */
const text = z.string().nullish().catch(undefined);
const whole = z.number().nullish().catch(undefined);
const flag = z.boolean().nullish().catch(undefined);
/** Old interfaces count; ours are texts. */
const id = z.union([z.string().min(1), z.number().int().transform(String)]);
const someId = id.nullish().catch(undefined);

/** Entries of an array that parse; the others are left out. */
function lenientList<Item>(schema: z.ZodType<Item>) {
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

/** A number stands alone or as an object; in our own form, each once. */
const numbers = lenientList(
  z.union([z.string(), z.object({ phone_number: z.string() }).transform((it) => it.phone_number)]),
).transform((texts) => [
  ...new Set(texts.map((one) => toE164(one)).filter((number) => number !== undefined)),
]);

const reason = z.object({ code: text, description: text });
const status = z.union([
  z.string().transform((value) => ({ value, details: [] as z.infer<typeof reason>[] })),
  z.object({ value: z.string(), details: lenientList(reason) }),
]);

export const subRequest = z.object({
  id,
  draft_sub_request_id: someId,
  status: status.nullish().catch(undefined),
  complete: flag,
  created_at: text,
  updated_at: text,
  phone_numbers: numbers,
  foc_date: text,
  foc_date_requested_by_user: text,
  person_or_company_name: text,
  auth_person_name: text,
  billing_phone_number: text,
  account_number: text,
  pin_passcode: text,
  street_address: text,
  extended_address: text,
  locality: text,
  administrative_area: text,
  postal_code: text,
  country_code: text,
  description: text,
  porting_option: z
    .object({ type: text, remaining_numbers_action: text, new_billing_phone_number: text })
    .nullish()
    .catch(undefined),
});
export type WireSub = z.infer<typeof subRequest>;

export const draftRequest = z.object({
  id,
  port_request_id: someId,
  /** `pending` until it is submitted. */
  status: text,
  created_at: text,
  updated_at: text,
  phone_numbers: numbers,
  sub_requests: lenientList(subRequest),
});
export type WireDraft = z.infer<typeof draftRequest>;

export const portRequest = z.object({
  id,
  draft_port_request_id: someId,
  /** `incomplete` or `complete`. */
  status: text,
  created_at: text,
  updated_at: text,
  phone_numbers: numbers,
  sub_requests: lenientList(subRequest),
});
export type WireRequest = z.infer<typeof portRequest>;

/** A place for one file. The order of the fields is the form's own and is kept. */
export const uploadRequest = z.object({
  url: z.string().min(1),
  http_method: z.literal('POST'),
  form_fields: z.record(z.string(), z.string()),
  file_form_field: z.string().min(1),
});

export const supportingDocument = z.object({
  id,
  /** The description, by the reference's own word for it. */
  body: text,
  description: text,
  document_type: text,
  content_type: text,
  size: whole,
  url: text,
  draft_sub_request_id: someId,
  sub_request_id: someId,
});
export type WirePaper = z.infer<typeof supportingDocument>;

export const downloadLink = z
  .object({ url: text, download_url: text, download_link: text, link: text })
  .transform((it) => it.url ?? it.download_url ?? it.download_link ?? it.link ?? '');

export const commentData = z.object({
  id: someId,
  body: z.string().catch(''),
  created_at: text,
  sub_request_id: someId,
  user_type: text,
});
export type WireComment = z.infer<typeof commentData>;

/** A day, alone or in an object. */
export const focDate = z.union([
  z.string(),
  z
    .object({ date: text, foc_date: text, allowed_foc_date: text })
    .transform((it) => it.date ?? it.foc_date ?? it.allowed_foc_date ?? ''),
]);

export const portabilityResult = z.object({
  raw_number: text,
  e164_number: text,
  phone_number: text,
  portable: flag,
  portability_status: text,
  carrier_name: text,
  coverage_category: text,
  non_portable_reason: text,
});
export type WirePortability = z.infer<typeof portabilityResult>;

/** A refusal: one sentence, and sometimes sentences by field. */
export const refusalBody = z
  .object({
    message: text,
    error: text,
    errors: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  })
  .refine((it) => typeof (it.message ?? it.error) === 'string' || typeof it.errors === 'object');
export type WireRefusal = z.infer<typeof refusalBody>;
