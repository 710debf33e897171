import type { MediaType } from '../../preload/contract/domain/documents.ts';

const ENDINGS: Readonly<Record<MediaType, readonly [usual: string, ...others: readonly string[]]>> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/tiff': ['.tif', '.tiff'],
  'image/heic': ['.heic', '.heif'],
};
const LONGEST = 80;

/**
 * A plain ASCII name without folders, with the ending of its type: `Löa of 7/1.PDF` becomes `1.pdf`. It lands in the
 * key of the stored file and comes back in `Location`, where a `+` or a space could not be told apart
 * (`carriers/telnyx-flowroute-s3.md` §D rules 3 and 5).
 */
export function plainFileName(name: string, mediaType: MediaType): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const plain = base
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .toLowerCase();
  const endings = ENDINGS[mediaType];
  const ending = endings.find((each) => plain.endsWith(each)) ?? '';
  const stem = plain
    .slice(0, plain.length - ending.length)
    .replace(/^[.-]+/, '')
    .slice(0, LONGEST)
    .replace(/[.-]+$/, '');
  return `${stem === '' ? 'document' : stem}${ending === '' ? endings[0] : ending}`;
}
