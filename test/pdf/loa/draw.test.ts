import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { drawLoa } from '../../../main/pdf/loa/draw.ts';
import { markText, readMark } from '../../../main/pdf/loa/mark.ts';
import { drawSigned } from '../../../main/pdf/loa/signed.ts';
import * as of from './contents.ts';
import { acroForm, acroTemplate } from './forms.ts';
import { needPoppler, pageOf } from './poppler.ts';

// Each starts poppler, which a busy machine lets wait.
vi.setConfig({ testTimeout: 60_000 });

const HASH = 'ab'.repeat(32);
const signed = (by = of.signedBy) => drawSigned(of.content(), {}, by, of.evidence, HASH);

describe('the same LOA', () => {
  afterEach(() => vi.useRealTimers());

  it('is the same bytes, whenever it is drawn', async () => {
    const [loa, sealed] = [await drawLoa(of.canada(), { logo: of.logo }), await signed()];
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 4, 5) });
    expect(Buffer.from(await drawLoa(of.canada(), { logo: of.logo })).equals(loa)).toBe(true);
    expect(Buffer.from(await signed()).equals(sealed)).toBe(true);
  });
});

function rightQuarter(page: PNG, half: 'upper' | 'lower'): PNG {
  const [width, height] = [page.width >> 2, Math.floor(page.height / 6)];
  const part = new PNG({ width, height });
  PNG.bitblt(
    page,
    part,
    page.width - width,
    half === 'upper' ? 0 : page.height - height,
    width,
    height,
    0,
    0,
  );
  return part;
}

describe('the mark on each page', () => {
  beforeAll(needPoppler, 900_000);

  it('names the LOA and its numbers, also from a small print', async () => {
    const content = of.content({ numbers: of.localNumbers(40) });
    const pdf = await drawLoa(content, {});
    const onForm = await drawLoa(content, { template: { form: acroTemplate, bytes: await acroForm() } });
    const { loaId, numbersHash } = content;
    for (const [file, page, half] of [
      [pdf, 1, 'upper'],
      [pdf, 2, 'upper'],
      [onForm, 1, 'lower'],
    ] as const) {
      const { data, width, height } = rightQuarter(await pageOf(file, page, 150), half);
      const found = jsqr(new Uint8ClampedArray(data), width, height, {
        inversionAttempts: 'dontInvert',
      });
      expect(readMark(found?.data ?? '')).toEqual({ loaId, numbersHash });
    }
  });

  it('is told from any other code', () => {
    const mark = { loaId: 'LOA-7', numbersHash: HASH };
    expect(readMark(markText(mark))).toEqual(mark);
    for (const text of [
      '',
      'https://portside.example',
      `PORTSIDE-LOA/2 LOA-7 ${HASH}`,
      `PORTSIDE-LOA/1 LOA-7 ${HASH}0`,
      `${markText(mark)} x`,
    ]) {
      expect(readMark(text)).toBeUndefined();
    }
  });
});

describe('what can not be printed', () => {
  it('is named, with the field and the letters', async () => {
    const content = of.content({ customer: { ...of.content().customer, name: 'Harbor 面包 Bakery' } });
    await expect(drawLoa(content, {})).rejects.toMatchObject({
      problem: {
        code: 'invalid-input',
        what: "The billing name has “面” (U+9762), “包” (U+5305), which the font of the LOA can't print.",
        fields: { billingName: expect.stringContaining('“面”') },
      },
    });
  });

  it('is a picture that is too large, before it is unpacked', async () => {
    const huge = Buffer.from(of.logo);
    huge.writeUInt32BE(20_001, 16);
    await expect(drawLoa(of.content(), { logo: huge })).rejects.toThrow(
      'The logo has 20001 by 60 pixels, too many to print.',
    );
  });

  it.each([
    ['cut off', of.logo.slice(0, 60), 'The signature is damaged'],
    [
      'no picture',
      new TextEncoder().encode('GIF89a, which is something else'),
      'The signature is no PNG or JPEG',
    ],
  ])('is a signature that is %s', async (_, bytes, what) => {
    await expect(signed({ ...of.signedBy, signature: { method: 'image', bytes } })).rejects.toThrow(what);
  });
});
