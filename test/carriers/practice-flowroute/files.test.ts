import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { FLOWROUTE_BUCKET } from '../../../main/practice/flowroute/seed/credentials.ts';
import { expectErrors, HOUR_MS, ordered, type Practised, practise, type Reply, shown } from './kit.ts';

const PDF = Buffer.from('%PDF-1.4\nbill');

const ask = ({ ask: say }: Practised, id: string, filename: string): Promise<Reply> =>
  say('POST', `/portorders/${id}/upload_file`, { filename });

const put = (url: string, body: BodyInit, contentType: string): Promise<Response> =>
  fetch(url, { method: 'PUT', headers: { 'content-type': contentType }, body });

async function statusOf(here: Practised, id: string, fileId: string): Promise<string> {
  const read = await here.ask('GET', `/portorders/${id}/files/${fileId}`);
  expect([read.status, read.data.type]).toEqual([200, 'portorder-file']);
  return read.data.attributes.status;
}

describe('practice Flowroute: direct upload', () => {
  it('goes pending, processing, complete, and can be downloaded for a while', async () => {
    const here = await practise();
    const id = await ordered(here);
    const slot = await ask(here, id, '/home/agent/my bill.pdf');
    expect(slot.status).toBe(200);
    expect(slot.data).toMatchObject({
      type: 'portorder-file-url',
      id: '50987',
      links: { self: `${here.site.url}/v2/portorders/${id}/files/50987` },
      attributes: { expires: '2026-06-15T18:00:00.000000+00:00' },
    });
    const { url } = slot.data.attributes;
    const query = new URL(url).searchParams;
    expect([...query.keys()]).toEqual(
      expect.arrayContaining([
        'AWSAccessKeyId',
        'content-type',
        'Expires',
        'x-amz-security-token',
        'Signature',
      ]),
    );
    expect(query.get('content-type')).toBe('application/pdf');
    expect(query.get('Expires')).toBe(String(Date.UTC(2026, 5, 15, 18) / 1000));
    expect(await statusOf(here, id, '50987')).toBe('pending');
    const stored = await put(url, PDF, 'application/pdf');
    expect([stored.status, await stored.text()]).toEqual([200, '']);
    expect(await statusOf(here, id, '50987')).toBe('processing');
    here.site.control.advance(2000);
    const done = await here.ask('GET', `/portorders/${id}/files/50987`);
    expect(done.data.attributes).toMatchObject({
      filename: '/home/agent/my bill.pdf',
      file: 'my bill.pdf',
      status: 'complete',
      expires: '2026-06-15T18:00:02.000000+00:00',
    });
    expect(Buffer.from(await (await fetch(done.data.attributes.url)).arrayBuffer())).toEqual(PDF);
    const { business_documents: papers } = await shown(here, id);
    expect(papers[0].data[0]).toEqual({
      attributes: { filename: '/home/agent/my bill.pdf', status: 'uploaded' },
      id: '50987',
      links: { self: `${here.site.url}/v2/portorders/${id}/files/50987` },
      type: 'portorder-file',
    });
    here.site.control.set({ documents: 'flat' });
    expect((await shown(here, id)).business_documents).toEqual([
      { filename: '/home/agent/my bill.pdf', status: 'uploaded' },
    ]);
  });

  it.each([
    ['bill.PDF', 'application/pdf'],
    ['scan.jpeg', 'image/jpeg'],
    ['scan.png', 'image/png'],
    ['bill', 'binary/octet-stream'],
  ])('signs the type that %s stands for, and the storage takes no other', async (name, type) => {
    const here = await practise();
    const id = await ordered(here);
    const { url } = (await ask(here, id, name)).data.attributes;
    expect(new URL(url).searchParams.get('content-type')).toBe(type);
    const wrong = await put(url, PDF, 'text/html');
    expect([wrong.status, /<Code>(\w+)</.exec(await wrong.text())?.[1]]).toEqual([
      403,
      'SignatureDoesNotMatch',
    ]);
    expect((await put(url, PDF, type)).status).toBe(200);
  });

  it('refuses an upload after the URL has died, and calls the paper an error', async () => {
    const here = await practise();
    const id = await ordered(here);
    const slot = await ask(here, id, 'bill.pdf');
    here.site.control.advance(HOUR_MS + 1000);
    here.s3.control.advance(HOUR_MS + 1000);
    const late = await put(slot.data.attributes.url, PDF, 'application/pdf');
    expect([late.status, /<Code>(\w+)</.exec(await late.text())?.[1]]).toEqual([403, 'AccessDenied']);
    expect(await statusOf(here, id, slot.data.id)).toBe('error');
    expect((await shown(here, id)).business_documents[0].data[0].attributes.status).toBe('failed');
  });

  it('calls bytes that are no PDF an error', async () => {
    const here = await practise();
    const id = await ordered(here);
    const slot = await ask(here, id, 'bill.pdf');
    await put(slot.data.attributes.url, 'hello', 'application/pdf');
    expect(await statusOf(here, id, slot.data.id)).toBe('processing');
    here.site.control.advance(2000);
    expect(await statusOf(here, id, slot.data.id)).toBe('error');
  });

  it('keeps the file name and its bytes apart from other papers of that name', async () => {
    const here = await practise();
    const id = await ordered(here);
    for (const text of ['%PDF-one', '%PDF-two'])
      await put((await ask(here, id, 'bill.pdf')).data.attributes.url, text, 'application/pdf');
    const keys = here.s3.control.keys(FLOWROUTE_BUCKET);
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(key).toMatch(new RegExp(`^4/${id}/[0-9a-f-]{36}/bill\\.pdf$`));
  });

  it('takes papers only while it is the customer’s turn', async () => {
    const here = await practise();
    const id = await ordered(here);
    expectErrors(await here.ask('POST', `/portorders/${id}/upload_file`, {}), 422, "'filename' is required.");
    here.site.control.setStatus(id, 'submitted');
    expectErrors(await ask(here, id, 'bill.pdf'), 422, /Adding documents .* 'submitted'/);
    expectErrors(
      await here.ask('POST', `/portorders/${id}/files`, { url: 'http://127.0.0.1/x.pdf' }),
      422,
      /submitted/,
    );
    here.site.control.setStatus(id, 'rejected');
    expect((await ask(here, id, 'bill.pdf')).status).toBe(200);
    expectErrors(await here.ask('GET', `/portorders/${id}/files/1`), 404, /not found/);
  });
});

describe('practice Flowroute: pulling from a URL', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  async function papersAt(): Promise<string> {
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/bill')) response.end(PDF);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('fetches the paper, named by the URL or by its query', async () => {
    const from = await papersAt();
    const here = await practise();
    const id = await ordered(here);
    const pulled = await here.ask('POST', `/portorders/${id}/files`, {
      url: `${from}/bill.pdf?filename=may.pdf`,
    });
    expect([pulled.status, pulled.data.attributes]).toEqual([
      200,
      { filename: `${from}/bill.pdf?filename=may.pdf`, file: 'may.pdf', status: 'processing' },
    ]);
    here.site.control.advance(2000);
    const read = await here.ask('GET', `/portorders/${id}/files/${pulled.data.id}`);
    expect(Buffer.from(await (await fetch(read.data.attributes.url)).arrayBuffer())).toEqual(PDF);
  });

  it('fails where there is nothing, and never leaves this machine', async () => {
    const from = await papersAt();
    const here = await practise();
    const id = await ordered(here);
    // Another name of this machine: reachable, and still not the loopback address.
    const elsewhere = `${from.replace('127.0.0.1', '0.0.0.0')}/bill.pdf`;
    expect((await fetch(elsewhere)).status).toBe(200);
    for (const url of [`${from}/nothing.pdf`, elsewhere]) {
      const pulled = await here.ask('POST', `/portorders/${id}/files`, { url });
      expect(pulled.data.attributes.status).toBe('error');
    }
    expectErrors(await here.ask('POST', `/portorders/${id}/files`, { url: 'bill.pdf' }), 422, /no URL/);
  });

  it('pulls the business documents of a creation', async () => {
    const from = await papersAt();
    const here = await practise();
    const id = await ordered(here, { business_documents: [`${from}/bill.pdf`, `${from}/csr.pdf`] });
    here.site.control.advance(2000);
    const [{ data }] = (await shown(here, id)).business_documents;
    expect(data.map(({ attributes }: { attributes: unknown }) => attributes)).toEqual([
      { filename: `${from}/bill.pdf`, status: 'uploaded' },
      { filename: `${from}/csr.pdf`, status: 'failed' },
    ]);
  });
});
