import { describe, expect, it } from 'vitest';
import { guessKind } from '../../../main/core/documents/kind.ts';
import { freeName, pdfName } from '../../../main/core/documents/names.ts';
import { megabytes } from '../../../main/core/documents/policy.ts';
import { masked } from '../../../main/core/port-requests/secrets.ts';

describe('the kind a file name speaks of', () => {
  it.each([
    ['bill.pdf', 'invoice'],
    ['ACME_Bill_2026-10.pdf', 'invoice'],
    ['Invoice 4410.pdf', 'invoice'],
    ['OctoberStatement.pdf', 'invoice'],
    ['loa.pdf', 'loa'],
    ['LOA-signed.pdf', 'loa'],
    ['AcmeLOA.pdf', 'loa'],
    ['Letter of Authorization (1).pdf', 'loa'],
    ['form.pdf', 'loa'],
    ['csr.pdf', 'csr'],
    ['customer_service_record.pdf', 'csr'],
    ['CSR and bill.pdf', 'csr'],
    ['scan0001.jpg', 'other'],
    ['billy.jpg', 'other'],
    ['load balancer.pdf', 'other'],
    ['platform.pdf', 'other'],
  ] as const)('%s: %s', (name, kind) => {
    expect(guessKind(name)).toBe(kind);
  });
});

describe('names at the carrier', () => {
  it('never take another file’s', () => {
    expect(freeName('bill.pdf', [])).toBe('bill.pdf');
    expect(freeName('bill.pdf', ['Bill.pdf', 'bill-2.pdf'])).toBe('bill-3.pdf');
    expect(freeName('my bill.pdf', ['mybill.pdf'])).toBe('my bill-2.pdf');
    expect(freeName('bill', ['bill'])).toBe('bill-2');
  });

  it('end in .pdf once the file is one', () => {
    expect([pdfName('bill.jpg'), pdfName('bill'), pdfName('a.b.png')]).toEqual([
      'bill.pdf',
      'bill.pdf',
      'a.b.pdf',
    ]);
  });
});

it('counts megabytes as carriers do', () => {
  expect([megabytes(8_000_000), megabytes(8_340_000), megabytes(20_000)]).toEqual([
    '8 MB',
    '8.3 MB',
    '0.02 MB',
  ]);
});

it('masks a secret, and a short one wholly', () => {
  expect([masked('44104410'), masked('4410'), masked('')]).toEqual([
    { present: true, masked: '•••• 4410' },
    { present: true, masked: '••••' },
    { present: false, masked: '' },
  ]);
});
