import { isAbsolute, join, relative, sep } from 'node:path';
import { mediaTypeOf } from './media-types.ts';
import { isOwnUrl } from './origin.ts';

export type AssetAnswer =
  | { readonly ok: true; readonly path: string; readonly mediaType: string }
  | { readonly ok: false; readonly status: 400 | 403 | 404 | 405 };

function refused(status: 400 | 403 | 404 | 405): AssetAnswer {
  return { ok: false, status };
}

/** Path of a URL as it was written. `new URL` would fold `..` away before anyone could refuse it. */
function writtenPath(url: string): string {
  const afterScheme = url.slice(url.indexOf('://') + 3);
  const slash = afterScheme.indexOf('/');
  return slash < 0 ? '' : (afterScheme.slice(slash).split(/[?#]/, 1)[0] ?? '');
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const isHostile = (path: string) => /[\\\0:%]/.test(path) || path.split('/').includes('..');

/**
 * Which file under `root` a request asks for: GET only, our host exactly, decoded once, nothing that could climb out
 * (`style.md` §3 row 2). A percent sign that is left after decoding was encoded twice and is refused.
 */
export function assetPath(
  request: { readonly url: string; readonly method: string },
  root: string,
): AssetAnswer {
  if (request.method !== 'GET') return refused(405);
  if (!isOwnUrl(request.url)) return refused(403);
  const decoded = decodeOnce(writtenPath(request.url));
  if (decoded === undefined) return refused(400);
  if (isHostile(decoded)) return refused(403);
  const path = join(root, decoded);
  const inside = relative(root, path);
  if (inside === '' || isAbsolute(inside) || inside.split(sep)[0] === '..') return refused(404);
  const mediaType = mediaTypeOf(path);
  return mediaType === undefined ? refused(404) : { ok: true, path, mediaType };
}
