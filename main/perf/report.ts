import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { marks } from './marks.ts';

/** What a bench reads of one run. Times in milliseconds. */
export interface PerfReport {
  /** Since 1970, when this process began. */
  readonly timeOrigin: number;
  readonly marks: Readonly<Record<string, number>>;
  readonly eventLoopDelay: { readonly p50: number; readonly p99: number; readonly max: number };
}

const RESOLUTION_MS = 5;
const NS = 1e6;

/** Watches main's event loop from now on; the returned function writes the report to `path`. */
export function watchPerf(path: string): () => void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // The histogram counts its own timer's period too.
  const ms = (ns: number) => Math.max(0, ns / NS - RESOLUTION_MS);
  return () => {
    delay.disable();
    const report: PerfReport = {
      timeOrigin: performance.timeOrigin,
      marks: marks(),
      eventLoopDelay: { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) },
    };
    writeFileSync(path, JSON.stringify(report, null, 2));
  };
}
