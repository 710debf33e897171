import { randomUUID } from 'node:crypto';
import { ACCOUNT_NUMBER } from '../seed/credentials.ts';

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  csv: 'text/csv',
  txt: 'text/plain',
};

/** The last part of a path or URL. */
export const baseName = (path: string): string => path.split(/[/\\]/).at(-1) ?? '';

/** The content type that the extension of a name stands for: it is signed into the upload URL. */
export function typeOf(name: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return TYPES[extension] ?? 'binary/octet-stream';
}

/** Where a paper of an order goes: account, order, a UUID, its name. */
export const keyFor = (orderId: string, name: string): string =>
  `${ACCOUNT_NUMBER}/${orderId}/${randomUUID()}/${name}`;
