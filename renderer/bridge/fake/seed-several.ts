import type { Delivery, Document, DocumentKind } from '../../../preload/contract/domain/documents.ts';
import { rejectionOf } from '../../../preload/contract/domain/rejections.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import { displayOf } from './numbers.ts';
import type { FakeOrder, FakePort } from './world.ts';

const DAY = 86_400_000;
const KAZOO = 'account-practice';
const TELNYX = 'account-telnyx';
const FLOWROUTE = 'account-flowroute';

type Part = Pick<FakePort, 'id' | 'state' | 'numbers'> & Partial<FakePort> & { readonly name: string };

function numbersOf(area: string, count: number): FakePort['numbers'] {
  return Array.from({ length: count }, (_, index) => {
    const e164 = `+1${area}55501${String(60 + index).padStart(2, '0')}`;
    return { e164, display: displayOf(e164) };
  });
}

function documentOf(port: string, kind: DocumentKind, fileName: string, size: number, at: string): Document {
  return {
    id: `${port}-${kind}`,
    portRequestId: port,
    sha256: '',
    kind,
    kindGuessed: false,
    fileName,
    mediaType: 'application/pdf',
    size,
    addedAt: at,
  };
}

function order(part: Partial<FakeOrder> & Pick<FakeOrder, 'accountId' | 'carrier' | 'numbers'>): FakeOrder {
  return { state: 'submitted', status: 'submitted', rejections: [], remoteDocuments: [], ...part };
}

/** Ports of which several accounts hold a part: synthetic names and 555-01xx numbers only. */
export function seedSeveral(now: number): readonly FakePort[] {
  const at = toInstant(now - 3 * DAY);
  const day = (ahead: number): string => new Date(now + ahead * DAY).toISOString().slice(0, 10);
  const port = ({ name, ...part }: Part): FakePort => ({
    accountId: KAZOO,
    isSent: true,
    stateSince: at,
    createdAt: toInstant(now - 9 * DAY),
    updatedAt: at,
    actionRequired: false,
    documents: [],
    deliveries: [],
    remoteDocuments: [],
    timeline: [],
    ...part,
    fields: {
      name,
      billingName: name,
      losingCarrier: 'Lumen',
      streetNumber: '412',
      street: 'Pine',
      city: 'Seattle',
      region: 'WA',
      postalCode: '98101',
      accountNumber: '880123456',
      signee: 'Dana Whitfield',
      ...part.fields,
    },
  });
  const erie = numbersOf('206', 3);
  const larch = numbersOf('253', 3);
  const mill = numbersOf('360', 3);
  return [
    port({
      id: 'several-erie',
      name: 'Erie Street Legal',
      state: 'submitted',
      numbers: erie,
      more: [
        order({
          accountId: TELNYX,
          carrier: 'telnyx',
          remoteId: 'tx-erie',
          state: 'scheduled',
          status: 'foc-date-confirmed',
          numbers: erie,
          schedule: { dateTime: `${day(8)} 10:00`, timeZone: 'America/Los_Angeles' },
          isJoined: true,
        }),
      ],
    }),
    larchHill(port, larch, at),
    port({ id: 'several-mill', name: 'Mill Race Brewing', state: 'submitted', numbers: mill }),
    port({
      id: 'several-mill-telnyx',
      name: 'Mill Race Brewing LLC',
      accountId: TELNYX,
      carrier: 'telnyx',
      status: 'in-process',
      state: 'pending',
      numbers: mill,
    }),
    quarryLake(port, at),
  ];
}

/** A switch that tracks it, and a carrier that split it: one part turned down. */
function larchHill(port: (part: Part) => FakePort, numbers: FakePort['numbers'], at: string): FakePort {
  const rejections = [
    rejectionOf('name-mismatch', '6A', 'ENDUSER NAME DOES NOT MATCH CSR'),
    rejectionOf('pin', '8C', 'PASSCODE/PIN INCORRECT'),
  ];
  const rejected = { accountId: TELNYX, carrier: 'telnyx' };
  return port({
    id: 'several-larch',
    name: 'Larch Hill Clinic',
    state: 'submitted',
    numbers,
    more: [
      order({
        ...rejected,
        remoteId: 'tx-larch-1',
        state: 'pending',
        status: 'in-process',
        numbers: numbers.slice(0, 2),
      }),
      order({
        ...rejected,
        remoteId: 'tx-larch-2',
        state: 'rejected',
        status: 'exception',
        numbers: numbers.slice(2),
        rejections,
      }),
    ],
    timeline: [
      {
        id: 'larch-1',
        at,
        kind: 'transition',
        to: 'submitted',
        status: 'submitted',
        accountId: KAZOO,
        carrier: 'kazoo',
      },
      {
        ...rejected,
        remoteId: 'tx-larch-2',
        id: 'larch-2',
        at,
        kind: 'transition',
        from: 'pending',
        to: 'rejected',
        status: 'exception',
        rejections,
      },
    ],
  });
}

/** Four orders, and every state that a document can be in on its way. */
function quarryLake(port: (part: Part) => FakePort, at: string): FakePort {
  const id = 'several-quarry';
  const numbers = numbersOf('509', 6);
  const loa = documentOf(id, 'loa', 'quarry-lake-loa.pdf', 48_213, at);
  const bill = documentOf(id, 'invoice', 'quarry-lake-bill-november.pdf', 8_012_004, at);
  const csr = documentOf(id, 'csr', 'csr.pdf', 193_004, at);
  const way = (
    document: Document,
    accountId: string,
    remoteId: string,
    step: Delivery['step'],
    more: Partial<Delivery> = {},
  ): Delivery => ({
    id: `${document.id}-${remoteId}`,
    documentId: document.id,
    portRequestId: id,
    accountId,
    carrier: accountId === KAZOO ? 'kazoo' : accountId === TELNYX ? 'telnyx' : 'flowroute',
    remoteId,
    step,
    ...more,
  });
  const telnyx = { accountId: TELNYX, carrier: 'telnyx' };
  return port({
    id,
    name: 'Quarry Lake Resort',
    isOnlyTold: true,
    state: 'pending',
    numbers,
    documents: [loa, bill, csr],
    deliveries: [
      way(loa, KAZOO, `remote-${id}`, 'confirmed'),
      way(loa, TELNYX, 'tx-quarry-1', 'confirmed'),
      way(loa, TELNYX, 'tx-quarry-2', 'waiting'),
      way(loa, FLOWROUTE, 'fr-quarry', 'waiting', {
        problem: {
          code: 'file-refused',
          what: 'Flowroute did not take the file.',
          next: 'Attach a smaller scan.',
        },
      }),
      way(bill, KAZOO, `remote-${id}`, 'confirmed'),
      way(bill, TELNYX, 'tx-quarry-1', 'slot'),
      way(bill, TELNYX, 'tx-quarry-2', 'waiting'),
      way(csr, KAZOO, `remote-${id}`, 'confirmed'),
    ],
    more: [
      order({
        ...telnyx,
        remoteId: 'tx-quarry-1',
        state: 'scheduled',
        status: 'foc-date-confirmed',
        numbers: numbers.slice(0, 3),
        schedule: { dateTime: `${at.slice(0, 10)} 10:00`, timeZone: 'America/Los_Angeles' },
        awaiting: 'canceled',
      }),
      order({ ...telnyx, remoteId: 'tx-quarry-2', numbers: numbers.slice(3, 5) }),
      order({
        accountId: FLOWROUTE,
        carrier: 'flowroute',
        remoteId: 'fr-quarry',
        status: 'FOC pending',
        numbers: numbers.slice(5),
        remoteDocuments: [
          { name: 'loa-from-portal.pdf', kind: 'loa', mediaType: 'application/pdf', size: 51_000 },
        ],
      }),
    ],
  });
}
