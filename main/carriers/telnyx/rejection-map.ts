import type { Rejection } from '../../../preload/contract/domain/orders.ts';
import type { RejectionReason } from '../../../preload/contract/domain/rejections.ts';
import { rejectionOf } from '../../../preload/contract/domain/rejections.ts';

/** Telnyx's exception codes (`carriers/telnyx-flowroute-s3.md` §B). The list is open: others are read as `other`. */
const REASONS: ReadonlyMap<string, RejectionReason> = new Map([
  ['ACCOUNT_NUMBER_MISMATCH', 'account-number'],
  ['ACCOUNT_NUMBER_REQUIRED', 'account-number'],
  ['AUTH_PERSON_MISMATCH', 'auth-name'],
  ['BTN_ATN_MISMATCH', 'btn-mismatch'],
  ['DIFFERENT_ACCOUNTS', 'not-on-account'],
  ['DIFFERENT_RATE_CENTERS', 'rate-center'],
  ['ENTITY_NAME_MISMATCH', 'name-mismatch'],
  ['FOC_EXPIRED', 'foc'],
  ['FOC_REJECTED', 'foc'],
  ['ILLEGIBLE_LOA', 'loa-bad'],
  ['LOA_ILLEGIBLE', 'loa-bad'],
  ['LOCATION_MISMATCH', 'address-mismatch'],
  ['LSR_PENDING', 'pending-order'],
  ['MAIN_BTN_PORTING', 'main-btn-porting'],
  ['OSP_IRRESPONSIVE', 'losing-carrier'],
  ['PASSCODE_PIN_INVALID', 'pin'],
  ['PHONE_NUMBER_HAS_SPECIAL_FEATURE', 'special-feature'],
  ['PHONE_NUMBER_MISMATCH', 'not-on-account'],
  ['PHONE_NUMBER_NOT_PORTABLE', 'not-portable'],
  ['PORT_TYPE_INCORRECT', 'service-type'],
  ['PORTING_ORDER_SPLIT_REQUIRED', 'split-required'],
  ['POSTAL_CODE_MISMATCH', 'zip-mismatch'],
  ['RATE_CENTER_NOT_PORTABLE', 'rate-center'],
  ['SV_CONFLICT', 'losing-carrier'],
  ['SV_UNKNOWN_FAILURE', 'losing-carrier'],
]);

/** One detail of an exception, with what a person does about it. Unknown codes keep Telnyx's own words. */
export function rejectionFor(code: string, description: string): Rejection {
  return rejectionOf(REASONS.get(code) ?? 'other', code, description === '' ? code : description);
}
