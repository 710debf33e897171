import type { SigningMethod } from '../../../preload/contract/domain/loa.ts';
import type { EvidenceFacts, LoaContent, LoaEvent } from '../../core/interfaces/loa.ts';
import { FINE, type Field, fieldRow, heading, paragraph, tableRow } from './blocks.ts';
import type { Faces } from './faces.ts';
import { inUtc, momentIn } from './moment.ts';
import { type Block, gap } from './pieces.ts';
import type { Signing } from './signature.ts';

const METHODS: Readonly<Record<SigningMethod, string>> = {
  draw: 'Drawn by hand on the screen',
  type: 'Typed name',
  image: 'Picture of a signature, chosen from a file',
  paper: 'Signed on paper and scanned',
};

const EVENTS: Readonly<Record<LoaEvent['what'], string>> = {
  previewed: 'LOA shown',
  'handed-over': 'Screen handed to the signer',
  consented: 'Consent to sign electronically',
  signed: 'LOA signed',
  sealed: 'LOA sealed',
};

const SHARES = [0.36, 0.3, 0.34] as const;

/** What is known of how the LOA was signed; where its second hash is kept, since a file can't hold its own. */
export function evidenceBlocks(
  content: LoaContent,
  faces: Faces,
  { by }: Signing,
  { method, events, appVersion, device }: EvidenceFacts,
  hashBefore: string,
): readonly Block[] {
  const rows = (all: readonly (readonly Field[])[]) => all.map((row) => fieldRow(row, faces));
  return [
    heading('What was signed'),
    ...rows([
      [
        { label: 'LOA', value: content.loaId },
        { label: 'Port request', value: content.portRequestId },
      ],
      [
        { label: 'Template version', value: content.templateVersion },
        { label: 'Numbers', value: content.numbers.length.toLocaleString('en-US') },
      ],
      [{ label: 'SHA-256 of the sorted E.164 list of numbers', value: content.numbersHash }],
      [{ label: 'SHA-256 of the unsigned PDF that the signer saw', value: hashBefore }],
      [
        {
          label: 'SHA-256 of this PDF',
          value:
            'A file cannot hold its own hash: it is kept with the port request in Portside. The digital signature that seals this file covers every byte of it.',
        },
      ],
    ]),
    gap(6),
    heading('Who signed, and how'),
    ...rows([
      [
        { label: 'Signer', value: by.name },
        { label: 'Title', value: by.title },
      ],
      [
        { label: 'Way of signing', value: METHODS[method] },
        { label: 'Time zone', value: by.timeZone },
      ],
      [
        { label: 'Device', value: device },
        { label: 'Portside version', value: appVersion },
      ],
      [{ label: 'Network address', value: 'Not recorded: the LOA was signed on the device itself.' }],
    ]),
    gap(6),
    heading('What happened'),
    tableRow(['Event', 'Coordinated universal time', by.timeZone], SHARES, faces, FINE),
    gap(2),
    ...events.map(({ at, what }) => {
      const { date, time, offset } = momentIn(at, by.timeZone);
      return tableRow([EVENTS[what], inUtc(at), `${date} ${time} ${offset}`], SHARES, faces);
    }),
    gap(12),
    heading('Consent to sign electronically'),
    ...rows([[{ label: 'Version', value: by.consentVersion }]]),
    ...by.consentText.split(/\n+/u).flatMap((text) => paragraph(text, faces)),
  ];
}
