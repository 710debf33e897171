import { z } from 'zod';

/**
 * What Kazoo sends. Loose on purpose: unknown keys stay (an edit by POST gives them back), unknown state words stay
 * text, and a value of an unexpected type is treated as absent rather than costing the agent the whole board. What a
 * list leaves out has a default of its own: a failed parse costs several times as much.
 */
const text = z.string().optional().catch(undefined);
const whole = z.number().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
/** Taken as it is: a list names numbers by the hundred thousand, and what they hold says nothing. */
const anyObject = z.custom<Readonly<Record<string, unknown>>>(isObject);

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const comment = z.looseObject({
  author: text,
  content: z.string().catch(''),
  timestamp: z.number(),
  is_private: flag,
  /** The old name of `is_private`. */
  superduper_comment: flag,
  action_required: flag,
});
export type WireComment = z.infer<typeof comment>;

const upload = z.looseObject({ content_type: text, length: whole });
export type WireUpload = z.infer<typeof upload>;

export const readOnly = z.looseObject({
  account_id: text,
  account_name: text,
  port_authority: text,
  port_authority_name: text,
  ported_numbers: z
    .union([anyObject, z.array(z.string())])
    .optional()
    .catch(undefined),
});
export type WireReadOnly = z.infer<typeof readOnly>;

/** Entries of an object or array that parse; the others are left out. */
function lenientList<Item>(schema: z.ZodType<Item>) {
  return z
    .array(z.unknown())
    .default([])
    .catch([])
    .transform((values) =>
      values.flatMap((value) => {
        const parsed = schema.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

export const portDocument = z.looseObject({
  id: z.string().min(1),
  name: text,
  port_state: text,
  numbers: anyObject.default({}).catch({}),
  /** `[]` is how an empty Erlang object sometimes looks. */
  uploads: z.record(z.string(), upload).default({}).catch({}),
  comments: lenientList(comment),
  created: whole,
  updated: whole,
  scheduled_date: whole,
  schedule_on: z.looseObject({ timezone: text, date_time: text }).optional().catch(undefined),
  account_id: text,
  account_name: text,
  _read_only: readOnly.optional().catch(undefined),
  ported_numbers: anyObject.optional().catch(undefined),
  portside: z.looseObject({ op: text, port: text }).optional().catch(undefined),
});
export type PortDocument = z.infer<typeof portDocument>;

export const envelope = z.looseObject({
  data: z.unknown(),
  status: text,
  auth_token: text,
  revision: text,
  next_start_key: text,
  timestamp: text,
  message: z.unknown().optional(),
  error: z.unknown().optional(),
  metadata: readOnly.optional().catch(undefined),
  /** What is left of the rate limit (`carriers/kazoo.md` §3). */
  tokens: z.object({ remaining: z.number() }).optional().catch(undefined),
  passthrough: flag,
});
export type Envelope = z.infer<typeof envelope>;

/** A listing without its ports: who owns each group (`carriers/kazoo.md` §3). */
export const listingSkeleton = z.looseObject({
  status: text,
  next_start_key: text,
  data: lenientList(z.looseObject({ account_id: z.string(), account_name: text })),
});

export const signInData = z.looseObject({
  account_id: z.string().min(1),
  account_name: text,
  is_master_account: flag,
  auth_token: text,
});

export const commentsData = z.looseObject({ comments: lenientList(comment) });
export const attachmentsData = z.record(z.string(), upload).catch({});
export const accountItem = z.looseObject({ id: z.string().min(1), name: text });

const transition = z.looseObject({
  timestamp: z.number(),
  reason: text,
  transition: z.looseObject({ new: z.string(), previous: text }),
  authorization: z
    .looseObject({
      account: z.looseObject({ id: text, name: text }).optional().catch(undefined),
      user: z.looseObject({ first_name: text, last_name: text, full_name: text }).optional().catch(undefined),
      reason: text,
    })
    .optional()
    .catch(undefined),
});
export type WireTransition = z.infer<typeof transition>;

/** Told apart by the `transition` key; comments have no `type`. */
export const timelineData = lenientList(z.union([transition, comment]));
/** Of a port that is submitted: since when. */
export const lastSubmittedItem = z.object({
  id: z.string().min(1),
  transition: z.object({ timestamp: z.number() }),
});
