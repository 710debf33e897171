import type { ReasonChoice } from '../../../preload/contract/domain/moves.ts';

/** The 13 reasons for which losing carriers reject a port, as Kazoo's agents know them (`carriers/kazoo.md` §7). */
export const REJECT_REASONS: readonly ReasonChoice[] = [
  {
    id: 'type-of-service',
    label: 'Type of service',
    text: 'The type of service of at least one number can not be ported.',
  },
  {
    id: 'not-portable',
    label: 'Number not portable',
    text: 'At least one telephone number is not portable.',
  },
  {
    id: 'porting-btn',
    label: 'BTN is being ported',
    text: 'The billing telephone number is among the ported numbers: name a new BTN for the numbers that stay.',
  },
  { id: 'pin', label: 'PIN', text: 'The PIN is missing or not valid.' },
  { id: 'account-number-invalid', label: 'Account number invalid', text: 'The account number is not valid.' },
  {
    id: 'account-number-required',
    label: 'Account number required',
    text: 'The losing carrier requires the account number.',
  },
  {
    id: 'authorized-name',
    label: 'Authorized name',
    text: 'The name of the authorized person is missing or not the one on record.',
  },
  {
    id: 'name-mismatch',
    label: 'Name mismatch',
    text: 'The customer name does not match the record of the losing carrier.',
  },
  {
    id: 'freeze',
    label: 'Port freeze',
    text: 'The account has a port freeze: the customer must have it lifted.',
  },
  {
    id: 'btn-mismatch',
    label: 'BTN mismatch',
    text: 'The BTN or account telephone number does not match the record of the losing carrier.',
  },
  {
    id: 'pending-order',
    label: 'Pending order',
    text: 'Another order is pending on the account: it must be completed or canceled first.',
  },
  { id: 'disconnected', label: 'Disconnected', text: 'At least one telephone number is disconnected.' },
  {
    id: 'address-mismatch',
    label: 'Address mismatch',
    text: 'The service address does not match the record of the losing carrier.',
  },
];
