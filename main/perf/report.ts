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

export interface PerfWatch {
  /** Counts from here: the start itself, which loads modules, is told by the marks. */
  readonly begin: () => void;
  readonly write: () => void;
}

/** Watches main's event loop for a bench that named a file for the report. */
export function watchPerf(path: string): PerfWatch {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  // The histogram counts its own timer's period too.
  const ms = (ns: number) => Math.max(0, ns / NS - RESOLUTION_MS);
  const write = () => {
    delay.disable();
    const report: PerfReport = {
      timeOrigin: performance.timeOrigin,
      marks: marks(),
      eventLoopDelay: { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) },
    };
    writeFileSync(path, JSON.stringify(report, null, 2));
  };
  return { begin: () => void delay.enable(), write };
}
