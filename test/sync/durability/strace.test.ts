import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLES } from '../../runtime/threads.ts';
import { begin, here, need } from './tools.ts';

const ACTS = 4;
const CALLS = 'fsync,fdatasync,write,writev,sendto,sendmsg';

/** What the traced desk did, in order. */
type Step =
  | { readonly kind: 'mark'; readonly what: 'act' | 'kept' | 'sent'; readonly n: number }
  | { readonly kind: 'sync' }
  | { readonly kind: 'create' };

/** `weaken.ts` changes one module. */
const MODULE_BY_MODULE = { [BUNDLES]: '' };

beforeAll(() => need({ strace: 'strace' }), 600_000);

async function traced(...flags: readonly string[]): Promise<readonly Step[]> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-strace-'));
  const file = join(folder, 'trace');
  try {
    const options = ['-f', '-y', '-s', '120', '-e', `trace=${CALLS}`, '-o', file];
    const desk = [process.execPath, ...flags, here('act-child.ts'), String(ACTS)];
    const { code, output } = await begin('strace', [...options, ...desk], MODULE_BY_MODULE).ended;
    if (code !== 0) throw new Error(`the traced desk ended with ${code}:\n${output}`);
    return stepsOf(await readFile(file, 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A call counts where it began; what another thread does in its middle stands on lines of its own. */
function stepsOf(trace: string): readonly Step[] {
  const steps: Step[] = [];
  for (const line of trace.split('\n')) {
    const mark = /MARK (act|kept|sent) (\d+)/.exec(line);
    if (mark) steps.push({ kind: 'mark', what: mark[1] as 'act', n: Number(mark[2]) });
    else if (/f(?:data)?sync\(\d+<[^>]*ledger\.db-wal>/.test(line)) steps.push({ kind: 'sync' });
    else if (/"PUT \/v2\/accounts\/[^" ]*\/port_requests /.test(line)) steps.push({ kind: 'create' });
  }
  return steps;
}

/** How often the ledger was on the disk from the start of an act until it was kept, and until its request left. */
function syncsOf(steps: readonly Step[], n: number) {
  const at = (what: 'act' | 'kept') =>
    steps.findIndex((step) => step.kind === 'mark' && step.what === what && step.n === n);
  const begun = at('act');
  const request = steps.findIndex((step, index) => step.kind === 'create' && index > begun);
  const count = (end: number) => steps.slice(begun, end).filter(({ kind }) => kind === 'sync').length;
  return { kept: count(at('kept')), left: count(request) };
}

const each = Array.from({ length: ACTS }, (_, n) => n + 1);

describe('the disk, as the system calls tell', () => {
  it('has every act before the agent is told, and every attempt before its request leaves', async () => {
    const steps = await traced();
    for (const n of each) {
      const { kept, left } = syncsOf(steps, n);
      expect(kept, `act ${n}`).toBeGreaterThanOrEqual(1);
      expect(left, `the attempt of act ${n}`).toBeGreaterThanOrEqual(2);
    }
  }, 120_000);

  it('has not with a connection at NORMAL: this check finds it', async () => {
    const steps = await traced('--import', here('weaken.ts'));
    // The first commit in a new WAL waits for the disk in any case.
    expect(each.slice(1).map((n) => syncsOf(steps, n).kept)).toEqual(each.slice(1).map(() => 0));
  }, 120_000);
});
