import { PDFDocument } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { DEMO_PORTS } from '../../../main/practice/kazoo/seed/set-pieces.ts';
import { Flow } from '../../../main/practice/paper/flow.ts';
import { renderPdf } from '../../../main/practice/paper/pdf.ts';
import { agent, draft, expectError, freshNumber, NOW, type Party, PORTS, portIn, site } from './kit.ts';

const PDF = { 'content-type': 'application/pdf' };
const paper = (text: string): Uint8Array => renderPdf(new Flow().text(text).pages, text);

const put = (
  who: Party,
  id: string,
  query: string,
  body: Uint8Array,
  headers: Record<string, string> = PDF,
) => who('PUT', `${PORTS}/${id}/attachments${query}`, { body, headers });

/** The text of a PDF's pages. */
async function textOf(bytes: Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join('\n'));
  }
  await task.destroy();
  return pages;
}

describe('practice Kazoo: attachments and LOA (carriers/kazoo.md §8)', () => {
  it.each([
    ['?filename=bill.pdf', 'application/pdf', 'bill.pdf'],
    ['?filename=my%20bill', 'application/pdf', 'mybill.pdf'],
    ['?filename=x.doc', 'application/pdf', 'x.doc'],
    ['?filename=notes', 'text/plain', 'notes.txt'],
    ['?filename=blob', 'application/octet-stream', 'blob.bin'],
    ['?filename=scan', 'application/x-pdf; q=1', 'scan.pdf'],
    ['', 'application/pdf', `uploaded_file_${NOW}.pdf`],
  ])('check 51: PUT %s as %s is 201 and stored as %s', async (query, type, name) => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, 'pending');
    const bytes = paper('invoice');
    const reply = await put(who, id, query, bytes, { 'content-type': type });
    expect(reply.status).toBe(201);
    const stored = { content_type: type.split(';')[0], length: bytes.byteLength };
    expect(reply.data.uploads).toEqual({ [name]: stored });
    expect((await who('GET', `${PORTS}/${id}/attachments`)).data).toEqual({ [name]: stored });
    expect(Buffer.from(kazoo.control.attachment(id, name) ?? []).equals(bytes)).toBe(true);
  });

  it('check 51: an existing name is overwritten; POST replaces but cannot create', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    await put(who, id, '?filename=bill.pdf', paper('one'));
    expect((await put(who, id, '?filename=bill.pdf', paper('two, longer'))).status).toBe(201);
    const third = paper('three');
    const replaced = await who('POST', `${PORTS}/${id}/attachments/bill.pdf`, { body: third, headers: PDF });
    expect(replaced.status).toBe(200);
    const read = await who('GET', `${PORTS}/${id}/attachments/bill.pdf`);
    expect(Buffer.from(read.bytes).equals(third)).toBe(true);
    expect(read.headers.get('content-disposition')).toBe('attachment; filename=bill.pdf');
    const created = await who('POST', `${PORTS}/${id}/attachments/new.pdf`, { body: third, headers: PDF });
    expectError(created, 404, 'bad_identifier');
    expect(created.data.cause).toBe(id);
  });

  it('check 51: base64 transfer encoding is decoded, data URI or not; nothing at all crashes', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    const bytes = paper('encoded');
    const base64 = Buffer.from(bytes).toString('base64');
    for (const text of [base64, `data:application/pdf;base64,${base64}`]) {
      const headers = { ...PDF, 'content-transfer-encoding': 'base64' };
      await put(who, id, '?filename=e.pdf', Buffer.from(text), headers);
      expect(Buffer.from(kazoo.control.attachment(id, 'e.pdf') ?? []).equals(bytes)).toBe(true);
    }
    const nothing = await who('PUT', `${PORTS}/${id}/attachments?filename=n.pdf`, { body: '', headers: PDF });
    expect([nothing.status, nothing.text]).toEqual([500, '']);
  });

  it.each(['image/png', 'application/json', 'multipart/form-data; boundary=x', 'application/base64'])(
    'check 52: %s is 415 with an empty body',
    async (type) => {
      const kazoo = await site();
      const who = await agent(kazoo);
      const id = await draft(who);
      const reply = await put(who, id, '?filename=a.pdf', paper('x'), { 'content-type': type });
      expect([reply.status, reply.text]).toEqual([415, '']);
      expect(kazoo.control.port(id)?.attachments.size).toBe(0);
    },
  );

  it('check 53: 8,000,000 bytes pass, one more is 400 maxSize, or a proxy’s real 413', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await draft(who);
    expect((await put(who, id, '?filename=big.pdf', new Uint8Array(8_000_000))).status).toBe(201);
    const over = await put(who, id, '?filename=over.pdf', new Uint8Array(8_000_001));
    expectError(over, 400, 'validation error');
    expect(over.data.file.maxSize).toEqual({
      message: 'Payload or Files must not be more than 8000000 bytes',
      target: 8_000_000,
    });
    kazoo.control.set({ proxyLimit: 1_000_000 });
    const proxied = await put(who, id, '?filename=p.pdf', new Uint8Array(1_000_001));
    expect(proxied.status).toBe(413);
    expect(proxied.headers.get('content-type')).toBe('text/html');
    expect(proxied.envelope).toBeNull();
  });

  it('check 54: a GET with the wrong Accept is 406, an unknown name 404', async () => {
    for (const [answers, type] of [
      ['4.3', 'undefined'],
      ['5', 'application/pdf'],
    ] as const) {
      const kazoo = await site({ answers });
      const who = await agent(kazoo);
      const id = await draft(who);
      await put(who, id, '?filename=bill.pdf', paper('bill'));
      const path = `${PORTS}/${id}/attachments/bill.pdf`;
      const wrong = await who('GET', path, { headers: { accept: 'application/json' } });
      expect([wrong.status, wrong.text]).toEqual([406, '']);
      for (const accept of ['*/*', 'application/pdf', 'text/html, application/*;q=0.2']) {
        const right = await who('GET', path, { headers: { accept } });
        expect([right.status, right.headers.get('content-type')]).toEqual([200, type]);
      }
      const unknown = await who('GET', `${PORTS}/${id}/attachments/none.pdf`);
      expectError(unknown, 404, 'bad_identifier');
      expect((await who('DELETE', `${PORTS}/${id}/attachments/none.pdf`)).status).toBe(404);
    }
  });

  it('check 55: of parallel PUTs some are 409, and what got a 201 is stored', async () => {
    const kazoo = await site({ storeDelayMs: 150 });
    const who = await agent(kazoo);
    const id = await draft(who);
    const names = ['a.pdf', 'b.pdf', 'c.pdf'];
    const replies = await Promise.all(names.map((name) => put(who, id, `?filename=${name}`, paper(name))));
    const stored = names.filter((_name, index) => replies[index]?.status === 201);
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.length).toBeLessThan(names.length);
    expect([...(kazoo.control.port(id)?.attachments.keys() ?? [])].sort()).toEqual(stored);
    for (const reply of replies.filter((each) => each.status !== 201)) {
      expectError(reply, 409, 'datastore_conflict');
      expect(reply.data.message).toBe('conflicting documents');
    }
  });

  it('check 56: one demo attachment is data-URI text under a PDF’s content type', async () => {
    const kazoo = await site({ seed: 'demo' });
    const who = await agent(kazoo);
    const account = kazoo.control.port(DEMO_PORTS.dataUri)?.accountId;
    const path = `/v2/accounts/${account}/port_requests/${DEMO_PORTS.dataUri}/attachments`;
    expect((await who('GET', path)).data['form.pdf'].content_type).toBe('application/pdf');
    const { text } = await who('GET', `${path}/form.pdf`, { headers: { accept: 'application/pdf' } });
    expect(text).toMatch(/^data:application\/pdf;base64,/);
    const inside = Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
    expect(inside.subarray(0, 5).toString()).toBe('%PDF-');
    const bill = await who('GET', `${path}/bill.pdf`);
    expect(bill.text.startsWith('%PDF-')).toBe(true);
  });

  it('check 57: DELETE of an attachment in pending is 405, in a draft 200', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const pending = await portIn(who, 'pending');
    await put(who, pending, '?filename=bill.pdf', paper('bill'));
    const refused = await who('DELETE', `${PORTS}/${pending}/attachments/bill.pdf`);
    expectError(refused, 405, 'invalid_method');
    expect(kazoo.control.attachment(pending, 'bill.pdf')).toBeDefined();
    const id = await draft(who);
    await put(who, id, '?filename=bill.pdf', paper('bill'));
    const removed = await who('DELETE', `${PORTS}/${id}/attachments/bill.pdf`);
    expect([removed.status, removed.data]).toEqual([200, { _read_only: { deleted: true } }]);
    expect((await who('GET', `${PORTS}/${id}`)).data.uploads).toEqual({});
  });

  it('check 58: /loa is a two-page PDF with a blank address; JSON is 406', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const number = freshNumber();
    const bill = {
      name: 'Inés Calloway',
      carrier: 'CenturyLink',
      btn: number,
      account_number: '4471188',
      street_address: 'Alder Quay',
      locality: 'Seattle',
      region: 'WA',
      postal_code: '98109',
    };
    const id = await draft(who, { numbers: { [number]: {} }, bill });
    const path = `${PORTS}/${id}/loa`;
    const refused = await who('GET', path, { headers: { accept: 'application/json' } });
    expect([refused.status, refused.text]).toEqual([406, '']);
    for (const accept of ['application/pdf', 'application/x-pdf', '*/*']) {
      const reply = await who('GET', path, { headers: { accept } });
      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      const pages = await textOf(reply.bytes);
      expect(pages).toHaveLength(2);
      const [letter = '', list = ''] = pages;
      expect(letter).toMatch(/Service address:\s*\n/);
      expect(letter).toMatch(/City, State ZIP: ,/);
      expect(letter).toMatch(/Losing Carrier:\s*\n/);
      expect(letter).toContain('Customer (Company) Name: Juniper Street Dental');
      expect(letter).toContain('Account Contact: Inés Calloway');
      expect(letter).toContain('Harborline Voice');
      for (const blank of ['Alder Quay', 'Seattle', '98109', '4471188', 'CenturyLink'])
        expect(letter + list).not.toContain(blank);
      expect(list).toContain('Attachment A');
      expect(list).toContain(number.replace(/^\+1(...)(...)/, '+1 $1-$2-'));
    }
  });

  it('check 58: a legacy top-level carrier is printed; a completed port lists no numbers', async () => {
    const kazoo = await site();
    const who = await agent(kazoo);
    const id = await portIn(who, 'completed', { carrier: 'Frontier' });
    const reply = await who('GET', `${PORTS}/${id}/loa`);
    const [letter = '', list = ''] = await textOf(reply.bytes);
    expect(letter).toContain('Losing Carrier: Frontier');
    expect(list).not.toMatch(/\+1 /);
    expect((await PDFDocument.load(reply.bytes)).getPageCount()).toBe(2);
  });
});
