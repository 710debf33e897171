import type { DocumentKind } from '../../../preload/contract/domain/documents.ts';
import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import { FIELDS } from '../../../preload/contract/domain/fields.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';
import { labelOf } from './carriers.ts';

interface Needs {
  readonly create: readonly FieldName[];
  readonly submit: readonly FieldName[];
  readonly documents: readonly DocumentKind[];
}

const ADDRESS = ['streetNumber', 'street', 'city', 'region', 'postalCode'] as const;

const NEEDS: Readonly<Record<string, Needs>> = {
  kazoo: { create: ['name'], submit: ['billingName', 'losingCarrier'], documents: [] },
  telnyx: {
    create: [],
    submit: ['billingName', 'signee', 'accountNumber', ...ADDRESS],
    documents: ['loa', 'invoice'],
  },
  flowroute: {
    create: ['billingName', 'btn', 'usage', 'portType', ...ADDRESS],
    submit: ['signee'],
    documents: ['loa'],
  },
};

export interface Stock {
  readonly fields: { readonly [Name in FieldName]?: string };
  readonly numberCount: number;
  readonly documents: readonly DocumentKind[];
}

/** What a carrier of the fake needs, against what is there. */
export function requirementsOf(carrier: string, stock: Stock): readonly Requirement[] {
  const label = labelOf(carrier);
  const { create, submit, documents } = NEEDS[carrier] ?? { create: [], submit: [], documents: [] };
  const field = (name: FieldName, by: Requirement['by']): Requirement => ({
    about: { kind: 'field', field: name },
    by,
    met: Boolean(stock.fields[name]?.trim()),
    what: `${label} needs ${FIELDS[name].label} to ${by === 'create' ? 'create the order' : 'submit the order'}.`,
  });
  return [
    {
      about: { kind: 'numbers' },
      by: 'create',
      met: stock.numberCount > 0,
      what: `${label} needs at least one number to create the order.`,
    },
    ...create.map((name) => field(name, 'create')),
    ...submit.map((name) => field(name, 'submit')),
    ...documents.map((document): Requirement => {
      const words = document === 'loa' ? 'a signed LOA' : 'the latest bill';
      return {
        about: { kind: 'document', document },
        by: 'submit',
        met: stock.documents.includes(document),
        what: `${label} needs ${words} to submit the order.`,
      };
    }),
  ];
}
