import type { z as Zod } from 'zod';
import { SIDES } from '../domain/conflicts.ts';
import { DOCUMENT_KINDS } from '../domain/documents.ts';
import type { FieldName } from '../domain/fields.ts';
import { FIELD_NAMES, FIELDS, SECRET_FIELDS } from '../domain/fields.ts';
import { LOA_VARIANTS, TEMPLATE_VALUES } from '../domain/loa.ts';
import { STATES } from '../domain/states.ts';

/**
 * Schemas of what the renderer may send. Everything is bounded: a page that has gone wrong can't fill memory or disk.
 * Objects are strict, so a misspelt field is an error and not a silence.
 */
type Z = typeof Zod;

const LIMITS = {
  id: 200,
  text: 20_000,
  files: 100,
  path: 4096,
  ids: 500,
  numbers: 5_000,
  pasted: 1_000_000,
  /** Bytes. */
  picture: 10_000_000,
} as const;

const id = (z: Z) => z.string().min(1).max(LIMITS.id);
const localDateTime = (z: Z) => z.string().regex(/^2\d{3}-\d\d-\d\d \d\d:\d\d$/);
const timeZone = (z: Z) => z.string().min(1).max(64);
const e164 = (z: Z) => z.string().regex(/^\+\d{7,15}$/);
const baseUrl = (z: Z) => z.string().min(8).max(500);
const remoteId = (z: Z) => z.string().min(1).max(LIMITS.id);
/** The waiting change that this one takes the place of. */
const amends = (z: Z) => id(z).exactOptional();
const schedule = (z: Z) => z.strictObject({ dateTime: localDateTime(z), timeZone: timeZone(z) });

function fieldsOf<Value extends Zod.ZodType>(value: (name: FieldName) => Value) {
  return Object.fromEntries(FIELD_NAMES.map((name) => [name, value(name)])) as { [Name in FieldName]: Value };
}

const fieldTexts = (z: Z) =>
  z.strictObject(fieldsOf((name) => z.string().max(FIELDS[name].max).exactOptional()));
const fieldChanges = (z: Z) =>
  z.strictObject(fieldsOf((name) => z.string().max(FIELDS[name].max).nullable().exactOptional()));
const credentials = (z: Z) =>
  z.strictObject({
    method: z.string().min(1).max(40),
    values: z.record(z.string().min(1).max(40), z.string().max(1_000)),
  });

export const none = (z: Z) => z.undefined();
export const fillScreen = (z: Z) => z.strictObject({ on: z.boolean() });
export const passphrase = (z: Z) => z.strictObject({ passphrase: z.string().min(8).max(1_000) });

export const exporting = (z: Z) =>
  z.strictObject({
    /** PINs and account numbers too, in clear. */
    withSecrets: z.boolean(),
  });
export const backup = (z: Z) => z.strictObject({ id: id(z) });

export const settingsChange = (z: Z) =>
  z.strictObject({
    theme: z.enum(['system', 'light', 'dark']).exactOptional(),
    density: z.enum(['comfortable', 'compact']).exactOptional(),
    railCollapsed: z.boolean().exactOptional(),
    inspectorWidth: z.number().int().min(320).max(2_000).exactOptional(),
    collapsedColumns: z.array(z.enum(STATES)).max(STATES.length).exactOptional(),
    timeZone: timeZone(z).exactOptional(),
  });

export const draft = (z: Z) =>
  z.strictObject({
    key: z
      .string()
      .min(1)
      .max(LIMITS.id + 40),
  });
export const unsavedDraft = (z: Z) =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('new-port-request'),
      form: id(z),
      accountId: z.string().max(LIMITS.id),
      subAccountId: id(z).nullable(),
      numbers: z.string().max(LIMITS.pasted),
      fields: fieldTexts(z),
    }),
    z.strictObject({
      kind: z.literal('edit'),
      portRequestId: id(z),
      portName: z.string().max(1_000),
      fields: fieldTexts(z),
    }),
    z.strictObject({
      kind: z.literal('comment'),
      portRequestId: id(z),
      portName: z.string().max(1_000),
      text: z.string().max(LIMITS.text),
      private: z.boolean(),
      actionRequired: z.boolean(),
      order: z.strictObject({ accountId: id(z), remoteId: remoteId(z).exactOptional() }).exactOptional(),
      amends: amends(z),
    }),
  ]);

export const newAccount = (z: Z) =>
  z.strictObject({
    carrier: z.string().min(1).max(40),
    name: z.string().trim().min(1).max(80),
    baseUrl: baseUrl(z),
    timeZone: timeZone(z),
    credentials: credentials(z),
    /** The agent has read the carrier's caution. */
    cautionRead: z.boolean().exactOptional(),
  });
export const account = (z: Z) => z.strictObject({ accountId: id(z) });
export const accountName = (z: Z) =>
  z.strictObject({ accountId: id(z), name: z.string().trim().min(1).max(80) });
export const accountCredentials = (z: Z) =>
  z.strictObject({ accountId: id(z), baseUrl: baseUrl(z), credentials: credentials(z) });
export const accountRemoval = (z: Z) =>
  z.strictObject({
    accountId: id(z),
    /** Remove although this many changes have not been sent: they are exported first. Absent asks only. */
    exportWaiting: z.number().int().min(0).exactOptional(),
    /** PINs and account numbers go into that export too. */
    withSecrets: z.boolean().exactOptional(),
  });

export const boardFilter = (z: Z) =>
  z.strictObject({
    accountIds: z.array(id(z)).max(100).exactOptional(),
    text: z.string().max(200).exactOptional(),
  });
export const boardPage = (z: Z) =>
  z.strictObject({
    filter: boardFilter(z),
    state: z.enum(STATES),
    after: z.string().max(1_000),
    limit: z.number().int().min(1).max(200),
  });

export const portRequest = (z: Z) => z.strictObject({ id: id(z) });
export const portRequests = (z: Z) => z.strictObject({ ids: z.array(id(z)).max(LIMITS.ids) });
export const orderOf = (z: Z) =>
  z.strictObject({ id: id(z), accountId: id(z), remoteId: remoteId(z).exactOptional() });
export const joinedOrder = (z: Z) => z.strictObject({ id: id(z), accountId: id(z), remoteId: remoteId(z) });
export const join = (z: Z) => z.strictObject({ id: id(z), other: id(z) });
export const place = (z: Z) =>
  z.strictObject({
    id: id(z),
    accountId: id(z),
    subAccountId: id(z).exactOptional(),
    acceptCharges: z.boolean().exactOptional(),
  });
export const draftRequirements = (z: Z) =>
  z.strictObject({
    accountId: id(z),
    fields: fieldTexts(z),
    numbers: z.array(e164(z)).max(LIMITS.numbers),
  });
export const portability = (z: Z) =>
  z.strictObject({ accountId: id(z), numbers: z.array(e164(z)).min(1).max(LIMITS.numbers) });
export const follow = (z: Z) =>
  z.strictObject({
    id: id(z),
    steps: z
      .array(
        z.strictObject({
          to: z.enum(STATES),
          reason: z.string().max(LIMITS.text).exactOptional(),
          schedule: schedule(z).exactOptional(),
        }),
      )
      .min(1)
      .max(STATES.length),
    acceptCharges: z.boolean().exactOptional(),
  });
export const numbersText = (z: Z) =>
  z.strictObject({ text: z.string().max(LIMITS.pasted), except: id(z).exactOptional() });
export const newPortRequest = (z: Z) =>
  z.strictObject({
    accountId: id(z),
    subAccountId: id(z).exactOptional(),
    fields: fieldTexts(z),
    numbers: z.array(e164(z)).min(1).max(LIMITS.numbers),
    acceptCharges: z.boolean().exactOptional(),
  });
export const portRequestEdit = (z: Z) =>
  z.strictObject({
    id: id(z),
    changes: fieldChanges(z),
    addNumbers: z.array(e164(z)).max(LIMITS.numbers).exactOptional(),
    removeNumbers: z.array(e164(z)).max(LIMITS.numbers).exactOptional(),
    amends: amends(z),
  });
export const secretField = (z: Z) => z.strictObject({ id: id(z), field: z.enum(SECRET_FIELDS) });
export const move = (z: Z) =>
  z.strictObject({
    id: id(z),
    /** Absent: the order that decides the port's column. */
    accountId: id(z).exactOptional(),
    remoteId: remoteId(z).exactOptional(),
    to: z.enum(STATES),
    reason: z.string().max(LIMITS.text).exactOptional(),
    schedule: schedule(z).exactOptional(),
    acceptCharges: z.boolean().exactOptional(),
    amends: amends(z),
  });
export const comment = (z: Z) =>
  z.strictObject({
    id: id(z),
    accountId: id(z).exactOptional(),
    remoteId: remoteId(z).exactOptional(),
    text: z.string().trim().min(1).max(LIMITS.text),
    private: z.boolean(),
    actionRequired: z.boolean(),
    amends: amends(z),
  });

const variant = (z: Z) => z.enum(LOA_VARIANTS);
export const loaPart = (z: Z) => z.strictObject({ id: id(z), variant: variant(z) });
export const loaPreview = (z: Z) =>
  z.strictObject({
    id: id(z),
    variant: variant(z),
    /** What the form holds and has not been saved. */
    changes: fieldChanges(z).exactOptional(),
  });
const inkPoint = (z: Z) =>
  z.strictObject({
    x: z.number().min(-10_000).max(10_000),
    y: z.number().min(-10_000).max(10_000),
    at: z.number().min(0).max(3_600_000),
    pressure: z.number().min(0).max(1),
  });
const signature = (z: Z) =>
  z.discriminatedUnion('method', [
    z.strictObject({
      method: z.literal('draw'),
      ink: z.strictObject({
        width: z.number().min(1).max(10_000),
        height: z.number().min(1).max(10_000),
        strokes: z.array(z.array(inkPoint(z)).max(5_000)).max(500),
      }),
    }),
    z.strictObject({ method: z.literal('type'), text: z.string().trim().min(1).max(100) }),
    z.strictObject({
      method: z.literal('image'),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= LIMITS.picture),
    }),
  ]);
export const loaSigning = (z: Z) =>
  z.strictObject({
    id: id(z),
    variant: variant(z),
    /** Of the preview that the signer saw. */
    contentHash: z.string().regex(/^[0-9a-f]{64}$/),
    signature: signature(z),
    name: z.string().trim().min(1).max(128),
    title: z.string().trim().min(1).max(128),
    /** The version of the consent that the signer agreed to. */
    consent: z.string().min(1).max(40),
    timeZone: timeZone(z),
    /** What the page saw happen before, in order; instants. */
    events: z
      .array(
        z.strictObject({
          what: z.enum(['previewed', 'handed-over', 'consented']),
          at: z.string().min(20).max(40),
        }),
      )
      .max(20),
    pointer: z.enum(['mouse', 'pen', 'touch', 'keyboard']),
  });
export const filePath = (z: Z) => z.strictObject({ path: z.string().min(1).max(LIMITS.path) });
const party = (z: Z) =>
  z.strictObject({
    winningCarrier: z.string().trim().max(128),
    reseller: z.string().trim().max(128).exactOptional(),
    respOrg: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9]{5}$/)
      .exactOptional(),
  });
export const loaSettings = (z: Z) =>
  z.strictObject({
    party: party(z).exactOptional(),
    /** `null`: the account goes by what holds for all. */
    account: z.strictObject({ accountId: id(z), party: party(z).nullable() }).exactOptional(),
    timestampUrl: baseUrl(z).nullable().exactOptional(),
  });
export const keyPassword = (z: Z) => z.strictObject({ password: z.string().max(1_000) });
export const carrier = (z: Z) => z.strictObject({ carrier: z.string().min(1).max(40) });
const days = (z: Z) => z.number().int().min(0).max(3_650);
export const loaPolicyChange = (z: Z) =>
  z.strictObject({
    carrier: z.string().min(1).max(40),
    changes: z.strictObject({
      signatureMaxAgeDays: days(z).exactOptional(),
      typedSignature: z.strictObject({ local: z.boolean(), tollFree: z.boolean() }).exactOptional(),
      requiredKinds: z
        .array(z.enum(['loa', 'invoice', 'csr']))
        .max(3)
        .exactOptional(),
      maxSize: z.number().int().min(1_000).max(1_000_000_000).exactOptional(),
      billMaxAgeDays: days(z).exactOptional(),
      respOrg: z
        .string()
        .regex(/^[A-Za-z0-9]{5}$/)
        .exactOptional(),
      leadDays: z.strictObject({ local: days(z), tollFree: days(z) }).exactOptional(),
      clockDays: z.record(z.string().min(1).max(80), z.number().int().min(1).max(3_650)).exactOptional(),
    }),
  });
export const template = (z: Z) => z.strictObject({ templateId: id(z) });
export const newTemplate = (z: Z) =>
  z.strictObject({ carrier: z.string().min(1).max(40), variant: variant(z) });
export const templateChange = (z: Z) =>
  z.strictObject({
    templateId: id(z),
    name: z.string().trim().min(1).max(80).exactOptional(),
    placed: z
      .array(
        z.strictObject({
          value: z.enum(TEMPLATE_VALUES),
          target: z.union([
            z.strictObject({ field: z.string().min(1).max(500) }),
            z.strictObject({
              page: z.number().int().min(0).max(500),
              x: z.number().min(0).max(20_000),
              y: z.number().min(0).max(20_000),
              width: z.number().min(1).max(20_000),
              height: z.number().min(1).max(20_000),
            }),
          ]),
        }),
      )
      .max(200)
      .exactOptional(),
  });

export const attach = (z: Z) =>
  z.strictObject({
    id: id(z),
    /** Absolute paths that preload resolved from real dropped files; the page never sees them. */
    paths: z.array(z.string().max(LIMITS.path)).min(1).max(LIMITS.files),
  });
export const document = (z: Z) => z.strictObject({ documentId: id(z) });
export const documentKind = (z: Z) => z.strictObject({ documentId: id(z), kind: z.enum(DOCUMENT_KINDS) });
export const remoteDocument = (z: Z) =>
  z.strictObject({
    id: id(z),
    accountId: id(z),
    remoteId: remoteId(z).exactOptional(),
    name: z.string().min(1).max(1_000),
  });
export const replaceRemote = (z: Z) =>
  z.strictObject({
    id: id(z),
    accountId: id(z),
    remoteId: remoteId(z).exactOptional(),
    name: z.string().min(1).max(1_000),
    path: z.string().max(LIMITS.path),
  });
export const delivery = (z: Z) => z.strictObject({ deliveryId: id(z) });
export const newDelivery = (z: Z) =>
  z.strictObject({ documentId: id(z), accountId: id(z), remoteId: remoteId(z).exactOptional() });

export const mutation = (z: Z) => z.strictObject({ mutationId: id(z) });
export const retry = (z: Z) =>
  z.strictObject({
    mutationId: id(z),
    /** The agent saw the charges and accepts them. */
    acceptCharges: z.boolean().exactOptional(),
  });

const fieldName = (z: Z) => z.enum(FIELD_NAMES as readonly [FieldName, ...FieldName[]]);

export const decision = (z: Z) =>
  z.strictObject({
    id: id(z),
    choices: z
      .array(z.strictObject({ mutationId: id(z), field: fieldName(z), keep: z.enum(['mine', 'theirs']) }))
      .min(1)
      .max(LIMITS.ids),
  });
export const disputedValue = (z: Z) =>
  z.strictObject({ id: id(z), mutationId: id(z), field: z.enum(SECRET_FIELDS), side: z.enum(SIDES) });
export const pastValue = (z: Z) => z.strictObject({ id: id(z), historyId: id(z) });
