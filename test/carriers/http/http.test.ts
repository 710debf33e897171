import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Http } from '../../../main/carriers/http.ts';
import type { HttpTimeouts } from '../../../main/carriers/http-failures.ts';
import { CarrierFailure } from '../../../main/core/interfaces/carrier.ts';
import type { Handler, LittleServer } from './little-server.ts';
import { littleServer } from './little-server.ts';

const opened: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function served(
  handler: Handler,
  timeouts: Partial<HttpTimeouts> = {},
  readBody = true,
): Promise<{ http: Http; server: LittleServer }> {
  const server = await littleServer(handler, readBody);
  const http = client(server.url, timeouts);
  opened.push(server);
  return { http, server };
}

function client(baseUrl: string, timeouts: Partial<HttpTimeouts> = {}): Http {
  const http = new Http({ baseUrl, accountName: 'Harborline Kazoo', timeouts, pause: () => 1 });
  opened.unshift(http);
  return http;
}

async function failureOf(work: Promise<unknown>): Promise<CarrierFailure> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CarrierFailure)) throw new Error(`expected a CarrierFailure, got ${String(error)}`);
  return error;
}

async function* pieces(...parts: readonly Uint8Array[]) {
  yield* parts;
}

describe('http', () => {
  it('sends under the path of the base URL and gives status, header and body', async () => {
    const { server } = await served((_request, response) => {
      response.writeHead(201, { 'x-one': 'two' }).end('body');
    });
    const http = client(`${server.url}/v2/`);
    const answer = await http.send({
      method: 'PUT',
      path: '/accounts',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(201);
    expect(answer.header('x-one')).toBe('two');
    expect(Buffer.from(await answer.bytes(100)).toString()).toBe('body');
    expect(server.requests[0]).toMatchObject({ method: 'PUT', path: '/v2/accounts', body: '{}' });
  });

  it.each([
    ['http://kazoo.example.com:8000/v2'],
    ['ftp://127.0.0.1/'],
    ['not an address'],
    ['https://user:pass@kazoo.example.com/'],
    ['http://127.0.0.1.example.com/'],
  ])('refuses the base URL %s without repeating it', async (baseUrl) => {
    const failure = await failureOf(client(baseUrl).send({ method: 'GET', path: '/' }));
    expect(failure.problem.code).toBe('invalid-input');
    expect(failure.reached).toBe('no');
    expect(JSON.stringify(failure.problem)).not.toContain(baseUrl);
  });

  it('does not follow a redirect and keeps no cookie', async () => {
    const { http, server } = await served((_request, response) => {
      response.writeHead(302, { location: '/elsewhere', 'set-cookie': 'a=b' }).end();
    });
    expect((await http.send({ method: 'GET', path: '/one' })).status).toBe(302);
    await http.send({ method: 'GET', path: '/two' });
    expect(server.requests.map((request) => request.path)).toEqual(['/one', '/two']);
    expect(server.requests[1]?.headers.cookie).toBeUndefined();
  });

  it.each(['PUT', 'POST', 'PATCH', 'DELETE'] as const)(
    'sends a %s once, and says maybe, when the answer is lost',
    async (method) => {
      const { http, server } = await served((request) => {
        request.socket.destroy();
      });
      const failure = await failureOf(http.send({ method, path: '/', body: '{}' }));
      expect(server.requests).toHaveLength(1);
      expect(failure.reached).toBe('maybe');
      expect(failure.problem.code).toBe('carrier-down');
      expect(failure.problem.what).toBe(
        'The connection to Harborline Kazoo broke before the answer was whole.',
      );
      expect(failure.problem.next).toContain('looks there');
    },
  );

  it('repeats a read twice when the connection breaks', async () => {
    const { http, server } = await served((request) => {
      request.socket.destroy();
    });
    const failure = await failureOf(http.send({ method: 'GET', path: '/' }));
    expect(server.requests).toHaveLength(3);
    expect(failure.problem.next).toContain('tries again');
  });

  it('repeats nothing because of a status', async () => {
    const { http, server } = await served((_request, response) => {
      response.writeHead(503).end();
    });
    expect((await http.send({ method: 'GET', path: '/' })).status).toBe(503);
    expect((await http.send({ method: 'PUT', path: '/' })).status).toBe(503);
    expect(server.requests).toHaveLength(2);
  });

  it('says that nothing left this machine when nobody listens', async () => {
    const { server } = await served(() => undefined);
    await server.close();
    const failure = await failureOf(client(server.url).send({ method: 'PUT', path: '/', body: '{}' }));
    expect(failure.reached).toBe('no');
    expect(failure.problem).toMatchObject({
      code: 'offline',
      what: 'Harborline Kazoo could not be reached: nothing answers at its address.',
    });
  });

  it('says that nothing left this machine when the name does not exist', async () => {
    const failure = await failureOf(
      client('https://kazoo.invalid').send({ method: 'PUT', path: '/', body: '{}' }),
    );
    expect(failure.reached).toBe('no');
    expect(failure.problem.code).toBe('offline');
  });

  it('says that nothing left this machine when the certificate can not be had', async () => {
    const { server } = await served(() => undefined);
    const failure = await failureOf(
      client(server.url.replace('http:', 'https:')).send({ method: 'PUT', path: '/', body: '{}' }),
    );
    expect(failure.reached).toBe('no');
    expect(failure.problem.what).toContain('certificate');
  });

  it('waits for an answer no longer than it says', async () => {
    const { http } = await served(() => undefined, { answer: 300 });
    const failure = await failureOf(http.send({ method: 'PATCH', path: '/', body: '{}' }));
    expect(failure.reached).toBe('maybe');
    expect(failure.problem.what).toBe('Harborline Kazoo has not answered for 1 s.');
  });

  it('waits for the rest of a body no longer than it says', async () => {
    const { http } = await served(
      (_request, response) => {
        response.writeHead(200).write('begun');
      },
      { bodyIdle: 300 },
    );
    const answer = await http.send({ method: 'GET', path: '/' });
    const failure = await failureOf(answer.bytes(1000));
    expect(failure.problem.code).toBe('carrier-down');
    expect(failure.problem.what).toContain('stopped in the middle');
  });

  it('refuses an answer larger than its limit', async () => {
    const { http } = await served((_request, response) => {
      response.end(Buffer.alloc(100_000));
    });
    const failure = await failureOf((await http.send({ method: 'PUT', path: '/' })).bytes(1000));
    expect(failure.problem.code).toBe('protocol');
    expect(failure.reached).toBe('maybe');
  });

  it('says when a cut body was promised longer', async () => {
    const { http } = await served((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('begun');
      setTimeout(() => response.destroy(), 30);
    });
    const failure = await failureOf((await http.send({ method: 'PUT', path: '/' })).bytes(10_000));
    expect(failure.reached).toBe('maybe');
    expect(failure.problem.code).toBe('carrier-down');
  });

  it('recognises what does not speak HTTP', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('220 mail.example.com ESMTP\r\n'));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    opened.push({ close: () => new Promise((resolve) => void server.close(() => resolve())) });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const failure = await failureOf(client(`http://127.0.0.1:${port}`).send({ method: 'PUT', path: '/' }));
    expect(failure.problem.code).toBe('protocol');
    expect(failure.reached).toBe('maybe');
  });

  it('streams an upload with its length and counts it', async () => {
    const { http, server } = await served((_request, response) => {
      response.writeHead(201).end();
    });
    const counts: number[] = [];
    const open = () => pieces(Buffer.alloc(70_000, 'a'), Buffer.alloc(30_000, 'b'));
    await http.send({
      method: 'PUT',
      path: '/',
      body: { size: 100_000, open, sent: (bytes) => counts.push(bytes) },
    });
    expect(server.requests[0]?.headers).toMatchObject({ 'content-length': '100000' });
    expect(server.requests[0]?.headers['transfer-encoding']).toBeUndefined();
    expect(server.requests[0]?.body).toHaveLength(100_000);
    expect(counts).toEqual([70_000, 100_000]);
  });

  it('gives up when the carrier takes no more of an upload', async () => {
    const { http } = await served(
      (request) => {
        request.pause();
      },
      { bodyIdle: 400, answer: 20_000 },
      false,
    );
    const block = Buffer.alloc(1_000_000);
    const open = () => pieces(...Array.from({ length: 200 }, () => block));
    const failure = await failureOf(
      http.send({ method: 'PUT', path: '/', body: { size: 200_000_000, open } }),
    );
    expect(failure.reached).toBe('no');
    expect(failure.problem.what).toContain('took no more of the file');
  });

  it('knows an upload that broke off in its middle for one that can’t have been carried out', async () => {
    const { http } = await served(
      (request) => void request.once('data', () => request.socket.resetAndDestroy()),
      {},
      false,
    );
    const block = Buffer.alloc(1_000_000);
    const open = () => pieces(...Array.from({ length: 100 }, () => block));
    const body = { size: 100_000_000, open };
    const failure = await failureOf(http.send({ method: 'PUT', path: '/', body }));
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'carrier-down' } });
    expect(failure.problem.what).toContain('broke');
  });

  it('does not know it of one that broke off once all of it was handed over', async () => {
    const { http } = await served((request) => void request.socket.resetAndDestroy());
    const body = { size: 30, open: () => pieces(Buffer.alloc(10), Buffer.alloc(20)) };
    expect((await failureOf(http.send({ method: 'PUT', path: '/', body }))).reached).toBe('maybe');
  });

  it('notices that a file is shorter than it was', async () => {
    const { http } = await served((_request, response) => {
      response.writeHead(201).end();
    });
    const failure = await failureOf(
      http.send({ method: 'PUT', path: '/', body: { size: 100, open: () => pieces(Buffer.alloc(10)) } }),
    );
    expect(failure.problem.code).toBe('storage');
  });

  it('learns the clock of the carrier', async () => {
    const { http } = await served((_request, response) => {
      response.writeHead(200, { date: new Date(Date.now() + 3_600_000).toUTCString() }).end();
    });
    await http.send({ method: 'GET', path: '/' });
    expect(http.clockOffset()).toBeGreaterThan(3_598_000);
    expect(http.clockOffset()).toBeLessThan(3_602_000);
  });

  it('keeps what a quick answer has told of it: slow answers and uploads make it no other', async () => {
    let wait = 0;
    const { http } = await served((_request, response) => {
      const date = new Date().toUTCString();
      setTimeout(() => response.writeHead(200, { date }).end(), wait);
    });
    for (let n = 0; n < 3; n += 1) await http.send({ method: 'GET', path: '/' });
    const known = http.clockOffset();
    expect(Math.abs(known)).toBeLessThan(1_200);
    wait = 4_000;
    await http.send({ method: 'GET', path: '/' });
    const open = () => pieces(Buffer.alloc(10));
    await http.send({ method: 'PUT', path: '/', body: { size: 10, open } });
    expect(Math.abs(http.clockOffset())).toBeLessThan(1_200);
  });

  it('learns it anew when a clock is set meanwhile', async () => {
    let set = 0;
    const server = await littleServer((_request, response) => {
      response.writeHead(200, { date: new Date().toUTCString() }).end();
    });
    const http = new Http({ baseUrl: server.url, accountName: 'Harborline', now: () => Date.now() + set });
    await http.send({ method: 'GET', path: '/' });
    set = 7_200_000;
    await http.send({ method: 'GET', path: '/' });
    expect(Math.abs(http.clockOffset() + set)).toBeLessThan(60_000);
    await http.close();
    await server.close();
  });
});
