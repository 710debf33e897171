import { z } from 'zod';

/**
 * What Flowroute sends (`carriers/telnyx-flowroute-s3.md` §C). Loose on purpose: its pages contradict each other, so
 * unknown keys stay, a number stands for its text, and a value of an unexpected type is treated as absent.
 */
const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);

const address = z.looseObject({
  street: text,
  street2: text,
  city: text,
  state: text,
  zip: text,
  country: text,
});

const attributes = address.extend({
  /** Where a list puts it, by its sample. */
  id: text,
  alias: text,
  billing_name: text,
  company: text,
  provider: text,
  provider_account: text,
  billing_number: text,
  pin: text,
  usage_type: text,
  desired_completion_date: text,
  /** Day on which it will complete, once the losing carrier has accepted. */
  completion_date: text,
  status: text,
  /** Nothing while it is pending. */
  status_updated_at: text,
  group_id: text,
  numbers: z.array(z.unknown()).optional().catch(undefined),
  billing_address: address.optional().catch(undefined),
  business_documents: z.unknown().optional(),
  comments: z.unknown().optional(),
});

const ID = /^[\w-]{1,64}$/;

export const wireOrder = z.looseObject({ id: text, type: text, attributes }).transform((order, context) => {
  const id = order.id ?? order.attributes.id;
  if (id !== undefined && ID.test(id)) return { ...order, id };
  context.addIssue('an order without an id');
  return z.NEVER;
});
export type WireOrder = z.infer<typeof wireOrder>;
export type WireAttributes = WireOrder['attributes'];

/** A file's slot (`url`, `expires`), its state, or both. */
export const wireFile = z.looseObject({
  data: z.looseObject({
    id: text,
    attributes: z.looseObject({ filename: text, file: text, status: text, url: text, expires: text }),
  }),
});

export const wireStatus = z.looseObject({
  data: z.looseObject({ attributes: z.looseObject({ status: text }) }),
});

/** The e-LOA to sign: every key goes back as it came. */
export const wireLoa = z.looseObject({
  data: z.looseObject({ attributes: z.record(z.string(), z.unknown()) }),
});

const numberList = z.array(z.unknown()).catch([]);
export const wirePortability = z.looseObject({
  data: z.looseObject({
    portable: numberList,
    nonportable: numberList,
    hypernetwork_enabled: numberList,
  }),
});

const fault = z.looseObject({
  title: text,
  detail: text,
  source: z.looseObject({ pointer: text, parameter: text }).optional().catch(undefined),
});
export type WireFault = z.infer<typeof fault>;

const faults = z.array(fault).min(1);
/** The error objects stand bare or below `errors`. */
export const wireFaults = z.union([
  faults,
  z
    .looseObject({ errors: z.union([faults, fault.transform((one) => [one])]) })
    .transform(({ errors }) => errors),
]);

export const wireComment = z.looseObject({
  id: text,
  author: text,
  user: text,
  comment: text,
  text: text,
  body: text,
  message: text,
  created: text,
  created_at: text,
  timestamp: text,
  date: text,
});

const paper = z.looseObject({ filename: text, file: text, status: text });
/** A document of an order: with its id and link, or its name and state alone. */
export const wirePaper = z.union([
  z.looseObject({
    id: text,
    attributes: paper,
    links: z.looseObject({ self: text }).optional().catch(undefined),
  }),
  paper.transform((attributes) => ({ id: undefined, attributes, links: undefined })),
]);
