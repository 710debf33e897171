import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Buckets } from '../../../main/practice/kazoo/auth/buckets.ts';
import { Tokens } from '../../../main/practice/kazoo/auth/tokens.ts';
import { writeAnswer } from '../../../main/practice/kazoo/http/write.ts';
import { emptyWorld } from '../../../main/practice/kazoo/seed/house.ts';
import type { Site, Switches } from '../../../main/practice/kazoo/site.ts';
import { Store } from '../../../main/practice/kazoo/world/store.ts';

const switches = { answers: '4.3', echoToken: true } as Switches;
const site: Site = {
  store: new Store(emptyWorld()),
  switches,
  tokens: new Tokens(),
  buckets: new Buckets(),
  now: Date.now,
};

/** Items that each take a millisecond to make. */
function* slowItems(count: number): Generator<string> {
  yield '[';
  for (let index = 0; index < count; index += 1) {
    const until = performance.now() + 1;
    while (performance.now() < until);
    yield `${index === 0 ? '' : ','}${index}`;
  }
  yield ']';
}

describe('practice Kazoo: long lists', () => {
  it('lets the rest of the thread run many times while it writes one', async () => {
    let turns = 0;
    const server = createServer((_request, response) => {
      let writing = true;
      const turn = (): void => {
        turns += 1;
        if (writing) setImmediate(turn);
      };
      setImmediate(turn);
      const answer = { kind: 'list', chunks: slowItems(120) } as const;
      const context = { requestId: 'r', token: null, tokens: null };
      void writeAnswer(response, site, answer, context).then(() => {
        writing = false;
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { data, status } = (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as {
      data: readonly number[];
      status: string;
    };
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect([data.length, data.at(-1), status]).toEqual([120, 119, 'success']);
    // 120 ms of work in slices of 4 ms: a list written in one go would leave one turn or two.
    expect(turns).toBeGreaterThan(12);
  });
});
