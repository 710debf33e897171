import { describe, expect, it } from 'vitest';
import { adapters } from '../../../main/carriers/registry.ts';
import { Bridge } from '../../../main/carriers/telnyx/v1/bridge.ts';
import { putOf, readFields } from '../../../main/carriers/telnyx/v1/field-map.ts';
import { storageRules } from '../../../main/carriers/telnyx/v1/storage.ts';
import type { WireDraft, WireRequest } from '../../../main/carriers/telnyx/v1/wire.ts';
import { draftRequest, portRequest, subRequest } from '../../../main/carriers/telnyx/v1/wire.ts';
import { telnyxV1Adapter } from '../../../main/carriers/telnyx/v1-adapter.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { STATES } from '../../../preload/contract/domain/states.ts';

const adapter = telnyxV1Adapter();

describe('Telnyx v1 in the registry', () => {
  it('is a carrier of its own that warns of what it does to files', () => {
    const { description } = adapters.find((one) => one.description.id === 'telnyx-v1') ?? adapter;
    expect(description).toMatchObject({
      label: 'Telnyx v1',
      mark: 'T1',
      baseUrlHint: 'https://api.telnyx.com',
    });
    expect(description).toHaveProperty('caution', expect.stringContaining('can be read by anyone'));
    const secrets = adapter.description.methods[0].fields.map(({ name, secret }) => [name, secret]);
    expect(secrets).toEqual([
      ['user', false],
      ['token', true],
    ]);
  });
});

describe('moves', () => {
  const legal = (state: State) =>
    adapter
      .moves({ state, authority: false, hasSchedule: false })
      .filter((move) => move.legal)
      .map(({ to }) => to);

  it('are a draft’s submission alone, which says that it takes the whole draft along', () => {
    expect(STATES.filter((state) => legal(state).length > 0)).toEqual(['unconfirmed']);
    expect(legal('unconfirmed')).toEqual(['submitted']);
    const move = adapter.moves({ state: 'unconfirmed', authority: false, hasSchedule: false });
    expect(move.find(({ to }) => to === 'submitted')).toMatchObject({
      needs: ['confirm', 'charges-may-apply'],
      consequence: expect.stringContaining('the whole draft'),
    });
  });

  it('say for every other column why not, naming the carrier', () => {
    for (const state of STATES) {
      const moves = adapter.moves({ state, authority: false, hasSchedule: false });
      expect(moves.map(({ to }) => to)).toEqual(STATES);
      for (const move of moves) {
        if (move.legal || move.to === state || state === 'completed' || state === 'canceled') continue;
        expect(move.why).toContain('Telnyx v1');
      }
    }
  });
});

describe('fields', () => {
  const empty = subRequest.parse({ id: '1' });

  it('come back as they were written', () => {
    const fields = {
      requestedDate: '2026-12-03',
      portType: 'Partial',
      billingName: 'Cedar Point Hotel',
      accountNumber: '0012',
      pin: '0042',
      btn: '+15025550100',
      newBtn: '+15025550101',
      streetNumber: '12',
      street: 'Cedar',
      streetType: 'Road',
      unit: '4',
      city: 'Toronto',
      region: 'ON',
      postalCode: 'M5V 2T6',
      signee: 'Ada Quill',
    };
    const { requestedDate, ...others } = fields;
    const put = { ...putOf(others, empty), foc_date_requested_by_user: requestedDate };
    expect(put).toMatchObject({
      country_code: 'CA',
      street_address: '12 Cedar Road',
      porting_option: {
        type: 'partial',
        remaining_numbers_action: 'keep',
        new_billing_phone_number: '+15025550101',
      },
    });
    expect(readFields(subRequest.parse({ id: '1', ...put }), 'America/New_York')).toEqual(fields);
  });

  it('change alone what was changed', () => {
    const before = subRequest.parse({
      id: '1',
      street_address: '12 Cedar Road',
      country_code: 'US',
      porting_option: {
        type: 'partial',
        remaining_numbers_action: 'disconnect',
        new_billing_phone_number: '+15025550101',
      },
    });
    expect(putOf({ pin: '' }, before)).toEqual({ pin_passcode: null });
    expect(putOf({ streetNumber: '14' }, before)).toEqual({ street_address: '14 Cedar Road' });
    expect(putOf({ portType: 'Full' }, before)).toEqual({ porting_option: { type: 'full' } });
    expect(putOf({ newBtn: '5025550102' }, before)).toEqual({
      porting_option: {
        type: 'partial',
        remaining_numbers_action: 'keep',
        new_billing_phone_number: '+15025550102',
      },
    });
    expect(putOf({ portType: 'Partial' }, before)).toEqual({
      porting_option: {
        type: 'partial',
        remaining_numbers_action: 'disconnect',
        new_billing_phone_number: '+15025550101',
      },
    });
    expect(putOf({ reference: 'ours', name: 'ours' }, before)).toEqual({});
  });

  it('have the requested day of the account’s zone', () => {
    const late = subRequest.parse({ id: '1', foc_date_requested_by_user: '2026-12-04T03:00:00Z' });
    expect(readFields(late, 'America/New_York').requestedDate).toBe('2026-12-03');
  });
});

describe('what a draft has become', () => {
  const sub = (id: string, number: string, more = {}) => ({
    id,
    phone_numbers: [{ phone_number: number }],
    ...more,
  });
  const draftOf = (id: string, subs: readonly object[], more = {}): WireDraft =>
    draftRequest.parse({
      id,
      status: 'submitted',
      created_at: '2026-06-01T10:00:00Z',
      sub_requests: subs,
      ...more,
    });
  const requestOf = (id: string, subs: readonly object[], more = {}): WireRequest =>
    portRequest.parse({ id, created_at: '2026-06-02T10:00:00Z', sub_requests: subs, ...more });
  const namesOf = (drafts: readonly WireDraft[], request: WireRequest) => {
    const bridge = new Bridge();
    for (const draft of drafts) bridge.learnDraft(draft);
    bridge.learnRequest(request);
    return request.sub_requests.map((one) => bridge.nameOf(request, one));
  };
  const [one, two] = ['+15025550120', '+15025550121'];

  it.each([
    ['the sub-request keeps its id', draftOf('d', [sub('s', one)]), requestOf('r', [sub('s', two)])],
    [
      'the sub-request names its draft’s',
      draftOf('d', [sub('s', one)]),
      requestOf('r', [sub('x', two, { draft_sub_request_id: 's' })]),
    ],
    [
      'the request names its draft',
      draftOf('d', [sub('s', one)]),
      requestOf('r', [sub('x', one)], { draft_port_request_id: 'd' }),
    ],
    [
      'the draft names its request',
      draftOf('d', [sub('s', one)], { port_request_id: 'r' }),
      requestOf('r', [sub('x', one)]),
    ],
    ['they have nothing but their numbers', draftOf('d', [sub('s', one)]), requestOf('r', [sub('x', one)])],
    [
      'only the draft as a whole shows numbers',
      draftOf('d', [{ id: 's' }], { phone_numbers: [{ phone_number: one }] }),
      requestOf('r', [sub('x', one)]),
    ],
  ])('is known when %s', (_when, draft, request) => {
    expect(namesOf([draft], request)).toEqual(['draft:d/s']);
  });

  it.each([
    [
      'the request names another draft',
      draftOf('d', [sub('s', one)]),
      requestOf('r', [sub('x', one)], { draft_port_request_id: 'e' }),
    ],
    [
      'the draft names another request',
      draftOf('d', [sub('s', one)], { port_request_id: 'q' }),
      requestOf('r', [sub('x', one)]),
    ],
    ['the numbers are others', draftOf('d', [sub('s', one)]), requestOf('r', [sub('x', two)])],
    [
      'the request is older',
      draftOf('d', [sub('s', one)]),
      requestOf('r', [sub('x', one)], { created_at: '2026-05-01T10:00:00Z' }),
    ],
    [
      'our references differ',
      draftOf('d', [sub('s', one, { description: 'ps1.p-1.m-1' })]),
      requestOf('r', [sub('x', one, { description: 'ps1.p-2.m-2' })]),
    ],
  ])('is not guessed when %s', (_when, draft, request) => {
    expect(namesOf([draft], request)).toEqual(['request:r/x']);
  });

  it('is told apart by time where the same numbers were asked for again', () => {
    const drafts = [
      draftOf('old', [sub('s1', one)], { created_at: '2026-01-01T10:00:00Z' }),
      draftOf('new', [sub('s2', one)], { created_at: '2026-06-01T10:00:00Z' }),
    ];
    const again = requestOf('r', [sub('x', one)]);
    const before = requestOf('q', [sub('y', one)], { created_at: '2026-01-02T10:00:00Z' });
    for (const order of [
      [again, before],
      [before, again],
    ]) {
      const bridge = new Bridge();
      for (const draft of drafts) bridge.learnDraft(draft);
      for (const request of order) bridge.learnRequest(request);
      expect([bridge.twinOf('draft:new/s2'), bridge.twinOf('draft:old/s1')]).toEqual([
        { requestId: 'r', subId: 'x' },
        { requestId: 'q', subId: 'y' },
      ]);
    }
  });
});

describe('the storage', () => {
  const live = storageRules({ accountName: 'A', baseUrl: 'https://api.telnyx.com' });

  it.each([
    ['files-service-prod.s3.amazonaws.com', true],
    ['files-service-staging.s3.us-east-1.amazonaws.com', true],
    ['files-service-prod.s3-us-west-2.amazonaws.com', true],
    ['s3.amazonaws.com', false],
    ['evil-files-service-prod.s3.amazonaws.com', false],
    ['files-service-prod.s3.amazonaws.com.evil.example', false],
    ['files-service-prod.evil.s3.amazonaws.com', false],
    ['127.0.0.1', false],
  ])('is Telnyx’s own: %s %s', (host, own) => {
    expect(live.isOwnHost(host)).toBe(own);
  });

  it('is this machine for a practice account alone', () => {
    expect(live.loopback).toBe(false);
    expect(storageRules({ accountName: 'A', baseUrl: 'http://127.0.0.1:4000' }).loopback).toBe(true);
  });
});
