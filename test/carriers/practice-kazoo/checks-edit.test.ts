import { describe, expect, it } from 'vitest';
import { accountId } from '../../../main/practice/kazoo/seed/house.ts';
import {
  agent,
  CUSTOMER,
  customer,
  draft,
  expectError,
  freshNumber,
  HEX32,
  master,
  NOW,
  PORTS,
  portIn,
  RESELLER,
  site,
} from './kit.ts';

describe('practice Kazoo: create and edit (carriers/kazoo.md §8)', () => {
  it('check 10: PUT of name and numbers is 201, unconfirmed, E.164, with Location', async () => {
    for (const answers of ['4.3', '5'] as const) {
      const kazoo = await site({ answers });
      const who = await customer(kazoo);
      const reply = await who('PUT', PORTS, {
        data: { name: 'Suite 4', numbers: { '(206) 555-0142': {}, '12065550143': { used_by: 'pbx' } } },
      });
      expect(reply.status).toBe(201);
      const readOnly = {
        account_id: CUSTOMER,
        account_name: 'Juniper Street Dental',
        port_authority: RESELLER,
        port_authority_name: 'Harborline Voice',
      };
      expect(reply.data).toEqual({
        id: expect.stringMatching(HEX32),
        name: 'Suite 4',
        numbers: { '+12065550142': {}, '+12065550143': { used_by: 'pbx' } },
        port_state: 'unconfirmed',
        sent: false,
        uploads: {},
        created: NOW,
        updated: NOW,
        _read_only: readOnly,
      });
      const path = `${PORTS}/${reply.data.id}`;
      expect(reply.headers.get('location')).toBe(path);
      const read = await who('GET', path);
      expect(read.headers.get('etag')).toBe(`"${read.envelope.revision}"`);
      if (answers === '5') {
        expect(reply.envelope.metadata).toEqual(readOnly);
        expect(read.envelope.metadata).toEqual(readOnly);
        expect(read.data._read_only).toBeUndefined();
      } else {
        expect(reply.envelope.metadata).toBeUndefined();
        expect(read.data._read_only).toEqual(readOnly);
      }
    }
  });

  it('check 10: authority is resolved upward, and an account naming itself is skipped for its own', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const deep = accountId('Cedar Hollow High School');
    const below = await who('PUT', `/v2/accounts/${deep}/port_requests`, {
      data: { name: 'School', numbers: { [freshNumber()]: {} } },
    });
    expect(below.data._read_only.port_authority).toBe(RESELLER);
    const own = await who('PUT', `/v2/accounts/${RESELLER}/port_requests`, {
      data: { name: 'Own', numbers: { [freshNumber()]: {} } },
    });
    expect(own.data._read_only.port_authority_name).toBe('Northgate Switching');
  });

  it('check 11: no name is required, an empty one minLength, 129 characters maxLength', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const create = (data: Record<string, unknown>) =>
      who('PUT', PORTS, { data: { numbers: { [freshNumber()]: {} }, ...data } });
    const missing = await create({});
    expectError(missing, 400, 'validation error');
    expect(missing.data).toEqual({
      name: { required: { message: 'Field is required but missing', value: 'name' } },
    });
    expect((await create({ name: '' })).data.name.minLength).toMatchObject({
      message: 'String must be at least 1 characters',
      target: 1,
    });
    expect((await create({ name: 'n'.repeat(129) })).data.name.maxLength).toMatchObject({
      message: 'String must not be more than 128 characters',
      target: 128,
    });
    expect((await create({ name: 'n'.repeat(128) })).status).toBe(201);
    expect((await create({ name: 7 })).data.name.type.target).toBe('string');
  });

  it('check 12: empty numbers is 400 too_few_properties', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const reply = await who('PUT', PORTS, { data: { name: 'x', numbers: {} } });
    expectError(reply, 400, 'validation error');
    expect(Object.keys(reply.data)).toEqual(['numbers']);
    expect(reply.data.numbers.too_few_properties).toBeDefined();
    const notObject = await who('PUT', PORTS, { data: { name: 'x', numbers: { '+12065550199': 1 } } });
    expect(notObject.data['numbers.+12065550199'].type.target).toBe('object');
  });

  it('check 13: a bad e-mail has another code in each generation', async () => {
    const codes = { '4.3': 'wrong_format', '5': 'not_one_schema_valid' } as const;
    for (const answers of ['4.3', '5'] as const) {
      const kazoo = await site({ answers });
      const who = await agent(kazoo);
      const create = (sendTo: unknown) =>
        who('PUT', PORTS, {
          data: {
            name: 'x',
            numbers: { [freshNumber()]: {} },
            notifications: { email: { send_to: sendTo } },
          },
        });
      const bad = await create('nobody');
      expectError(bad, 400, 'validation error');
      expect(Object.keys(bad.data['notifications.email.send_to'])).toEqual([codes[answers]]);
      expect((await create('office@juniper.example')).status).toBe(201);
      expect((await create(['a@x.example', 'b@x.example'])).status).toBe(201);
    }
  });

  it('check 14: only a bad LAST number is refused (the server’s quirk)', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const [taken, good] = [freshNumber(), freshNumber()];
    const id = await draft(who, { numbers: { [taken]: {} } });
    for (const step of ['submitted', 'pending', 'completed'])
      expect((await who('PATCH', `${PORTS}/${id}/${step}`)).status).toBe(200);
    const last = await who('PUT', PORTS, { data: { name: 'x', numbers: { [good]: {}, [taken]: {} } } });
    expectError(last, 400, 'validation error');
    expect(last.data).toEqual({
      [taken]: { type: { message: 'Number exists on the system already', cause: taken } },
    });
    const first = await who('PUT', PORTS, { data: { name: 'x', numbers: { [taken]: {}, [good]: {} } } });
    expect(first.status).toBe(201);
  });

  it('check 15: a number in the account’s own submitted port is 400 with its id; drafts and others pass', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const number = freshNumber();
    const id = await draft(who, { numbers: { [number]: {} } });
    const again = (ports = PORTS) =>
      who('PUT', ports, { data: { name: 'again', numbers: { [number]: {} } } });
    expect((await again()).status).toBe(201);
    await who('PATCH', `${PORTS}/${id}/submitted`);
    const refused = await again();
    expectError(refused, 400, 'validation error');
    expect(refused.data[number].type).toEqual({
      message: `Number is on a port request already: ${id}`,
      cause: number,
    });
    const elsewhere = `/v2/accounts/${accountId('Larkspur Hotel')}/port_requests`;
    expect((await again(elsewhere)).status).toBe(201);
  });

  it('check 16: an integer sent as text is accepted and returned as an integer', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const reply = await who('PUT', PORTS, {
      data: { name: 'x', numbers: { [freshNumber()]: {} }, transfer_date: '63700000000' },
    });
    expect(reply.status).toBe(201);
    expect(reply.data.transfer_date).toBe(63_700_000_000);
    const bad = await who('PATCH', `${PORTS}/${reply.data.id}`, { data: { transfer_date: 'soon' } });
    expect(bad.data.transfer_date.type.target).toBe('integer');
  });

  it('check 17: unknown keys round-trip; private and read-only ones are dropped', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const mine = { operation: 'c0ffee', list: [1, { deep: true }] };
    const id = await draft(who, {
      portside: mine,
      pvt_secret: 1,
      _odd: 2,
      port_state: 'completed',
      sent: true,
    });
    const { data } = await who('GET', `${PORTS}/${id}`);
    expect(data.portside).toEqual(mine);
    expect(data).toMatchObject({ port_state: 'unconfirmed', sent: false });
    expect(Object.keys(data)).not.toContain('pvt_secret');
    expect(Object.keys(data)).not.toContain('_odd');
  });

  it('check 18: POST in submitted is 400 for the authority and 200 for the master', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, 'submitted');
    const whole = { data: { name: 'Rewritten', numbers: { [freshNumber()]: {} } } };
    const refused = await who('POST', `${PORTS}/${id}`, whole);
    expectError(refused, 400, 'validation error');
    expect(refused.data.submitted.type.message).toBe(
      'Updating port requests not allowed in current port state',
    );
    const allowed = await (await master(kazoo))('POST', `${PORTS}/${id}`, whole);
    expect(allowed.status).toBe(200);
    expect(allowed.data).toMatchObject({ name: 'Rewritten', port_state: 'submitted' });
  });

  it('check 19: POST in rejected is 200 and replaces everything writable', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, 'rejected', { reference_number: 'R-1' });
    const number = freshNumber();
    const reply = await who('POST', `${PORTS}/${id}`, {
      data: { name: 'Second try', numbers: { [number.slice(2)]: {} } },
    });
    expect(reply.status).toBe(200);
    expect(reply.data.numbers).toEqual({ [number]: {} });
    expect(reply.data.reference_number).toBeUndefined();
    expect(reply.data.port_state).toBe('rejected');
  });

  it('check 20: PATCH in submitted by a plain account user is 200', async () => {
    const kazoo = await site();
    const id = await portIn(await agent(kazoo), 'submitted');
    const owner = await customer(kazoo);
    const reply = await owner('PATCH', `${PORTS}/${id}`, { data: { bill: { pin: '4821' } } });
    expect(reply.status).toBe(200);
    expect(reply.data.bill).toEqual({ pin: '4821' });
  });

  it('check 21: PATCH merges deeply, null removes, number keys stay as sent', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const number = freshNumber();
    const id = await draft(who, {
      numbers: { [number]: {} },
      bill: { name: 'A', btn: number },
      signee_name: 'B',
    });
    const reply = await who('PATCH', `${PORTS}/${id}`, {
      data: { signee_name: null, bill: { name: 'C' }, numbers: { '206-555-0177': {}, [number]: null } },
    });
    expect(reply.status).toBe(200);
    expect(reply.data.signee_name).toBeUndefined();
    expect(reply.data.bill).toEqual({ name: 'C', btn: number });
    expect(reply.data.numbers).toEqual({ '206-555-0177': {} });
  });

  it('check 22: POST without comments wipes them', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const number = freshNumber();
    const id = await draft(who, { numbers: { [number]: {} } });
    await who('PUT', `${PORTS}/${id}/comments`, {
      data: { comments: [{ author: 'x', content: 'hello', timestamp: NOW }] },
    });
    expect((await who('GET', `${PORTS}/${id}`)).data.comments).toHaveLength(1);
    await who('PATCH', `${PORTS}/${id}`, { data: { name: 'Patched' } });
    expect((await who('GET', `${PORTS}/${id}`)).data.comments).toHaveLength(1);
    await who('POST', `${PORTS}/${id}`, { data: { name: 'Replaced', numbers: { [number]: {} } } });
    expect((await who('GET', `${PORTS}/${id}/comments`)).data.comments).toEqual([]);
  });

  it('check 22: comments in a PATCH: newer ones are added, only older ones replace the history', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    const say = (content: string, timestamp: number) => ({ author: 'x', content, timestamp });
    const patch = (...comments: unknown[]) => who('PATCH', `${PORTS}/${id}`, { data: { comments } });
    const texts = async () =>
      (await who('GET', `${PORTS}/${id}/comments`)).data.comments.map(
        (each: { content: string }) => each.content,
      );
    await patch(say('one', NOW));
    await patch(say('two', NOW + 5));
    expect(await texts()).toEqual(['one', 'two']);
    await patch(say('older', NOW - 50));
    expect(await texts()).toEqual(['older']);
  });
});
