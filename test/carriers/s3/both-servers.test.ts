import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { provideCeph } from '../../runtime/ceph.ts';
import { postCases } from './post-cases.ts';
import { putCases } from './put-cases.ts';
import { practiceS3, type Running, rgw } from './servers.ts';
import { provideBotocore, signerCases } from './signer-cases.ts';

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
/** Why there is none here; undefined when it is there, installed just now if need be. */
const noCeph = await provideCeph().then(() => undefined, said);
const noBotocore = await provideBotocore().then(() => undefined, said);
const passed = new Map<string, number>();

function casesOn(name: string, start: () => Promise<Running>): void {
  describe(name, () => {
    let server: Running | undefined;
    beforeAll(async () => {
      server = await start();
    }, 150_000);
    afterAll(() => server?.close());
    afterEach(({ task }) => {
      if (task.result?.state !== 'fail') passed.set(name, (passed.get(name) ?? 0) + 1);
    });
    const running = () => {
      if (server === undefined) throw new Error(`${name} did not start`);
      return server;
    };
    putCases(running);
    postCases(running);
    if (noBotocore === undefined) signerCases(running);
  });
}

function leftOut(name: string, reason: string): void {
  it(`${name} is left out`, ({ task, skip }) => {
    Object.assign(task.meta, { reason });
    skip(reason);
  });
}

casesOn('practice S3', practiceS3);
if (noCeph === undefined) casesOn('Ceph RGW', rgw);
else leftOut('Ceph RGW', noCeph);
if (noBotocore !== undefined) leftOut('the second signer', noBotocore);

it('the same cases passed on each storage', ({ task }) => {
  const counts = [...passed.values()];
  const note = [...passed].map(([name, count]) => `${count} cases on ${name}`).join(', ');
  Object.assign(task.meta, { note: `S3: ${note}` });
  process.stdout.write(`S3: ${note}\n`);
  expect(Math.min(...counts)).toBeGreaterThan(50);
  expect(new Set(counts).size).toBe(1);
});
