import { beforeAll, describe, expect, it, vi } from 'vitest';
import { drawLoa } from '../../../main/pdf/loa/draw.ts';
import { drawSigned } from '../../../main/pdf/loa/signed.ts';
import * as of from './contents.ts';
import { acroForm, acroTemplate, rotatedForm, rotatedTemplate } from './forms.ts';
import { unlike } from './golden.ts';
import { needPoppler } from './poppler.ts';

// Each starts poppler, which a busy machine lets wait.
vi.setConfig({ testTimeout: 60_000 });

const HASH = 'ab'.repeat(32);
const signed = (content = of.content(), look = {}, by = of.signedBy) =>
  drawSigned(content, look, by, of.evidence, HASH);

describe('the LOA, drawn by poppler, looks as it was when it was last looked at', () => {
  beforeAll(needPoppler, 900_000);

  it.each([
    ['one-number', 1, () => drawLoa(of.content(), {})],
    ['40-numbers-attachment', 2, () => drawLoa(of.content({ numbers: of.localNumbers(40) }), {})],
    ['500-numbers-last-page', 5, () => drawLoa(of.content({ numbers: of.localNumbers(500) }), {})],
    ['toll-free', 1, () => drawLoa(of.tollFree(20), { logo: of.logo })],
    ['canada-typed', 1, () => signed(of.canada(), {}, of.typed)],
    ['long-names', 1, () => drawLoa(of.longNames(), {})],
    ['unicode-names', 1, () => drawLoa(of.unicodeNames(), {})],
    ['signed-by-hand', 1, () => signed()],
    ['evidence', 2, () => signed()],
  ] as const)('%s', async (name, page, draw) => {
    expect(await unlike(await draw(), page, name)).toBeUndefined();
  });

  it("fills a carrier's AcroForm", async () => {
    const template = { form: acroTemplate, bytes: await acroForm() };
    expect(
      await unlike(await signed(of.content({ numbers: of.localNumbers(9) }), { template }), 1, 'acroform'),
    ).toBeUndefined();
  });

  it('writes upright on a page that lies on its side', async () => {
    const template = { form: rotatedTemplate, bytes: await rotatedForm() };
    expect(await unlike(await signed(of.content(), { template }), 1, 'rotated-form')).toBeUndefined();
  });
});
