import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';
import type { PlacementQuestion } from '../../core/interfaces/carrier.ts';

/** Kazoo itself insists on a name and numbers only (`carriers/kazoo.md` §1); the losing carrier wants the rest. */
export function requirementsOf({ fields, numbers }: PlacementQuestion): readonly Requirement[] {
  const field = (name: FieldName, by: Requirement['by'], what: string): Requirement => ({
    about: { kind: 'field', field: name },
    by,
    met: fields[name] !== undefined,
    what,
  });
  return [
    field('name', 'create', 'A name for the port.'),
    { about: { kind: 'numbers' }, by: 'create', met: numbers.length > 0, what: 'At least one number.' },
    field('billingName', 'submit', 'The name on the bill.'),
    field('accountNumber', 'submit', 'The account number at the losing carrier.'),
    field('losingCarrier', 'submit', 'The losing carrier.'),
  ];
}
