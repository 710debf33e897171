import type { Switches } from '../site.ts';
import { zoneNames } from '../time/zones.ts';
import type { Schema } from './validator.ts';

const text: Schema = { type: 'string' };
const texts = (...names: readonly string[]): Readonly<Record<string, Schema>> =>
  Object.fromEntries(names.map((name) => [name, text]));

const comment: Schema = {
  type: 'object',
  required: ['author', 'content', 'timestamp'],
  properties: {
    ...texts('author', 'content', 'account_id', 'user_id'),
    timestamp: { type: 'integer' },
    action_required: { type: 'boolean', default: false },
    is_private: { type: 'boolean', default: false },
  },
};
const comments: Schema = { type: 'array', items: comment };

/** Body of PUT …/comments. */
export const COMMENTS: Schema = { type: 'object', required: ['comments'], properties: { comments } };

const email: Schema = { type: 'string', format: 'email' };
const sendTo: Readonly<Record<Switches['answers'], Schema>> = {
  '4.3': { type: ['string', 'array'], format: 'email', items: email },
  '5': { oneOf: [email, { type: 'array', items: email }] },
};

function portSchema(answers: Switches['answers']): Schema {
  return {
    type: 'object',
    required: ['name', 'numbers'],
    properties: {
      ...texts('reference_number', 'winning_carrier', 'signee_name'),
      name: { type: 'string', minLength: 1, maxLength: 128 },
      numbers: { type: 'object', minProperties: 1, patternProperties: { '\\+?[0-9]+': { type: 'object' } } },
      bill: {
        type: 'object',
        properties: texts(
          'account_number',
          'btn',
          'carrier',
          'locality',
          'name',
          'pin',
          'postal_code',
          'region',
          'street_address',
          'street_number',
          'street_post_dir',
          'street_pre_dir',
          'street_type',
        ),
      },
      comments,
      notifications: {
        type: 'object',
        properties: { email: { type: 'object', properties: { send_to: sendTo[answers] } } },
      },
      signing_date: { type: 'integer' },
      transfer_date: { type: 'integer' },
    },
  };
}

/** A whole port request, in the schema of either generation (carriers/kazoo.md §1). */
export const PORT_REQUEST: Readonly<Record<Switches['answers'], Schema>> = {
  '4.3': portSchema('4.3'),
  '5': portSchema('5'),
};

/** What a port must hold before it may become scheduled. */
export const TO_SCHEDULED: Schema = {
  type: 'object',
  anyRequired: ['schedule_on', 'scheduled_date'],
  properties: {
    scheduled_date: { type: 'integer' },
    schedule_on: {
      type: 'object',
      properties: {
        timezone: { type: 'string', enum: zoneNames },
        date_time: { type: 'string', pattern: '^2\\d{3}-\\d\\d-\\d\\d \\d\\d:\\d\\d$' },
      },
    },
  },
};

export const USER_AUTH: Schema = {
  type: 'object',
  required: ['credentials'],
  properties: {
    ...texts('account_name', 'account_realm', 'phone_number'),
    credentials: { type: 'string', minLength: 1, maxLength: 64 },
    method: { type: 'string', enum: () => new Set(['md5', 'sha']) },
  },
};

export const API_AUTH: Schema = {
  type: 'object',
  required: ['api_key'],
  additionalProperties: false,
  properties: { api_key: { type: 'string', minLength: 64, maxLength: 64 } },
};

/** Kazoo 5: POST /port_requests/lnp_lookup. */
export const LNP_LOOKUP: Schema = {
  type: 'object',
  required: ['numbers'],
  properties: { numbers: { type: 'array', items: text } },
};
