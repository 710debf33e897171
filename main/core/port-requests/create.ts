import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { AccountBook, Carriers, Random } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Outbox } from '../sync/enqueue.ts';
import { adapterOf } from './load.ts';
import { ownFields } from './own-fields.ts';
import { fieldProblems, tidyFields } from './texts.ts';

/** Drafts a port request. It is on disk when this resolves, and is sent as soon as the carrier can be reached. */
export async function createPortRequest(
  parts: {
    readonly accounts: AccountBook;
    readonly carriers: Carriers;
    readonly outbox: Outbox;
    readonly random: Random;
  },
  input: ChannelInput<'portRequests.create'>,
): Promise<{ readonly id: string }> {
  const account = parts.accounts.list().find(({ id }) => id === input.accountId);
  if (!account) throw refuse('not-found', 'This account is no longer here.', 'Choose another account.');
  const fields = tidyFields(input.fields);
  const problems = {
    ...(fields.name === undefined && { name: 'Give the port a name, such as the customer’s.' }),
    ...fieldProblems(fields),
  };
  if (Object.keys(problems).length > 0) {
    throw refuse(
      'rejected',
      'The port request was not saved: some fields need a look.',
      'Correct the marked fields and save again.',
      problems,
    );
  }
  const id = parts.random.uuid();
  const adapter = adapterOf(parts.carriers, account.carrier);
  const body = {
    kind: 'create' as const,
    ...(adapter.capabilities.tracks && { tracks: true as const }),
    fields,
    numbers: [...new Set(input.numbers)],
    ...(input.subAccountId !== undefined && { subAccountId: input.subAccountId }),
    ...(input.acceptCharges !== undefined && { acceptCharges: input.acceptCharges }),
  };
  const target = { accountId: account.id, carrier: account.carrier };
  const own = { id, fields: ownFields(fields, [adapter]) };
  await parts.outbox.add([parts.outbox.entry(id, target, body)], { own });
  return { id };
}
