/** Characters that some system allows in no file name, and what steers texts or terminals. */
const UNSAFE = /[\p{Cc}\p{Cf}<>:"/\\|?*]/gu;
const LONGEST = 80;

/** A part of a path that every system takes. */
function safe(text: string): string {
  const clean = text
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST)
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return clean === '' ? 'Unnamed' : clean;
}

/** `files/<port request>/<file>`, with a number where that is taken; upper and lower case count as the same. */
export function freePath(taken: Set<string>, portRequest: string, fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  const end = dot > 0 ? safe(fileName.slice(dot + 1)) : '';
  const begin = safe(dot > 0 ? fileName.slice(0, dot) : fileName);
  const folder = `files/${safe(portRequest)}`;
  for (let n = 1; ; n += 1) {
    const path = `${folder}/${begin}${n === 1 ? '' : ` (${n})`}${end === '' ? '' : `.${end}`}`;
    const key = path.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return path;
  }
}
