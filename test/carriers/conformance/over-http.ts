import type { FaultAction, FaultRule } from '../../../main/practice/http/faults.ts';
import type { LogEntry } from '../../../main/practice/http/log.ts';
import type { LogEntry as StorageEntry } from '../../../main/practice/s3/control.ts';
import type { PracticeS3 } from '../../../main/practice/s3/server.ts';
import type { RunningCarrier, Wire } from './subject.ts';

/** The part of every practice carrier's control that this suite needs. */
interface Control {
  fault(rule: FaultRule): void;
  clearFaults(): void;
  log(): readonly LogEntry[];
}

export const CHANGING = ['PUT', 'POST', 'PATCH', 'DELETE'] as const;

/** Requests that change nothing although their verb says so. */
const ASKS = /\/(api_auth|user_auth|portability|portability_checks|upload_requests|download_links)$/;
const ID = /\/[0-9a-f-]{20,}|\/\d+(?=\/|$)/g;

export function wireOf(url: string, control: Control): Wire {
  return {
    url,
    fault: (rule) => control.fault(rule),
    log: () => control.log(),
  };
}

/** Plants a fault for every verb that changes something. */
export function spoilChanges(wire: Wire, action: FaultAction, times = Number.POSITIVE_INFINITY): void {
  for (const method of CHANGING) wire.fault({ method, action, times });
}

/** What HTTP subjects share. */
export function overHttp(
  url: string,
  control: Control,
  s3?: PracticeS3,
): Pick<RunningCarrier, 'changes' | 'loseAnswer' | 'calm'> & { readonly wire: Wire } {
  const wire = wireOf(url, control);
  return {
    wire,
    changes: () => [...control.log().flatMap(changeIn), ...(s3?.control.log() ?? []).flatMap(storedIn)],
    calm: () => {
      control.clearFaults();
      s3?.control.clearFaults();
    },
    loseAnswer: (after = 0) => {
      for (const method of CHANGING)
        wire.fault({ method, after, path: /^(?!.*(_auth|portability)).*$/, action: { kind: 'lost-answer' } });
    },
  };
}

/** What we put there; what the carrier itself does in its storage has no name of a program. */
function storedIn({ method, status, headers }: StorageEntry): readonly string[] {
  const done = status !== null && status < 300 && method !== 'GET' && method !== 'HEAD';
  return done && headers.includes('user-agent') ? [`${method} storage`] : [];
}

function changeIn({ method, path, executed }: LogEntry): readonly string[] {
  const place = path.replace(/\?.*$/, '').replace(/\/attachments\/.*$/, '/attachments/:name');
  if (!executed || method === 'GET' || method === 'HEAD' || ASKS.test(place)) return [];
  return [`${method} ${place.replaceAll(ID, '/:id')}`];
}
