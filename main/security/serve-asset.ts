import { readFile } from 'node:fs/promises';
import type { ProtocolResponse } from 'electron';
import { assetPath } from './asset-path.ts';
import { policyFor } from './csp.ts';

/** A bare status, or the bytes of a file with their type and policy. */
export interface AssetResponse extends ProtocolResponse {
  readonly statusCode: number;
  readonly data: Buffer;
  readonly headers?: Record<string, string>;
}

const bare = (statusCode: number): AssetResponse => ({ statusCode, data: Buffer.alloc(0) });

/** Answers one request for a file of the app under `root`. */
export async function answerAsset(
  request: { readonly url: string; readonly method: string },
  root: string,
): Promise<AssetResponse> {
  const asset = assetPath(request, root);
  if (!asset.ok) return bare(asset.status);
  const data = await readFile(asset.path).catch(() => undefined);
  if (data === undefined) return bare(404);
  return {
    statusCode: 200,
    data,
    // No cross-origin-opener-policy: nothing opens this page nor is opened by it, and Chromium would start a second
    // process to obey.
    headers: {
      'content-type': asset.mediaType,
      'content-security-policy': policyFor(asset.path),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  };
}
