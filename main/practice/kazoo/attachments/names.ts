const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/x-pdf': 'pdf',
  'application/octet-stream': 'bin',
  'text/plain': 'txt',
};

/** The media type of a Content-Type header, without parameters. */
export const mediaType = (header: string | undefined): string =>
  (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** True for the four content types that attachments may be sent as; anything else is a 415. */
export const isAcceptedType = (type: string): boolean => type in EXTENSIONS;

/**
 * The name an attachment is stored under: an extension is added only when there is none, and ASCII
 * spaces are taken out (carriers/kazoo.md §4). `now` in Gregorian seconds names the nameless.
 */
export function storedName(filename: string | null, type: string, now: number): string {
  const base = filename === null || filename === '' ? `uploaded_file_${now}` : filename;
  const named = /[^.]\.[^.]+$/.test(base) ? base : `${base}.${EXTENSIONS[type] ?? 'bin'}`;
  return named.replaceAll(' ', '');
}

/** True when an Accept header allows `type`. No header allows everything. */
export function accepts(header: string | undefined, types: readonly string[]): boolean {
  if (header === undefined || header.trim() === '') return true;
  return header.split(',').some((range) => {
    const wanted = mediaType(range);
    return wanted === '*/*' || types.some((type) => wanted === type || wanted === `${type.split('/')[0]}/*`);
  });
}
