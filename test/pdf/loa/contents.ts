import { createHash } from 'node:crypto';
import { PNG } from 'pngjs';
import type { EvidenceFacts, LoaContent, SignedBy } from '../../../main/core/interfaces/loa.ts';
import type { Ink, InkPoint } from '../../../preload/contract/domain/loa.ts';

/** Synthetic people and numbers. */
export function content(changes: Partial<LoaContent> = {}): LoaContent {
  const numbers = changes.numbers ?? localNumbers(1);
  return {
    loaId: '7f9c2ba4-e88f-4d3a-9b1c-2f5a0e6d4c11',
    portRequestId: 'b3d1f0a2-5c6e-4f70-8a91-0c2d4e6f8a90',
    templateVersion: '1',
    variant: 'local',
    customer: {
      name: 'Harbor Bakery LLC',
      serviceAddress: {
        street: '1420 NW Alder Street',
        unit: 'Suite 300',
        city: 'Seattle',
        region: 'WA',
        postalCode: '98101',
      },
      btn: '(206) 555-0100',
      accountNumber: '8830-114-2207',
      usage: 'Business',
    },
    losingCarrier: 'Cascade Telephone Company',
    winningCarrier: 'Northwind Communications, Inc.',
    reseller: 'Portside Voice LLC',
    portType: 'full',
    requestedDate: '2026-12-04',
    authorized: { name: 'Jane Q. Doe', title: 'Owner' },
    ...changes,
    numbers,
    numbersHash: createHash('sha256')
      .update(numbers.map(({ e164 }) => e164).join('\n'))
      .digest('hex'),
  };
}

/** Of 555-01xx only: a hundred in each area code. */
export function localNumbers(count: number): LoaContent['numbers'] {
  return Array.from({ length: count }, (_, n) => numberOf(201 + Math.floor(n / 100), n % 100));
}

export function tollFreeNumbers(count: number): LoaContent['numbers'] {
  return Array.from({ length: count }, (_, n) => numberOf(800, n));
}

function numberOf(area: number, last: number): LoaContent['numbers'][number] {
  const line = `01${String(last).padStart(2, '0')}`;
  return { e164: `+1${area}555${line}`, display: `(${area}) 555-${line}` };
}

export const tollFree = (count: number): LoaContent => {
  const { serviceAddress: _, btn: __, ...customer } = content().customer;
  return content({ variant: 'toll-free', respOrg: 'QIT02', customer, numbers: tollFreeNumbers(count) });
};

export const canada = (): LoaContent =>
  content({
    variant: 'canada',
    portType: 'partial',
    newBtn: '(204) 555-0150',
    reseller: 'Prairie Réseau Ltée',
    customer: {
      ...content().customer,
      name: 'Boulangerie Côté Lumière inc.',
      serviceAddress: {
        street: '88, rue Sainte-Thérèse',
        city: 'Winnipeg',
        region: 'MB',
        postalCode: 'R3C 0V8',
      },
    },
    numbers: localNumbers(12),
  });

export const longNames = (): LoaContent =>
  content({
    customer: {
      ...content().customer,
      name: 'The Consolidated Association of Independent Bakers, Millers and Confectioners of the Greater Puget Sound Region, Limited',
      serviceAddress: {
        street:
          '14200 Northwest Saint Bartholomew and Saint Christopher Memorial Boulevard Extension Southwest',
        unit: 'Building 12, Loading Dock C, Mezzanine Level 3, Suite 3300-A',
        city: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Heights',
        region: 'Washington',
        postalCode: '98101-4417',
      },
    },
    losingCarrier:
      'Incumbent Interexchange and Rural Cooperative Telephone Company of the Northern Territories, a Delaware Corporation',
    numbers: localNumbers(15),
  });

export const unicodeNames = (): LoaContent =>
  content({
    customer: { ...content().customer, name: 'Łukasz Żółć & Οδυσσέας Παπαδόπουλος – Пекарня «Гавань»' },
    authorized: { name: 'Nguyễn Thị Ánh Tuyết', title: 'Geschäftsführerin' },
  });

function stroke(points: number, at: (t: number) => readonly [number, number]): readonly InkPoint[] {
  return Array.from({ length: points }, (_, n) => {
    const [x, y] = at(n / (points - 1));
    return { x, y, at: n * 9, pressure: 0.5 };
  });
}

/** Loops and a flourish below them, as a mouse gives them. */
export const ink: Ink = {
  width: 600,
  height: 200,
  strokes: [
    stroke(90, (t) => [60 + 330 * t + 22 * Math.sin(26 * t), 95 - 46 * Math.sin(23 * t) * (1.1 - t)]),
    stroke(24, (t) => [70 + 380 * t, 150 - 26 * Math.sin(3.1 * t)]),
    stroke(1, () => [470, 118]),
  ],
};

export const signedBy: SignedBy = {
  signature: { method: 'draw', ink },
  name: 'Jane Q. Doe',
  title: 'Owner',
  at: '2026-11-26T05:04:11.000Z',
  timeZone: 'America/Los_Angeles',
  consentVersion: '2026-11',
  consentText:
    'I agree to sign this letter electronically. I can ask for a paper copy at no charge and may withdraw this consent before the letter is sent.\nI have a device that shows PDF files, and I can save or print this one.',
};

export const typed: SignedBy = { ...signedBy, signature: { method: 'type', text: 'Jane Q. Doe' } };

/** A dark bar with a light one in it. */
export const logo: Uint8Array = (() => {
  const png = new PNG({ width: 240, height: 60 });
  for (let at = 0; at < png.data.length; at += 4) {
    const [x, y] = [(at / 4) % 240, Math.floor(at / 960)];
    const light = x > 70 && x < 220 && y > 22 && y < 38;
    png.data.set(light ? [235, 240, 245, 255] : [32, 64, 104, 255], at);
  }
  return PNG.sync.write(png);
})();

export const evidence: EvidenceFacts = {
  method: 'draw',
  events: [
    { at: '2026-11-26T05:01:02.000Z', what: 'previewed' },
    { at: '2026-11-26T05:02:40.000Z', what: 'handed-over' },
    { at: '2026-11-26T05:03:55.000Z', what: 'consented' },
    { at: '2026-11-26T05:04:11.000Z', what: 'signed' },
    { at: '2026-11-26T05:04:12.000Z', what: 'sealed' },
  ],
  appVersion: '0.1.0',
  device: 'Linux x64, mouse',
};
