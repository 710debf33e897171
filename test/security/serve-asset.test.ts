import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { PAGE_POLICY } from '../../main/security/csp.ts';
import { answerAsset } from '../../main/security/serve-asset.ts';

async function site() {
  const folder = await mkdtemp(join(tmpdir(), 'portside-site-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const root = join(folder, 'renderer');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(root, 'index.html'), '<p>Portside</p>');
  await writeFile(join(folder, 'key.json'), 'CANARY');
  return (url: string) => answerAsset({ url, method: 'GET' }, root);
}

it('serves a file with its type and policy', async () => {
  const get = await site();
  const answer = await get('app://portside/index.html');
  expect([answer.statusCode, answer.data.toString()]).toEqual([200, '<p>Portside</p>']);
  expect(answer.headers?.['content-security-policy']).toBe(PAGE_POLICY);
  expect(answer.headers?.['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers?.['x-content-type-options']).toBe('nosniff');
});

it('gives nothing for what is not there, not a file or not ours', async () => {
  const get = await site();
  for (const path of [
    'missing.js',
    'assets',
    'assets.html/',
    '../key.json',
    '%2e%2e/key.json',
    '..%5ckey.json',
  ]) {
    const answer = await get(`app://portside/${path}`);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.data.length).toBe(0);
  }
});
