/** Strips or tiles of a page: where they begin, and how long they are. */
const PLACES = [
  ['t273', 't279'],
  ['t324', 't325'],
] as const;

/** A TIFF is a chain of directories anywhere in the file; a file that was cut short loses its later pages silently. */
export function chainIsWhole(file: Buffer): boolean {
  const little = file.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const long = (at: number) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const seen = new Set<number>();
  for (let at = long(4); at !== 0; ) {
    if (seen.has(at) || at + 2 > file.length) return false;
    seen.add(at);
    const end = at + 2 + short(at) * 12;
    if (end + 4 > file.length) return false;
    at = long(end);
  }
  return true;
}

/** All of a page's pixels lie inside the file. */
export function stripsAreWhole(page: Readonly<Record<string, unknown>>, size: number): boolean {
  return PLACES.every(([offsets, counts]) => {
    const starts = page[offsets];
    const lengths = page[counts];
    if (!Array.isArray(starts) || !Array.isArray(lengths)) return true;
    return starts.every((start, index) => Number(start) + Number(lengths[index] ?? 0) <= size);
  });
}
