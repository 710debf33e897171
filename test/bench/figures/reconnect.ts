import { setTimeout as sleep } from 'node:timers/promises';
import { createClock } from '../../../main/boot/clock.ts';
import { watchLink } from '../../../main/boot/link.ts';
import { openEngine, until } from '../engine.ts';
import { type Figure, median, quantile } from '../report.ts';

const ROUNDS = 20;

/** From a link that is up again to the first request at the carrier, the system's link being all that tells us. */
export async function reconnectFigure(): Promise<Figure> {
  const engine = await openEngine({});
  let isUp = true;
  const unwatch = watchLink(createClock(), () => isUp, engine.core.networkBack);
  try {
    await engine.connect();
    const ours: number[] = [];
    const plain: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await engine.link.unplug();
      isUp = false;
      // Long enough to be seen, and at any moment between two looks.
      await sleep(1_200 + 200 * (round / ROUNDS));
      await engine.core.handlers['sync.now'](undefined);
      await until(async () => (await engine.account())?.phase === 'offline', 5);
      engine.kazoo.control.clearLog();
      await engine.link.plug();
      isUp = true;
      const begun = performance.now();
      await until(() => engine.kazoo.control.log().length > 0, 1);
      ours.push(performance.now() - begun);
      await until(async () => (await engine.account())?.phase === 'idle', 5);
      const asked = performance.now();
      await (await fetch(`${engine.link.url}/v2/port_requests`)).arrayBuffer();
      plain.push(performance.now() - asked);
    }
    return {
      name: 'link up to the first request at the carrier, p95',
      measured: quantile(ours, 0.95),
      floor: median(plain),
      unit: 'ms',
      rule: 'value',
      aim: 300,
      note: `median ${median(ours).toFixed(0)} ms of ${ROUNDS}, the system's link looked at every 200 ms while it is down; a plain request takes ${median(plain).toFixed(1)} ms`,
    };
  } finally {
    unwatch();
    await engine.close();
  }
}
