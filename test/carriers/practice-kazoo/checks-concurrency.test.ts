import { describe, expect, it } from 'vitest';
import { agent, colleague, draft, PORTS, site } from './kit.ts';

describe('practice Kazoo: concurrency (carriers/kazoo.md §8)', () => {
  it('check 59: If-Match on a stale revision is 412, If-None-Match on the current one 304', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const path = `${PORTS}/${await draft(who)}`;
    const etag = (await who('GET', path)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"1-[0-9a-f]{32}"$/);
    const same = await who('GET', path, { headers: { 'if-none-match': etag } });
    expect([same.status, same.text]).toEqual([304, '']);
    const edit = (tag: string, name: string) =>
      who('PATCH', path, { data: { name }, headers: { 'if-match': tag } });
    const first = await edit(etag, 'First');
    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).toMatch(/^"2-/);
    const stale = await edit(etag, 'Second');
    expect([stale.status, stale.text]).toEqual([412, '']);
    expect((await who('PATCH', `${path}/submitted`, { headers: { 'if-match': etag } })).status).toBe(412);
    const changed = await who('GET', path, { headers: { 'if-none-match': etag } });
    expect([changed.status, changed.data.name]).toEqual([200, 'First']);
    expect((await edit(first.headers.get('etag') ?? '', 'Third')).status).toBe(200);
  });

  it('check 60: two edits without If-Match are both 200 and the last wins', async () => {
    const kazoo = await site();
    const [one, two] = [await agent(kazoo), await colleague(kazoo)];
    const path = `${PORTS}/${await draft(one)}`;
    await Promise.all([one('GET', path), two('GET', path)]);
    const first = await one('PATCH', path, { data: { name: 'Mine', signee_name: 'A' } });
    const second = await two('PATCH', path, { data: { name: 'Theirs' } });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await one('GET', path)).data).toMatchObject({ name: 'Theirs', signee_name: 'A' });
  });
});
