import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { inspectPdf } from '../../main/pdf/inspect-pdf.ts';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import { drawn, madeKey, sealedBy } from './seal/kit.ts';

async function refusal(bytes: Uint8Array): Promise<Problem | undefined> {
  const failed = await inspectPdf(bytes).then(
    () => undefined,
    (error: { readonly problem?: Problem }) => error.problem,
  );
  return failed;
}

async function withCatalog(change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(await drawn(1));
  change(document);
  return document.save();
}

/** A PNG of which only the head is there: it says its size before anything has to be unpacked. */
function pngHead(width: number, height: number): Buffer {
  const head = Buffer.alloc(64);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(head);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

/** Begins as a JPEG and says its size. */
function jpegHead(width: number, height: number): Buffer {
  const head = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108', 'hex');
  const size = Buffer.alloc(40);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  return Buffer.concat([head, size]);
}

function bare(pages: number): Buffer {
  const tree = `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, n) => `${n + 3} 0 R`).join(' ')}]>>`;
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', tree];
  for (let page = 0; page < pages; page += 1) objects.push('<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>');
  const body = objects.map((object, at) => `${at + 1} 0 obj${object}endobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n%%EOF`);
}

const BAD: Readonly<Record<string, readonly [() => Promise<Uint8Array> | Uint8Array, string]>> = {
  'a PDF of 300 MB': [() => new Uint8Array(300 * 1024 * 1024), 'The file has 300 MB'],
  'something else': [() => Buffer.from('<html>'), 'This is neither a PDF nor'],
  'a PDF with a password': [
    async () => {
      const document = await PDFDocument.load(await drawn(1));
      document.encrypt({ userPassword: 'secret', ownerPassword: 'other' });
      return document.save();
    },
    'This PDF is encrypted',
  ],
  'a damaged PDF': [() => Buffer.from('%PDF-1.7\n1 0 obj\n<<\nxref\n%%EOF'), 'This PDF is damaged'],
  'a PDF of nested arrays': [
    () =>
      Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj\n'), Buffer.alloc(200_000, '['), Buffer.from('\n%%EOF')]),
    'This PDF is damaged',
  ],
  'a PDF without pages': [() => bare(0), 'This PDF has no pages'],
  'a PDF of 5,000 pages': [() => bare(5_000), 'This PDF has 5,000 pages'],
  'a PDF that runs JavaScript when it is opened': [
    () =>
      withCatalog((document) => {
        const action = document.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
        document.catalog.set(PDFName.of('OpenAction'), action);
      }),
    'This PDF runs JavaScript',
  ],
  'a PDF with named JavaScript': [
    () => withCatalog((document) => document.addJavaScript('now', 'app.alert(1)')),
    'This PDF runs JavaScript',
  ],
  'an XFA form': [
    () =>
      withCatalog((document) => {
        const form = document.context.obj({ Fields: [], XFA: PDFString.of('<xdp/>') });
        document.catalog.set(PDFName.of('AcroForm'), form);
      }),
    'This PDF is an XFA form',
  ],
  'a PNG of 20,000 pixels each way': [() => pngHead(20_000, 20_000), 'This PNG has too many pixels'],
  'a JPEG of 20,000 pixels each way': [() => jpegHead(20_000, 20_000), 'This JPEG has too many pixels'],
  'a damaged PNG': [() => pngHead(40, 40), 'This PNG is damaged'],
  'a damaged JPEG': [() => jpegHead(40, 40), 'This JPEG is damaged'],
  'a PDF with a picture of 20,000 pixels each way': [
    () =>
      withCatalog((document) => {
        const stream = document.context.stream(deflateSync(Buffer.alloc(10)), {
          ...{ Type: 'XObject', Subtype: 'Image', Width: 20_000, Height: 20_000 },
          ...{ BitsPerComponent: 8, ColorSpace: 'DeviceGray', Filter: 'FlateDecode' },
        });
        document.getPage(0).node.setXObject(PDFName.of('X'), document.context.register(stream));
      }),
    'This picture has too many pixels',
  ],
};

describe('bad input has its sentence', () => {
  it.each(Object.entries(BAD))('%s', async (_what, [make, said]) => {
    const problem = await refusal(await make());
    expect(problem).toMatchObject({ code: 'file-refused', what: expect.stringContaining(said) });
    expect(problem?.next).toMatch(/^[A-Z].+\.$/);
  });
});

describe('what a PDF says of itself', () => {
  it('pages, fields that somebody fills in, and no seal', async () => {
    const document = await PDFDocument.load(await drawn(2));
    document.getForm().createTextField('Billing.Name').addToPage(document.getPage(0));
    expect(await inspectPdf(await document.save())).toEqual({
      pages: 2,
      formFields: ['Billing.Name'],
      seal: { kind: 'none' },
    });
  });

  it('whose seal it bears; once sealed and now unreadable, it is altered', async () => {
    const sealed = await sealedBy(await madeKey());
    expect(await inspectPdf(sealed)).toMatchObject({ pages: 3, formFields: [], seal: { kind: 'whole' } });
    expect(await inspectPdf(sealed.subarray(0, -400))).toMatchObject({ seal: { kind: 'altered' } });
  });
});
