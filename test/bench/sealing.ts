import { sign } from 'node:crypto';
import { openPress } from '../../main/boot/press.ts';
import { sealFacts } from '../../main/pdf/seal/seal-facts.ts';
import { makeSelfSigned } from '../../main/pdf/seal/self-signed.ts';
import { content, evidence, localNumbers, signedBy } from '../pdf/loa/contents.ts';
import { type Figure, median, quantile } from './report.ts';

const ROUNDS = 60;
const WARM_UP = 3;

/** From the signature to the sealed LOA, through the thread as in the app, against the key's bare signature. */
export async function sealingFigure(numbers: number, aimMs: number): Promise<Figure> {
  const key = await makeSelfSigned('Bench', Date.now());
  const press = openPress({
    url: new URL('../../main/boot/press-worker.ts', import.meta.url),
    secretFor: async () => ({ source: 'made-here', ...key }),
    timestampUrl: () => undefined,
    now: Date.now,
  });
  try {
    const loa = content({ numbers: localNumbers(numbers) });
    const [times, floors]: [number[], number[]] = [[], []];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const began = performance.now();
      const { bytes } = await press.seal(loa, {}, signedBy, evidence);
      const sealed = performance.now();
      sign('sha256', bytes, { key: Buffer.from(key.privateKey), format: 'der', type: 'pkcs8' });
      const signed = performance.now();
      if (sealFacts(bytes).kind !== 'whole') throw new Error('A seal did not hold.');
      if (round < WARM_UP) continue;
      times.push(sealed - began);
      floors.push(signed - sealed);
    }
    return {
      name: `LOA of ${numbers} ${numbers === 1 ? 'number' : 'numbers'} drawn, signed and sealed, p95`,
      measured: quantile(times, 0.95),
      floor: median(floors),
      unit: 'ms',
      rule: 'value',
      aim: aimMs,
      note: `median ${Math.round(median(times))} ms of ${ROUNDS}; the bare RSA-3072 signature takes ${median(floors).toFixed(1)} ms`,
    };
  } finally {
    await press.close();
  }
}
