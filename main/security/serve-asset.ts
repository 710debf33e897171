import { readFile } from 'node:fs/promises';
import { assetPath } from './asset-path.ts';
import { policyFor } from './csp.ts';

/** Answers one request for a file of the app: the bytes with their type and policy, or a bare status. */
export async function answerAsset(
  request: { readonly url: string; readonly method: string },
  root: string,
): Promise<Response> {
  const asset = assetPath(request, root);
  if (!asset.ok) return new Response(null, { status: asset.status });
  const bytes = await readFile(asset.path).catch(() => undefined);
  if (bytes === undefined) return new Response(null, { status: 404 });
  return new Response(bytes, {
    // No cross-origin-opener-policy: nothing opens this page nor is opened by it, and Chromium would start a second
    // process to obey.
    headers: {
      'content-type': asset.mediaType,
      'content-security-policy': policyFor(asset.path),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}
