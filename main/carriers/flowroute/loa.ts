import type { OrderAddress, OrderMove } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { FlowrouteCall } from './api.ts';
import { beforeChange } from './api.ts';
import type { Flowroute } from './flowroute.ts';
import { orderPath } from './flowroute.ts';
import { wireLoa } from './wire.ts';

function noSigner({ access }: Flowroute): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'rejected',
      what: `${access.accountName} does not know who signs Flowroute’s e-LOA: name or title is missing.`,
      next: 'Have the LOA signed here, or enter both with the credentials of the account; then submit again.',
    },
    'no',
  );
}

/**
 * Submits an order: Flowroute's own e-LOA is fetched, signed in the name of whoever signed the port's LOA, else of the
 * agent's company, and given back with nothing else changed (`carriers/telnyx-flowroute-s3.md` §C). The answer is empty
 * or the order; neither is relied on.
 *
 * How a rejected order is submitted again over the API is not documented. Giving the e-LOA back once more is the guess;
 * where it is wrong, Flowroute's refusal says so and the portal is left.
 */
export async function signLoa(
  flowroute: Flowroute,
  address: OrderAddress,
  signer: OrderMove['signer'],
): Promise<void> {
  const { signerName = '', signerTitle = '' } = flowroute.access.credentials.values;
  const { name, title } = signer ?? { name: signerName.trim(), title: signerTitle.trim() };
  if (name === '' || title === '') throw noSigner(flowroute);
  const path = orderPath(address, 'loa');
  const ask: FlowrouteCall = { method: 'GET', path, doing: 'give its e-LOA' };
  const loa = wireLoa.safeParse(await beforeChange(flowroute.api.json(ask)));
  if (!loa.success) throw new CarrierFailure(flowroute.api.notUnderstood(ask).problem, 'no');
  const attributes: Record<string, unknown> = {
    ...loa.data.data.attributes,
    signature_name: name,
    signature_title: title,
  };
  await flowroute.api.json({
    method: 'POST',
    path,
    body: { ...loa.data, data: { ...loa.data.data, attributes } },
    doing: 'take the signed e-LOA',
    secrets: [attributes.provider_account, attributes.pin].filter((text) => typeof text === 'string'),
  });
}
