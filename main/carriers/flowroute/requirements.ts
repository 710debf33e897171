import type { FieldName, PortFields } from '../../../preload/contract/domain/fields.ts';
import { FIELDS } from '../../../preload/contract/domain/fields.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';
import type { PlacementQuestion } from '../../core/interfaces/carrier.ts';
import { streetLine } from '../street-line.ts';

interface FieldNeed {
  readonly field: FieldName;
  readonly met: (fields: PortFields) => boolean;
  readonly what: string;
}

const COMPANY = /\b(inc|llc|llp|ltd|corp|corporation|company|co)\.?$/i;
const PO_BOX = /\bp\.?\s*o\.?\s*box\b/i;

const filled =
  (field: FieldName) =>
  (fields: PortFields): boolean =>
    (fields[field]?.trim() ?? '') !== '';

function isPerson({ signee = '' }: PortFields): boolean {
  return signee.trim().split(/\s+/).length >= 2 && !COMPANY.test(signee.trim());
}

function isServiceAddress(fields: PortFields): boolean {
  const line = streetLine(fields);
  return filled('street')(fields) && !PO_BOX.test(line);
}

/** Without these Flowroute takes no order (`carriers/telnyx-flowroute-s3.md` §C). */
const FIELD_NEEDS: readonly FieldNeed[] = [
  {
    field: 'signee',
    met: isPerson,
    what: 'Flowroute wants the first and last name of the person who may authorise, not a company.',
  },
  {
    field: 'losingCarrier',
    met: filled('losingCarrier'),
    what: 'Flowroute wants to know the losing carrier.',
  },
  {
    field: 'usage',
    met: ({ usage }) => FIELDS.usage.choices.some((choice) => choice === usage),
    what: 'Flowroute wants to know whether it is business or residential.',
  },
  {
    field: 'street',
    met: isServiceAddress,
    what: 'Flowroute wants the service address, and takes no PO box.',
  },
  { field: 'city', met: filled('city'), what: 'Flowroute wants the city of the service address.' },
  {
    field: 'region',
    met: ({ region = '' }) => /^[A-Za-z]{2}$/.test(region.trim()),
    what: 'Flowroute wants the state or province as two letters.',
  },
  { field: 'postalCode', met: filled('postalCode'), what: 'Flowroute wants the ZIP of the service address.' },
];

/** What Flowroute needs before it takes an order, each with whether it is there. Its own e-LOA replaces an uploaded one. */
export function requirementsOf({ fields, numbers }: PlacementQuestion): readonly Requirement[] {
  const northAmerican = numbers.length > 0 && numbers.every((number) => /^\+1\d{10}$/.test(number));
  return [
    {
      about: { kind: 'numbers' },
      by: 'create',
      met: northAmerican,
      what: 'Flowroute ports numbers of the US and Canada, at least one.',
    },
    ...FIELD_NEEDS.map(
      ({ field, met, what }): Requirement => ({
        about: { kind: 'field', field },
        by: 'create',
        met: met(fields),
        what,
      }),
    ),
  ];
}
