import { type Answer, data } from '../answer.ts';
import type { StatusDetail } from '../world/model.ts';

/** The exception types of carriers/telnyx-flowroute-s3.md §B, in this project's own words. */
const TYPES: Readonly<Record<string, string>> = {
  ACCOUNT_NUMBER_MISMATCH: 'Account number does not match that on the CSR',
  AUTH_PERSON_MISMATCH: 'Authorized person does not match that on the CSR',
  BTN_ATN_MISMATCH: 'Billing or account telephone number does not match that on the CSR',
  ENTITY_NAME_MISMATCH: 'Entity name does not match that on the CSR',
  FOC_EXPIRED: 'The FOC date has passed',
  FOC_REJECTED: 'The losing carrier rejected the FOC date',
  LOCATION_MISMATCH: 'Service address does not match that on the CSR',
  LSR_PENDING: 'There is a pending order on the account',
  MAIN_BTN_PORTING: 'The main billing number is porting; a new one is needed for what remains',
  OSP_IRRESPONSIVE: 'The losing carrier does not answer',
  OTHER: 'See the comments',
  PASSCODE_PIN_INVALID: 'Passcode or PIN is missing or not valid',
  PHONE_NUMBER_HAS_SPECIAL_FEATURE: 'A number has a feature that must be removed first',
  PHONE_NUMBER_MISMATCH: 'A number is not on the account',
  PHONE_NUMBER_NOT_PORTABLE: 'A number cannot be ported',
  PORT_TYPE_INCORRECT: 'Full or partial port is not right for this account',
  PORTING_ORDER_SPLIT_REQUIRED: 'The numbers must be on more than one order',
  POSTAL_CODE_MISMATCH: 'Postal code does not match that on the CSR',
  RATE_CENTER_NOT_PORTABLE: 'The rate center cannot be served',
  SV_CONFLICT: 'The losing carrier holds the numbers in conflict',
  SV_UNKNOWN_FAILURE: 'The registry reports a failure',
};

/** A code with its words. Codes outside the list are allowed: the list is open. */
export const detailOf = (code: string): StatusDetail => ({
  code,
  description: TYPES[code] ?? code.toLowerCase().replaceAll('_', ' '),
});

/** GET /porting_orders/exception_types. */
export const listExceptionTypes = (): Answer =>
  data(
    200,
    Object.entries(TYPES).map(([code, description]) => ({ code, description })),
  );
