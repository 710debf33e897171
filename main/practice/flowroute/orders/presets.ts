import type { JsonObject } from '../../json.ts';
import { type Answer, impossible, notFound } from '../answer.ts';
import { OWNED } from '../seed/spids.ts';
import { type Call, orderOf, wrongStatus } from '../site.ts';
import { type OrderRecord, PRESETS, type Preset, type Presets } from '../world/model.ts';
import { isOver } from '../world/status.ts';

export const NO_PRESETS: Presets = {
  cnam_id: null,
  e911_id: null,
  primary_route_id: null,
  failover_route_id: null,
  alias: null,
};

const isPreset = (word: string): word is Preset => (PRESETS as readonly string[]).includes(word);

/** What is wrong with presets: each must name a thing the account has. */
export function presetFaults(presets: JsonObject): readonly string[] {
  return Object.entries(presets).flatMap(([key, value]) => {
    if (!isPreset(key)) return [`'presets.${key}' is unknown.`];
    if (value === null || (key === 'alias' && typeof value === 'string')) return [];
    const owned = key === 'alias' ? undefined : OWNED[key];
    return owned?.has(String(value)) ? [] : [`'presets.${key}' does not exist on this account.`];
  });
}

/** Presets with the given ones over them; checked before. */
export function withPresets(before: Presets, given: JsonObject): Presets {
  const texts = Object.entries(given).map(([key, value]) => [key, value === null ? null : String(value)]);
  return { ...before, ...Object.fromEntries(texts) };
}

/** Presets can change until an order is over. */
export function checkPresetsOpen(order: OrderRecord): void {
  if (isOver(order.status)) throw wrongStatus(order, 'Changing presets');
}

/** DELETE /portorders/{id}/preset(s)/{type}. 204. */
export function deletePreset(call: Call, id: string, type: string): Answer {
  const order = orderOf(call, id);
  if (!isPreset(type)) throw notFound();
  checkPresetsOpen(order);
  if (order.presets[type] === null) throw impossible(`The preset '${type}' is not set.`);
  const presets = { ...order.presets, [type]: null };
  call.site.store.save({ ...order, presets, modified: call.site.now() });
  return { kind: 'empty', status: 204 };
}
