import { expect, it } from 'vitest';
import { asSeenNow } from '../../../main/core/documents/replaced.ts';
import type { DeliverBody, Mutation } from '../../../main/core/interfaces/mutation.ts';

const entry = { accountId: 'a', remoteId: 'r' } as Mutation;
const body: DeliverBody = {
  kind: 'deliver',
  deliveryId: 'd',
  fileName: 'bill.pdf',
  size: 3_072,
  replaces: 'old.pdf',
  replaced: { size: 10 },
};

it('a replacement that is sent again is told in the outbox as before, and replaces what is there now', () => {
  const holding = (name: string) =>
    ({
      orders: [{ accountId: 'a', remoteId: 'r', documents: [{ name, size: 20 }] }],
    }) as unknown as Parameters<typeof asSeenNow>[0];
  expect(asSeenNow(holding('old.pdf'), entry, body)).toEqual({ ...body, replaced: { size: 20 } });
  const { replaces: _, replaced: __, ...beside } = body;
  expect(asSeenNow(holding('other.pdf'), entry, body)).toEqual(beside);
});
