import { expect, it } from 'vitest';
import { kazooAdapter } from '../../../main/carriers/kazoo/adapter.ts';
import { documentCells } from '../../../main/core/documents/cells.ts';
import type { PortRequestRecord } from '../../../main/core/interfaces/store.ts';
import { fold } from '../../../main/core/port-requests/fold.ts';
import type { Delivery, Document } from '../../../preload/contract/domain/documents.ts';
import { mutation, record } from './records.ts';

const adapter = kazooAdapter();
const document: Document = {
  id: 'd1',
  portRequestId: 'p1',
  sha256: 'a'.repeat(64),
  kind: 'invoice',
  kindGuessed: false,
  fileName: 'bill.pdf',
  mediaType: 'application/pdf',
  size: 9,
  addedAt: '2026-11-22T08:00:00.000Z',
};
const body = { kind: 'deliver', deliveryId: 'v1', fileName: 'bill.pdf' } as const;

function cell(step: Delivery['step'], mutations: PortRequestRecord['mutations']) {
  const delivery = {
    id: 'v1',
    documentId: 'd1',
    portRequestId: 'p1',
    accountId: 'a1',
    carrier: 'kazoo',
    step,
  };
  const port = record({ documents: [document], deliveries: [delivery], mutations });
  return documentCells(port, fold(port)?.orders ?? [], { all: [adapter], of: () => adapter })[0];
}

it('says delivered only of what the carrier has confirmed', () => {
  expect(cell('confirmed', [])).toMatchObject({ state: 'delivered', offers: [] });
  expect(cell('stored', [mutation(body, { status: 'sending' })])).toMatchObject({
    state: 'sending',
    step: 'stored',
  });
  expect(cell('stored', [])).toMatchObject({ state: 'none', offers: ['send'] });
});
