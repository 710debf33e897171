import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';
import type { PlacementQuestion } from '../../core/interfaces/carrier.ts';

/** What Telnyx compares with the losing carrier's record, field by field (`carriers/telnyx-flowroute-s3.md` §B, §F). */
const FIELDS_NEEDED: readonly (readonly [FieldName, string])[] = [
  ['billingName', 'Telnyx needs the name of the customer exactly as the losing carrier has it.'],
  ['signee', 'Telnyx needs the name of the person who authorises the port.'],
  ['accountNumber', 'Telnyx needs the account number at the losing carrier.'],
  ['btn', 'Telnyx needs the billing number of that account.'],
  ['street', 'Telnyx needs the service address: street.'],
  ['city', 'Telnyx needs the service address: city.'],
  ['region', 'Telnyx needs the service address: state.'],
  ['postalCode', 'Telnyx needs the service address: ZIP.'],
];

/** What Telnyx needs of a port request, and whether it is there. A draft can be opened with numbers alone. */
export function requirementsOf({ fields, numbers }: PlacementQuestion): readonly Requirement[] {
  const has = (field: FieldName) => (fields[field]?.trim() ?? '') !== '';
  const field = (name: FieldName, what: string): Requirement => ({
    about: { kind: 'field', field: name },
    by: 'submit',
    met: has(name),
    what,
  });
  return [
    {
      about: { kind: 'numbers' },
      by: 'create',
      met: numbers.length > 0,
      what: 'Telnyx opens an order with its numbers; none can be added later.',
    },
    ...FIELDS_NEEDED.map(([name, what]) => field(name, what)),
    ...newBtn(fields.portType === 'Partial', field),
  ];
}

/** Numbers that stay need a billing number of their own. */
function newBtn(
  partial: boolean,
  field: (name: FieldName, what: string) => Requirement,
): readonly Requirement[] {
  return partial ? [field('newBtn', 'Telnyx needs a new BTN for the numbers that stay.')] : [];
}
