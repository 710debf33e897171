import type { JsonObject } from '../../json.ts';
import type { Answer } from '../answer.ts';
import { type Call, seesPrivate } from '../site.ts';
import type { PortRecord } from '../world/model.ts';
import { publicFields, readOnlyOf } from '../world/render.ts';

interface Shape {
  readonly status?: 200 | 201;
  /** More for `_read_only`, such as `deleted`. */
  readonly readOnly?: JsonObject;
  /** Comments are not filtered for the caller (answers of attachment writes). */
  readonly unfiltered?: boolean;
  /** Kazoo 5 keeps `_read_only` in the data here, beside the envelope's copy. */
  readonly both?: boolean;
}

/** One port as the answer of a read, an edit or a move, in the shape of the site's generation. */
export function portAnswer(call: Call, port: PortRecord, shape: Shape = {}): Answer {
  const readOnly = { ...readOnlyOf(call.site.store, port), ...shape.readOnly };
  const fields = publicFields(port, shape.unfiltered === true || seesPrivate(call, port));
  const five = call.site.switches.answers === '5';
  return {
    kind: 'data',
    status: shape.status ?? 200,
    revision: port.revision,
    data: five && !shape.both ? fields : { ...fields, _read_only: readOnly },
    ...(five ? { metadata: readOnly } : {}),
  };
}
