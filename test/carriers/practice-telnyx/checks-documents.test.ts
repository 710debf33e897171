import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  complete,
  draft,
  expectErrors,
  MINUTE,
  type Party,
  pdf,
  site,
  upload,
  v2,
  type Wire,
} from './kit.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n rest', 'latin1');
const JPEG = Buffer.from('\xff\xd8\xff\xe0 rest', 'latin1');
const TIFF = Buffer.from('II*\0 rest', 'latin1');
const HEIC = Buffer.from('\0\0\0\x18ftypheic', 'latin1');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function form(bytes: Uint8Array, name: string, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.append(key, value);
  data.append('file', new Blob([Buffer.from(bytes)], { type: 'application/pdf' }), name);
  return data;
}

const sendJson = (who: Party, bytes: Uint8Array, filename: string) =>
  who('POST', '/documents', { json: { file: base64(bytes), filename } });

describe('practice Telnyx: documents (carriers/telnyx-flowroute-s3.md §B)', () => {
  it('takes multipart and JSON, answers 200 with hash, size and reference, and gives the very bytes back', async () => {
    const who = v2(await site());
    const bytes = Buffer.concat([pdf('multipart'), Buffer.from([0, 1, 2, 0xff, 13, 10])]);
    const sent = await who('POST', '/documents?content-type=multipart', {
      body: form(bytes, 'loa.pdf', { customer_reference: 'delivery-1' }),
    });
    expect(sent.status).toBe(200);
    expect(sent.data).toMatchObject({
      record_type: 'document',
      filename: 'loa.pdf',
      content_type: 'application/pdf',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: { amount: bytes.byteLength, unit: 'bytes' },
      customer_reference: 'delivery-1',
      status: 'pending',
      av_scan_status: 'pending_scan',
    });
    const back = await who('GET', `/documents/${sent.data.id}/download`);
    expect(Buffer.from(back.bytes).equals(bytes)).toBe(true);
    expect(back.headers.get('content-type')).toBe('application/pdf');
    const json = await who('POST', '/documents', {
      json: { file: base64(bytes), filename: 'loa.pdf', customer_reference: 'delivery-2' },
    });
    expect(json.data).toMatchObject({ sha256: sent.data.sha256, customer_reference: 'delivery-2' });
  });

  it('stores under a name without spaces that ends with the detected type', async () => {
    const who = v2(await site());
    const names = [
      [pdf(), 'signed loa 3.pdf', 'signedloa3.pdf', 'application/pdf'],
      [pdf(), 'bill.png', 'bill.png.pdf', 'application/pdf'],
      [PNG, 'photo', 'photo.png', 'image/png'],
      [JPEG, 'photo.JPEG', 'photo.JPEG', 'image/jpeg'],
      [Buffer.from('a,b\n1,2\n'), 'list.csv', 'list.csv', 'text/csv'],
      [Buffer.from('{"a":1}'), 'x', 'x.json', 'application/json'],
    ] as const;
    for (const [bytes, sent, filename, content_type] of names)
      expect((await sendJson(who, bytes, sent)).data).toMatchObject({ filename, content_type });
  });

  it('refuses TIFF, HEIC, empty and too large files, bad names and bad base64', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    for (const bytes of [TIFF, HEIC, Buffer.from([0x80, 0x81, 0xfe])])
      expectErrors(await sendJson(who, bytes, 'a.pdf'), 422, ['10015', '/file']);
    const large = Buffer.alloc(20_000_001, 'a');
    expectErrors(await who('POST', '/documents', { body: form(large, 'a.txt') }), 422, ['10015', '/file']);
    expect((await who('POST', '/documents', { body: form(large.subarray(1), 'a.txt') })).status).toBe(200);
    expectErrors(await sendJson(who, pdf(), 'a'.repeat(513)), 422, ['10015', '/filename']);
    expectErrors(await sendJson(who, pdf(), 'a\u0007.pdf'), 422, ['10015', '/filename']);
    expectErrors(await who('POST', '/documents', { json: { file: '%%%' } }), 422, ['10015', '/file']);
    expectErrors(await who('POST', '/documents', { json: {} }), 422, ['10004', '/file']);
    expectErrors(await who('POST', '/documents', { body: new FormData() }), 422, ['10004', '/file']);
    expect(telnyx.control.documents()).toHaveLength(1);
  });

  it('scans after a while; an infected file can be kept and not used', async () => {
    const telnyx = await site({ scanMs: MINUTE });
    const who = v2(telnyx);
    const clean = await upload(who);
    const ill = await upload(who, pdf('EICAR-STANDARD-ANTIVIRUS-TEST-FILE'));
    telnyx.control.advance(MINUTE);
    const scan = async (id: string) => (await who('GET', `/documents/${id}`)).data.av_scan_status;
    expect([await scan(clean), await scan(ill)]).toEqual(['scanned', 'infected']);
    const id = await draft(who);
    expectErrors(await who('PATCH', `/porting_orders/${id}`, { json: { documents: { loa: ill } } }), 422, [
      '10015',
      '/documents/loa',
    ]);
    expect(
      (await who('PATCH', `/porting_orders/${id}`, { json: { documents: { loa: clean } } })).status,
    ).toBe(200);
  });

  it('forgets what nothing uses after 30 minutes and keeps what an order uses', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await draft(who);
    const used = await upload(who);
    const beside = await upload(who, pdf('csr'), 'csr.pdf');
    const idle = await upload(who);
    await who('PATCH', `/porting_orders/${id}`, { json: { documents: { loa: used } } });
    await who('POST', `/porting_orders/${id}/additional_documents`, {
      json: { additional_documents: [{ document_id: beside, document_type: 'csr' }] },
    });
    telnyx.control.advance(30 * MINUTE - 1);
    expect((await who('GET', `/documents/${idle}`)).status).toBe(200);
    telnyx.control.advance(1);
    expectErrors(await who('GET', `/documents/${idle}`), 404, ['10005']);
    for (const each of [used, beside]) expect((await who('GET', `/documents/${each}`)).status).toBe(200);
    expectErrors(await who('PATCH', `/porting_orders/${id}`, { json: { documents: { loa: idle } } }), 422, [
      '10015',
      '/documents/loa',
    ]);
    await who('PATCH', `/porting_orders/${id}`, { json: { documents: { loa: null } } });
    expectErrors(await who('GET', `/documents/${used}`), 404, ['10005']);
  });

  it('deletes what nothing uses, and refuses for what is linked', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const order = await complete(who);
    const { loa } = (await who('GET', `/porting_orders/${order}`)).data.documents;
    expectErrors(await who('DELETE', `/documents/${loa}`), 422, ['10015']);
    const idle = await upload(who);
    expect((await who('DELETE', `/documents/${idle}`)).status).toBe(200);
    expectErrors(await who('GET', `/documents/${idle}`), 404, ['10005']);
  });

  it('finds documents by reference, name and time, newest first', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    for (const [index, reference] of ['a', 'b', 'b', 'c'].entries()) {
      await who('POST', '/documents', {
        json: { file: base64(pdf()), filename: `${index}.pdf`, customer_reference: reference },
      });
      telnyx.control.advance(MINUTE);
    }
    const names = async (query: string) =>
      (await who('GET', `/documents?${query}`)).data.map((each: Wire) => each.filename);
    expect(await names('filter[customer_reference][eq]=b')).toEqual(['2.pdf', '1.pdf']);
    expect(await names('filter%5Bcustomer_reference%5D%5Beq%5D=b&sort[]=created_at')).toEqual([
      '1.pdf',
      '2.pdf',
    ]);
    expect(await names('filter[customer_reference][in][]=a&filter[customer_reference][in][]=c')).toEqual([
      '3.pdf',
      '0.pdf',
    ]);
    expect(await names('filter[filename][contains]=1')).toEqual(['1.pdf']);
    expect(await names('filter[created_at][gt]=2026-06-15T17:01:00Z')).toEqual(['3.pdf', '2.pdf']);
    const page = await who('GET', '/documents?page[number]=2&page[size]=3');
    expect([page.data.length, page.meta]).toEqual([
      1,
      { page_number: 2, page_size: 3, total_pages: 2, total_results: 4 },
    ]);
  });

  it('gives a link that needs no key and dies after an hour', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const order = await complete(who);
    const { loa } = (await who('GET', `/porting_orders/${order}`)).data.documents;
    const { url } = (await who('GET', `/documents/${loa}/download_link`)).data;
    const fetched = await fetch(url);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(Buffer.from(pdf()))).toBe(true);
    expect((await fetch(url.replace(/signature=./, 'signature=x'))).status).toBe(403);
    telnyx.control.advance(60 * MINUTE + 1);
    expect((await fetch(url)).status).toBe(403);
    const { searchParams } = new URL(url);
    expect(JSON.stringify(telnyx.control.log())).not.toContain(searchParams.get('signature'));
  });
});

describe('practice Telnyx: documents beside loa and invoice', () => {
  it('links all or none, lists them by type, and unlinks', async () => {
    const telnyx = await site();
    const who = v2(telnyx);
    const id = await draft(who);
    const path = `/porting_orders/${id}/additional_documents`;
    const [csr, other] = [await upload(who, pdf('csr'), 'csr.pdf'), await upload(who, pdf('x'), 'x.pdf')];
    const add = (...additional_documents: readonly unknown[]) =>
      who('POST', path, { json: { additional_documents } });
    expectErrors(
      await add({ document_id: csr, document_type: 'csr' }, { document_id: 'none', document_type: 'other' }),
      422,
      ['10015', '/additional_documents/1/document_id'],
    );
    expectErrors(await add({ document_id: csr, document_type: 'tax' }), 422, [
      '10015',
      '/additional_documents/0/document_type',
    ]);
    expectErrors(await add(), 422, ['10004', '/additional_documents']);
    expect((await who('GET', path)).data).toEqual([]);
    const made = await add(
      { document_id: csr, document_type: 'csr' },
      { document_id: other, document_type: 'other' },
    );
    expect(made.status).toBe(201);
    expect(made.data[0]).toMatchObject({
      document_id: csr,
      document_type: 'csr',
      filename: 'csr.pdf',
      porting_order_id: id,
    });
    const listed = await who('GET', `${path}?filter[document_type][]=other`);
    expect(listed.data.map((each: Wire) => each.document_id)).toEqual([other]);
    expect((await who('DELETE', `${path}/${made.data[0].id}`)).status).toBe(204);
    expect((await who('GET', path)).meta.total_results).toBe(1);
    expectErrors(await who('DELETE', `${path}/${made.data[0].id}`), 404, ['10005']);
  });
});
