import { describe, expect, it } from 'vitest';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import {
  agent,
  byKey,
  customer,
  draft,
  expectError,
  freshNumber,
  master,
  NOW,
  type Party,
  PORTS,
  portIn,
  site,
  type Wire,
} from './kit.ts';

const note = (content: string, timestamp: number, more: Record<string, unknown> = {}) => ({
  author: 'whoever',
  content,
  timestamp,
  ...more,
});
const say = (who: Party, id: string, ...comments: unknown[]) =>
  who('PUT', `${PORTS}/${id}/comments`, { data: { comments } });
const words = (comments: Wire): readonly string[] => comments.map((each: Wire) => each.content);

describe('practice Kazoo: comments (carriers/kazoo.md §8)', () => {
  it('check 44: an equal or older timestamp is 201 and dropped in silence', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    expect(words((await say(who, id, note('first', NOW))).data.comments)).toEqual(['first']);
    for (const late of [NOW, NOW - 1]) {
      const reply = await say(who, id, note('lost', late));
      expect([reply.status, words(reply.data.comments)]).toEqual([201, ['first']]);
    }
    expect(words((await say(who, id, note('second', NOW + 1))).data.comments)).toEqual(['first', 'second']);
    expect(words((await say(who, id, note('c', NOW + 9), note('b', NOW + 8))).data.comments)).toEqual([
      'first',
      'second',
      'b',
      'c',
    ]);
  });

  it('check 44: a private comment that the caller cannot see still sets the bar', async () => {
    const kazoo = await site();
    const authority = await agent(kazoo);
    const owner = await customer(kazoo);
    const id = await draft(owner);
    await say(authority, id, note('hidden', NOW + 100, { is_private: true }));
    const reply = await say(owner, id, note('swallowed', NOW + 50));
    expect([reply.status, reply.data.comments]).toEqual([201, []]);
    expect(words((await say(owner, id, note('heard', NOW + 101))).data.comments)).toEqual(['heard']);
  });

  it('check 45: author, content and timestamp are required, named by index', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    const reply = await say(who, id, {}, note('fine', NOW));
    expectError(reply, 400, 'validation error');
    expect(Object.keys(reply.data).sort()).toEqual([
      'comments.0.author',
      'comments.0.content',
      'comments.0.timestamp',
    ]);
    expect(reply.data['comments.0.author'].required).toBeDefined();
    expect((await who('GET', `${PORTS}/${id}/comments`)).data.comments).toEqual([]);
  });

  it('check 46: private or action_required by who is no authority is 403', async () => {
    const kazoo = await site();
    const owner = await customer(kazoo);
    const id = await draft(owner);
    for (const flag of ['is_private', 'action_required']) {
      const reply = await say(owner, id, note('psst', NOW, { [flag]: true }));
      expectError(reply, 403, 'forbidden');
      expect(reply.data.message).toBe('forbidden');
      expect(reply.data.comments.forbidden).toBeDefined();
    }
    expect(kazoo.control.port(id)?.comments).toEqual([]);
  });

  it('check 47: private and action_required at once is 400 rejected even for the authority', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    const reply = await say(who, id, note('both', NOW, { is_private: true, action_required: true }));
    expectError(reply, 400, 'validation error');
    expect(reply.data.comments.rejected.message).toBe(
      'setting action_required on private comment is not allowed',
    );
    for (const flag of ['is_private', 'action_required'])
      expect((await say(who, id, note(flag, NOW + flag.length, { [flag]: true }))).status).toBe(201);
  });

  it('check 48: private comments are hidden from the owner everywhere, and shown to authority and master', async () => {
    const kazoo = await site();
    const authority = await agent(kazoo);
    const owner = await customer(kazoo);
    const id = await draft(owner);
    await say(authority, id, note('open', NOW + 1), note('secret', NOW + 2, { is_private: true }));
    const views = async (who: Party): Promise<readonly (readonly string[])[]> => {
      const port = (await who('GET', `${PORTS}/${id}`)).data;
      const listed = (await who('GET', PORTS)).data[0].port_requests[0];
      const alone = (await who('GET', `${PORTS}/${id}/comments`)).data;
      const events: Wire[] = (await who('GET', `${PORTS}/${id}/timeline`)).data;
      return [port.comments, listed.comments, alone.comments, events.filter((each) => !each.transition)].map(
        words,
      );
    };
    for (const seen of await views(owner)) expect(seen).toEqual(['open']);
    for (const who of [authority, await master(kazoo)])
      for (const seen of await views(who)) expect(seen).toEqual(['open', 'secret']);
  });

  it('check 48: a POST with the filtered copy erases what the owner could not see', async () => {
    const kazoo = await site();
    const authority = await agent(kazoo);
    const owner = await customer(kazoo);
    const number = freshNumber();
    const id = await draft(owner, { numbers: { [number]: {} } });
    await say(authority, id, note('open', NOW + 1), note('secret', NOW + 2, { is_private: true }));
    const seen = (await owner('GET', `${PORTS}/${id}`)).data;
    await owner('POST', `${PORTS}/${id}`, {
      data: { name: 'x', numbers: { [number]: {} }, comments: seen.comments },
    });
    expect(words((await authority('GET', `${PORTS}/${id}/comments`)).data.comments)).toEqual(['open']);
  });

  it('check 49: deleting comments and anything on a single comment is 400 forbidden', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    await say(who, id, note('stays', NOW));
    const single = `${PORTS}/${id}/comments/0`;
    const tries: readonly (readonly [string, string])[] = [
      ['DELETE', `${PORTS}/${id}/comments`],
      ['GET', single],
      ['POST', single],
      ['DELETE', single],
    ];
    for (const [method, path] of tries) {
      const reply = await who(method, path, method === 'POST' ? { data: note('new', NOW + 1) } : {});
      expectError(reply, 400, 'validation error');
      expect(reply.data.comments.forbidden.message).toEqual(expect.any(String));
      if (path === single)
        expect(reply.data.comments.forbidden.message).toBe('operation on a single comment is not allowed');
    }
    expect(words((await who('GET', `${PORTS}/${id}/comments`)).data.comments)).toEqual(['stays']);
  });

  it('check 50: a user’s token rewrites the author, an API key’s keeps it', async () => {
    const kazoo = await site();
    const user = await agent(kazoo);
    const key = await byKey(kazoo, PRACTICE_CREDENTIALS);
    const id = await portIn(user, 'submitted');
    await say(user, id, note('by a user', NOW + 1));
    await say(key, id, note('by a key', NOW + 2));
    const [first, second] = (await user('GET', `${PORTS}/${id}/comments`)).data.comments;
    expect(first).toMatchObject({ author: 'Maya Ferreira', is_private: false, action_required: false });
    expect(first.user_id).toEqual(expect.any(String));
    expect(second.author).toBe('whoever');
    expect(second.user_id).toBeUndefined();
    await key('PATCH', `${PORTS}/${id}/pending`);
    const events: Wire[] = (await key('GET', `${PORTS}/${id}/timeline`)).data;
    const moved = events.find((each) => each.transition?.new === 'pending');
    expect(moved.authorization).toEqual({ account: expect.objectContaining({ name: 'Harborline Voice' }) });
  });
});
