import { PDFDocument, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LoaContent } from '../../../main/core/interfaces/loa.ts';
import { inspectPdf } from '../../../main/pdf/inspect-pdf.ts';
import { drawLoa } from '../../../main/pdf/loa/draw.ts';
import { drawSigned } from '../../../main/pdf/loa/signed.ts';
import type { LoaTemplate } from '../../../preload/contract/domain/loa.ts';
import * as of from './contents.ts';
import { acroForm, acroTemplate, rotatedForm, rotatedTemplate, xfaForm } from './forms.ts';
import { needPoppler, textOf } from './poppler.ts';

// Each starts poppler, which a busy machine lets wait.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(needPoppler, 900_000);

const onForm = async (content: LoaContent, form: LoaTemplate = acroTemplate, bytes?: Uint8Array) =>
  drawLoa(content, { template: { form, bytes: bytes ?? (await acroForm()) } });

describe("a carrier's form", () => {
  it('has the fields that a look at it tells, each of which can be filled', async () => {
    const bytes = await acroForm();
    const { formFields } = await inspectPdf(bytes);
    expect(formFields).toEqual([
      'customer.name',
      'customer.address',
      'account',
      'numbers',
      'kept',
      'sign.name',
      'sign.date',
      'sign.here',
    ]);
    const placed = formFields.map((field) => ({ value: 'region' as const, target: { field } }));
    const [page = ''] = await textOf(await onForm(of.content(), { ...acroTemplate, placed }, bytes));
    expect(page.match(/\bW ?A\b/g)).toHaveLength(formFields.length);
  });

  it('is filled with the data, and nothing of a form is left in it', async () => {
    const look = { template: { form: acroTemplate, bytes: await acroForm() } };
    const content = of.content({ numbers: of.localNumbers(3) });
    const pdf = await drawSigned(content, look, of.typed, of.evidence, 'ab'.repeat(32));
    const [form = '', evidence = '', ...more] = await textOf(pdf);
    for (const text of [
      'Lakeside Telephone: Authorization to Transfer',
      'Harbor Bakery LLC',
      '1420 NW Alder Street, Suite 300, Seattle, WA 98101',
      '8 8 3 0 - 1 1 4 - 2 2 0 7',
      '(201) 555-0100, (201) 555-0101, (201) 555-0102',
      'Region 7',
      'Jane Q. Doe',
      '2026-11-25',
      '/s/ Jane Q. Doe',
    ]) {
      expect(form).toContain(text);
    }
    expect(evidence).toContain('Evidence of signature');
    expect(more).toEqual([]);
    const read = await PDFDocument.load(pdf);
    expect(read.catalog.has(PDFName.of('AcroForm'))).toBe(false);
    expect(read.getPages().map((page) => page.node.Annots()?.size() ?? 0)).toEqual([0, 0]);
  });

  it('without room for the numbers is followed by our Attachment A', async () => {
    const pages = await textOf(await onForm(of.content({ numbers: of.localNumbers(200) })));
    expect(pages[0]).toContain('See Attachment A: 200 numbers, (201) 555-0100 to (202) 555-0199');
    expect(pages[1]).toContain('Attachment A, page 1 of 2');
    expect(pages).toHaveLength(3);
  });

  it('that has a place for each number gets one in each', async () => {
    const place = (y: number) => ({
      value: 'numbers' as const,
      target: { page: 0, x: 60, y, width: 120, height: 14 },
    });
    const form = {
      ...rotatedTemplate,
      placed: [...rotatedTemplate.placed, place(400), place(380), place(360)],
    };
    const few = await textOf(
      await onForm(of.content({ numbers: of.localNumbers(3) }), form, await rotatedForm()),
    );
    expect(few).toHaveLength(1);
    expect(few[0]).toContain('(201) 555-0100 (201) 555-0101 (201) 555-0102');
    const many = await textOf(
      await onForm(of.content({ numbers: of.localNumbers(4) }), form, await rotatedForm()),
    );
    expect(many).toHaveLength(2);
    expect(many[0]).toContain('See Attachment A');
  });

  it.each([
    [
      'does not fit',
      of.longNames(),
      acroTemplate,
      /^“Customer name” does not fit its place on the form “Lakeside/,
    ],
    [
      'has no such field',
      of.content(),
      { ...acroTemplate, placed: [{ value: 'btn' as const, target: { field: 'gone' } }] },
      /has no field “gone”/,
    ],
    [
      'has no such page',
      of.content(),
      {
        ...acroTemplate,
        placed: [{ value: 'btn' as const, target: { page: 4, x: 0, y: 0, width: 9, height: 9 } }],
      },
      /has no page 5/,
    ],
  ])('where a value %s says so', async (_, content, form, what) => {
    await expect(onForm(content, form)).rejects.toThrow(what);
  });

  it('without a place for the signature is not signed', async () => {
    const look = { template: { form: { ...acroTemplate, placed: [] }, bytes: await acroForm() } };
    await expect(drawSigned(of.content(), look, of.typed, of.evidence, 'ab'.repeat(32))).rejects.toThrow(
      /has no place for the signature/,
    );
  });
});

describe('a form that is refused, with a sentence', () => {
  it.each([
    [
      'encrypted',
      () => acroForm((each) => each.encrypt({ userPassword: 'x', ownerPassword: 'y' })),
      /is encrypted/,
    ],
    ['of XFA', xfaForm, /XFA form/],
    ['with a script', () => acroForm((each) => each.addJavaScript('run', 'app.alert(1)')), /JavaScript/],
    ['cut off', async () => (await acroForm()).slice(0, 900), /is damaged/],
    ['that is no PDF', async () => new TextEncoder().encode('<html></html>'), /is damaged/],
  ])('%s', async (_, bytes, what) => {
    await expect(onForm(of.content(), acroTemplate, await bytes())).rejects.toMatchObject({
      problem: { code: 'file-refused', what: expect.stringMatching(what) },
    });
  });
});
