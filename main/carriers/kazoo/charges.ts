import { z } from 'zod';
import type { Charges } from '../../../preload/contract/domain/problem.ts';

/** What a 402 asks to be accepted (`carriers/kazoo.md` §3): an array of invoices, or the old object. */
const amount = z.number().catch(0);
const line = z.looseObject({
  name: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  item: z.string().optional().catch(undefined),
  quantity: z.number().catch(1),
  rate: z.number().optional().catch(undefined),
  total: z.number().optional().catch(undefined),
  amount: z.number().optional().catch(undefined),
});
type Line = z.infer<typeof line>;

const lines = z.array(line).catch([]);
const invoice = z.looseObject({
  activation_charges: lines,
  items: lines,
  summary: z.looseObject({ today: amount, recurring: amount }).optional().catch(undefined),
  currency: z.string().optional().catch(undefined),
});
const invoices = z.array(invoice);
const oldCharges = z.looseObject({
  activation_charges: amount,
  number_services: z.record(z.string(), z.looseObject({ activation_charges: amount })).catch({}),
});

const CURRENCY = 'USD';

function itemOf(one: Line): Charges['items'][number] {
  const words = [one.category, one.item].filter((word) => word !== undefined).join(' ');
  return {
    label: one.name ?? (words.replaceAll('_', ' ') || 'Charge'),
    quantity: one.quantity,
    amount: one.total ?? one.amount ?? (one.rate ?? 0) * one.quantity,
  };
}

function hasCharges(data: unknown): boolean {
  return (
    typeof data === 'object' && data !== null && ('activation_charges' in data || 'number_services' in data)
  );
}

/** The charges in `data` of a 402; `undefined` when it holds none that we understand. */
export function chargesOf(data: unknown): Charges | undefined {
  const many = invoices.safeParse(data);
  if (many.success) {
    const items = many.data.flatMap((one) => [...one.activation_charges, ...one.items].map(itemOf));
    const sum = (pick: (one: z.infer<typeof invoice>) => number) =>
      many.data.reduce((total, one) => total + pick(one), 0);
    return {
      currency: many.data.find((one) => one.currency !== undefined)?.currency ?? CURRENCY,
      today: sum((one) => one.summary?.today ?? 0),
      recurring: sum((one) => one.summary?.recurring ?? 0),
      items,
    };
  }
  const old = oldCharges.safeParse(data);
  if (!old.success || !hasCharges(data)) return undefined;
  const items = Object.entries(old.data.number_services).map(([service, { activation_charges }]) => ({
    label: `${service} activation`,
    quantity: 1,
    amount: activation_charges,
  }));
  return { currency: CURRENCY, today: old.data.activation_charges, recurring: 0, items };
}
