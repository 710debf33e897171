import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Payload } from '../../../main/core/interfaces/carrier.ts';
import type { DocumentKind, MediaType } from '../../../preload/contract/domain/documents.ts';
import type { FieldName } from '../../../preload/contract/domain/fields.ts';

/** Secrets that no sentence may repeat. */
export const ACCOUNT_NUMBER = 'ACCT-5512-CANARY';
export const PIN = 'CANARY7741';

/** What a draft has in every field but the requested date, which some carriers take only inside their windows. */
export const FIELDS: Readonly<Record<Exclude<FieldName, 'requestedDate'>, string>> = {
  name: 'Mill Street',
  reference: 'PO-77',
  portType: 'Full',
  billingName: 'Juniper Street Dental',
  accountNumber: ACCOUNT_NUMBER,
  pin: PIN,
  btn: '+15025550100',
  newBtn: '+15025550101',
  usage: 'Business',
  streetNumber: '1200',
  streetPreDirection: 'N',
  street: 'Mill',
  streetType: 'Street',
  streetPostDirection: 'SW',
  unit: 'Suite 4',
  city: 'Louisville',
  region: 'KY',
  postalCode: '40202',
  losingCarrier: 'Cascade Telephone',
  winningCarrier: 'Harborline',
  signee: 'Ines Okafor',
  signingDate: '2026-11-20',
  notify: 'ines@example.com, farida@example.com',
};

/** Another text for each of them. */
export const OTHERS: typeof FIELDS = {
  name: 'Alder Lane',
  reference: 'PO-78',
  portType: 'Partial',
  billingName: 'Cedar Grove Bakery',
  accountNumber: 'ACCT-6613-CANARY',
  pin: 'CANARY8852',
  btn: '+15025550110',
  newBtn: '+15025550111',
  usage: 'Residential',
  streetNumber: '77',
  streetPreDirection: 'S',
  street: 'Alder',
  streetType: 'Lane',
  streetPostDirection: 'NE',
  unit: 'Floor 9',
  city: 'Lexington',
  region: 'OH',
  postalCode: '40502',
  losingCarrier: 'Bluegrass Telecom',
  winningCarrier: 'Harborline South',
  signee: 'Maya Ferreira',
  signingDate: '2026-11-21',
  notify: 'maya@example.com',
};

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** One grey pixel. */
function png(): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixel = deflateSync(Buffer.from([0, 0x80]));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixel),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const scan = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/files', name));

/** A whole file of this type. */
export const FILES: Readonly<Record<MediaType, () => Buffer>> = {
  'application/pdf': () => Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n'),
  'image/jpeg': () => scan('bill-photo.jpg'),
  'image/png': png,
  'image/tiff': () => scan('scan.tif'),
  'image/heic': () => scan('photo.heic'),
};

const ENDINGS: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'image/heic': 'heic',
};

let pages = 0;

/** One that no vault holds yet: what has the same bytes is the same document. */
function newPdf(): Buffer {
  pages += 1;
  return Buffer.from(`%PDF-1.4\n% page ${pages}\n%%EOF\n`);
}

/** A document as the vault gives it out. */
export function paper(
  kind: DocumentKind = 'invoice',
  mediaType: MediaType = 'application/pdf',
  bytes: Uint8Array = mediaType === 'application/pdf' ? newPdf() : FILES[mediaType](),
): Payload {
  return {
    name: `Année (May).${ENDINGS[mediaType]}`,
    kind,
    mediaType,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: async function* () {
      const half = Math.ceil(bytes.length / 2);
      yield bytes.subarray(0, half);
      yield bytes.subarray(half);
    },
  };
}

/** One too long for a single piece on the way. */
export const longPaper = (): Payload =>
  paper('invoice', 'application/pdf', Buffer.from(`%PDF-1.4\n${'% a page\n'.repeat(100_000)}%%EOF\n`));
