import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LoaContent } from '../../../main/core/interfaces/loa.ts';
import { drawLoa } from '../../../main/pdf/loa/draw.ts';
import { drawSigned } from '../../../main/pdf/loa/signed.ts';
import { STATEMENT_NAMES, statementsOf } from '../../../main/pdf/loa/statements.ts';
import * as of from './contents.ts';
import { needPoppler, textOf } from './poppler.ts';

// Each starts poppler, which a busy machine lets wait.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(needPoppler, 900_000);

const read = new Map<string, Promise<string>>();

/** Drawn and read once for each content. */
function textOfLoa(content: LoaContent): Promise<string> {
  const key = JSON.stringify(content);
  const text = read.get(key) ?? drawLoa(content, {}).then(async (pdf) => (await textOf(pdf)).join(' '));
  read.set(key, text);
  return text;
}

const numbersIn = (text: string) => text.match(/\(\d{3}\) 555-01\d\d/g) ?? [];

describe('the text layer says what the data say', () => {
  it('field by field, label before value', async () => {
    const text = await textOfLoa(of.content());
    for (const field of [
      'Billing name, as on the CSR or bill Harbor Bakery LLC',
      'Service address 1420 NW Alder Street, Suite 300, Seattle, WA 98101',
      'BTN (billing telephone number) (206) 555-0100',
      'Account number 8830-114-2207',
      'From: losing carrier Cascade Telephone Company',
      'To: winning carrier Northwind Communications, Inc.',
      'Reseller Portside Voice LLC',
      'Type of port Full, Business',
      'Requested date December 4, 2026',
      'Telephone numbers to port 1 number (201) 555-0100',
      'Jane Q. Doe',
      'LOA 7f9c2ba4-e88f-4d3a-9b1c-2f5a0e6d4c11, template 1',
      'Page 1 of 1',
    ]) {
      expect(text).toContain(field);
    }
  });

  it('names in Latin, Greek, Cyrillic and Vietnamese letters', async () => {
    const text = await textOfLoa(of.unicodeNames());
    expect(text).toContain('Łukasz Żółć & Οδυσσέας Παπαδόπουλος – Пекарня «Гавань»');
    expect(text).toContain('Nguyễn Thị Ánh Tuyết');
    expect(text).toContain('Geschäftsführerin');
  });

  it.each([1, 15, 16, 1000])('%i numbers, each once and in their order', async (count) => {
    const { numbers, numbersHash, ...rest } = of.content({ numbers: of.localNumbers(count) });
    const pages = await textOf(await drawLoa({ ...rest, numbers, numbersHash }, {}));
    const listing = count > 15 ? pages.slice(1) : pages.map((page) => page.replace(/.* to port/, ''));
    const listed = listing.flatMap((page) => numbersIn(page.replace(/^.*?SHA-256.*?[0-9a-f]{64}/, '')));
    const displays = numbers.map(({ display }) => display);
    expect(count > 15 ? listed : listed.slice(0, count)).toEqual(displays);
    if (count <= 15) return;
    const shown = count.toLocaleString('en-US');
    expect(pages[0]).toContain(`See attached: ${shown} numbers, ${displays[0]} to ${displays.at(-1)}`);
    expect(pages[1]).toContain(`Numbers ${shown} First ${displays[0]} Last ${displays.at(-1)}`);
    expect(pages[1]).toContain(numbersHash);
    for (const [index, page] of listing.entries()) {
      expect(page).toContain(`page ${index + 1} of ${listing.length}`);
      expect(page).toContain(`Page ${index + 2} of ${pages.length}`);
    }
  });

  it('a toll-free LOA names the RespOrg and has no service address', async () => {
    const text = await textOfLoa(of.tollFree(20));
    expect(text).toContain('Port to RespOrg QIT02.');
    expect(text).toContain('See attached: 20 numbers, (800) 555-0100 to (800) 555-0119');
    expect(text).not.toContain('Service address');
  });

  it('a Canadian LOA names its reseller, a partial port the BTN of what stays', async () => {
    const text = await textOfLoa(of.canada());
    expect(text).toContain('Reseller Prairie Réseau Ltée');
    expect(text).toContain('is provided through its reseller, Prairie Réseau Ltée.');
    expect(text).toContain(
      'not listed stay with Cascade Telephone Company, in service as they are. Their new BTN is (204) 555-0150.',
    );
  });

  it('an LOA that is not filled in yet has blanks', async () => {
    const { serviceAddress: _, ...customer } = of.content().customer;
    const text = await textOfLoa({
      ...of.content({ numbers: [] }),
      customer: { ...customer, name: '' },
      losingCarrier: '',
      winningCarrier: '',
      authorized: { name: '', title: '' },
    });
    expect(text).toContain('the provider of these numbers from ________ to ________.');
    expect(text).toContain('0 numbers');
  });

  it('the signed LOA has name, title, date and zone; the evidence stands on pages of its own', async () => {
    const hash = 'ab'.repeat(32);
    const [letter = '', evidence = '', ...more] = await textOf(
      await drawSigned(of.content(), {}, of.typed, { ...of.evidence, method: 'type' }, hash),
    );
    expect(letter).toContain('/s/ Jane Q. Doe');
    expect(letter).toContain('2026-11-25 November 25, 2026 21:04 America/Los_Angeles (UTC-08:00)');
    expect(letter).not.toMatch(/evidence|consent|SHA-256/i);
    for (const fact of [
      'LOA 7f9c2ba4-e88f-4d3a-9b1c-2f5a0e6d4c11',
      'Port request b3d1f0a2-5c6e-4f70-8a91-0c2d4e6f8a90',
      `signer saw ${hash}`,
      of.content().numbersHash,
      'Typed name',
      'Linux x64, mouse',
      'Portside version 0.1.0',
      'LOA signed 2026-11-26 05:04:11 UTC 2026-11-25 21:04:11 UTC-08:00',
      'Version 2026-11 I agree to sign this letter electronically.',
      'A file cannot hold its own hash',
      'Evidence, page 1 of 1',
    ]) {
      expect(evidence).toContain(fact);
    }
    expect(more).toEqual([]);
  });
});

describe('what 47 CFR 64.1130 wants said is said', () => {
  const demands: Readonly<Record<string, RegExp>> = {
    solePurpose: /sole purpose of this letter is to authorize the change/,
    customerOfRecord: /I am the customer of record, or I am authorized by the customer of record/,
    billingNameAndNumbers: /billing name and the address above .* each telephone number listed/,
    decisionToChange:
      /I have decided to change .* from Cascade Telephone Company to Northwind Communications, Inc\./,
    agent: /I appoint Northwind Communications, Inc\..* as my agent/,
    oneCarrier: /for any one telephone number only one carrier may be chosen for each service/,
    fee: /I may ask Northwind Communications, Inc\. whether a fee applies/,
    respOrg: /Responsible Organization of these toll-free numbers be changed to QIT02/,
    reseller: /provided through its reseller/,
    remaining: /This is a (full|partial) port/,
    signedAndDated: /Signed and dated by the customer of record .* Signature Date/,
  };

  it.each(STATEMENT_NAMES)('%s', async (name) => {
    const content = { respOrg: of.tollFree(3), reseller: of.canada() }[name as string] ?? of.content();
    const text = await textOfLoa(content);
    expect(text).toMatch(demands[name] ?? /^$/);
    expect(text).toContain(statementsOf(content).find((each) => each.name === name)?.text);
  });
});
