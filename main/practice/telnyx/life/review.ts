import type { Order } from '../world/model.ts';

/** A PIN with which an agent can try what a losing carrier's refusal looks like. */
const WRONG_PIN = '0000';

/**
 * What the losing carrier finds wrong with an order when it looks at it, as exception codes; empty when it
 * confirms. ACCOUNT_NUMBER_REQUIRED is one of the codes outside Telnyx's published list.
 */
export function findings({ admin, focRequested }: Order, at: number): readonly string[] {
  return [
    ...((admin.account_number ?? '') === '' ? ['ACCOUNT_NUMBER_REQUIRED'] : []),
    ...(admin.pin_passcode === WRONG_PIN ? ['PASSCODE_PIN_INVALID'] : []),
    ...(focRequested !== null && focRequested < at ? ['FOC_EXPIRED'] : []),
  ];
}
