import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../main/carriers/asked.ts';
import { refusalFailure } from '../../../main/carriers/kazoo/errors.ts';
import { envelope } from '../../../main/carriers/kazoo/wire.ts';

const NOW = Date.UTC(2026, 10, 22, 8, 0, 0);
const asked: Asked = {
  accountName: 'Harborline Kazoo',
  doing: 'save the changes',
  write: true,
  now: NOW,
  clockOffset: 0,
  secrets: ['4410-secret'],
};

/** Status and the body that `carriers/kazoo.md` §2 to §6 gives for it; `undefined` is no Kazoo envelope at all. */
const refuse = (
  status: number,
  body: Record<string, unknown> | undefined,
  more: { retryAfter?: string; write?: boolean } = {},
) =>
  refusalFailure(
    { status, retryAfter: more.retryAfter, envelope: body && envelope.parse({ status: 'error', ...body }) },
    { ...asked, write: more.write ?? true },
  );

const number = {
  '+12065550142': {
    type: {
      message: 'Number is on a port request already: 41ed5722d24bfc69bc479208b274be6b',
      cause: '+12065550142',
    },
  },
};

describe('the refusals of Kazoo', () => {
  it.each([
    ['no token', 401, { data: { message: 'invalid credentials' } }, 'unauthorized', 'no'],
    ['an expired token', 401, { data: {} }, 'unauthorized', 'no'],
    ['a foreign account', 403, { data: { message: 'forbidden' } }, 'forbidden', 'yes'],
    ['an unknown id', 404, { data: { message: 'bad identifier', cause: 'x' } }, 'not-found', 'yes'],
    ['an account id that is none', 404, { data: {}, message: "invalid account_id 'x'" }, 'not-found', 'yes'],
    ['a page of a web server that knows nothing of this', 404, undefined, 'protocol', 'no'],
    ['a method that its state forbids', 405, { data: { message: 'invalid method' } }, 'rejected', 'yes'],
    ['an Accept it can not serve', 406, undefined, 'protocol', 'yes'],
    ['two requests that met', 409, { data: { message: 'conflicting documents' } }, 'conflict', 'no'],
    ['API v1', 410, { data: {} }, 'rejected', 'yes'],
    ['an old revision', 412, undefined, 'conflict', 'yes'],
    ['a file over the limit, by a proxy', 413, undefined, 'file-refused', 'yes'],
    [
      'a file over the limit, by Kazoo',
      400,
      {
        data: {
          file: {
            maxSize: { message: 'Payload or Files must not be more than 8000000 bytes', target: 8000000 },
          },
        },
      },
      'file-refused',
      'yes',
    ],
    ['a file that is no PDF', 415, undefined, 'file-refused', 'yes'],
    ['an empty bucket', 429, { data: { message: 'too many requests' } }, 'rate-limited', 'no'],
    ['a redirect', 302, undefined, 'protocol', 'no'],
    ['numbers that can not be created', 500, { message: 'transition_errors', data: {} }, 'rejected', 'yes'],
    [
      'a mail that could not be sent',
      502,
      { data: { message: 'failed to send port state change email notification' } },
      'carrier-down',
      'maybe',
    ],
    ['a gateway without its server', 502, undefined, 'carrier-down', 'maybe'],
    ['a datastore that is away', 503, { data: { message: 'datastore_fault' } }, 'carrier-down', 'maybe'],
    [
      'a phonebook that fails',
      500,
      { passthrough: true, data: { ports: { x: { message: 'no' } } } },
      'carrier-down',
      'maybe',
    ],
    [
      'a phonebook that refuses',
      422,
      { passthrough: true, data: { message: 'BTN is not portable' } },
      'rejected',
      'yes',
    ],
    ['a bill that can not be paid', 402, { data: 'x', message: 'no_credit' }, 'rejected', 'yes'],
  ] as const)('%s (%i)', (_what, status, body, code, reached) => {
    const failure = refuse(status, body);
    expect({ code: failure.problem.code, reached: failure.reached }).toEqual({ code, reached });
    expect(failure.problem.what).toContain('Harborline Kazoo');
    expect(failure.problem.next).not.toBe('');
  });

  it('puts each complaint on its field, with dots, with %2E and nested', () => {
    const { problem } = refuse(400, {
      message: 'validation error',
      data: {
        name: { required: { message: 'Field is required but missing' } },
        'bill.pin': { maxLength: { message: 'String must be at most 15 characters', target: 15 } },
        'bill%2Ebtn': { pattern: { message: 'Failed to match pattern' } },
        bill: { locality: { type: { message: 'Value did not match type' } } },
        'notifications.email.send_to': { wrong_format: { message: 'Invalid email' } },
        'notifications.email.send_to.1': { wrong_format: { message: 'Second one is no address' } },
        transfer_date: { type: { message: 'not an integer' } },
      },
    });
    expect(problem).toMatchObject({
      code: 'rejected',
      fields: {
        name: 'Field is required but missing',
        pin: 'String must be at most 15 characters',
        btn: 'Failed to match pattern',
        city: 'Value did not match type',
        notify: 'Invalid email; Second one is no address',
        requestedDate: 'not an integer',
      },
    });
    expect(problem.what).toBe(
      'Harborline Kazoo refused to save the changes: Port name: Field is required but missing; PIN: String must be at most 15 characters; BTN: Failed to match pattern; and 4 more.',
    );
  });

  it.each([
    ['400', 400, 'validation error'],
    ['500, as the old pages say', 500, 'invalid request'],
  ])('says that a number is taken, under %s', (_what, status, message) => {
    const { problem, reached } = refuse(status, { message, data: number });
    expect(reached).toBe('yes');
    expect(problem.code).toBe('rejected');
    expect(problem.fields).toEqual({
      numbers: '+12065550142: Number is on a port request already: 41ed5722d24bfc69bc479208b274be6b',
    });
  });

  it('says why a move is refused in the words of the carrier', () => {
    const { problem } = refuse(400, {
      message: 'validation error',
      data: {
        port_state: { enum: { message: 'Cannot move to new state from current state', cause: 'pending' } },
      },
    });
    expect(problem.what).toBe(
      'Harborline Kazoo refused to save the changes: Cannot move to new state from current state.',
    );
    expect(problem.said).toBe('Cannot move to new state from current state');
    expect(problem.fields).toBeUndefined();
  });

  it('shows charges of today as an array of invoices', () => {
    const { problem, reached } = refuse(402, {
      message: 'accept charges',
      data: [
        {
          activation_charges: [
            { category: 'port_request', item: 'first_submitted', quantity: 2, rate: 5, total: 10 },
          ],
          items: [{ name: 'Port fee', quantity: 2, rate: 1.5 }],
          summary: { today: 13, recurring: 3 },
          plan: {},
        },
        { summary: { today: 1, recurring: 0 } },
      ],
    });
    expect(reached).toBe('yes');
    expect(problem).toMatchObject({
      code: 'needs-consent',
      charges: {
        currency: 'USD',
        today: 14,
        recurring: 3,
        items: [
          { label: 'port request first submitted', quantity: 2, amount: 10 },
          { label: 'Port fee', quantity: 2, amount: 3 },
        ],
      },
    });
  });

  it('shows charges in the old shape', () => {
    const data = { activation_charges: 10.0, number_services: { port: { activation_charges: 10.0 } } };
    expect(refuse(402, { message: 'accept charges', data }).problem.charges).toEqual({
      currency: 'USD',
      today: 10,
      recurring: 0,
      items: [{ label: 'port activation', quantity: 1, amount: 10 }],
    });
  });

  it('does not ask again for charges that were accepted', () => {
    const body = envelope.parse({
      status: 'error',
      message: 'billing_issue',
      data: [{ summary: { today: 3, recurring: 0 } }],
    });
    const { problem } = refusalFailure({ status: 402, envelope: body }, { ...asked, accepted: true });
    expect(problem).toMatchObject({ code: 'rejected' });
    expect(problem.what).toContain('could not be billed');
  });

  it.each([
    [undefined, 5_000],
    ['12', 12_000],
    ['Sun, 22 Nov 2026 08:00:40 GMT', 40_000],
  ])('waits after a 429 with Retry-After %s', (retryAfter, expected) => {
    const { problem } = refuse(429, { data: {} }, retryAfter === undefined ? {} : { retryAfter });
    expect(Date.parse(problem.retryAt ?? '') - NOW).toBe(expected);
  });

  it('takes a 503 with Retry-After as turned away', () => {
    const failure = refuse(503, undefined, { retryAfter: '30' });
    expect(failure.reached).toBe('no');
    expect(Date.parse(failure.problem.retryAt ?? '') - NOW).toBe(30_000);
  });

  it('has no doubt about a read that failed', () => {
    expect(refuse(502, undefined, { write: false }).reached).toBe('yes');
  });

  it('never repeats what was sent', () => {
    const failure = refuse(400, {
      message: 'validation error',
      data: {
        'bill.pin': {
          enum: { message: '4410-secret is not one of them', value: '4410-secret', cause: '4410-secret' },
        },
        odd: { type: { message: 'x 4410-secret' } },
      },
    });
    expect(JSON.stringify({ ...failure.problem, message: failure.message })).not.toContain('4410-secret');
    expect(failure.problem.fields?.pin).toBe('•••• is not one of them');
  });
});
