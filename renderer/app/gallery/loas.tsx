import type { ReactNode } from 'react';
import type { LoaPart } from '../../../preload/contract/domain/loa.ts';
import { PartSection } from '../../features/loa/part-section.tsx';
import { Section } from './section.tsx';
import '../../features/loa/loa.css';

const nothing = (): void => undefined;
const BLANK: LoaPart = {
  variant: 'local',
  state: 'unsigned',
  numbers: [{ e164: '+12065550142', display: '(206) 555-0142' }],
  lacks: [],
  methods: [],
  signer: 'Dana Whitfield',
  title: 'Owner',
};
const SIGNED: LoaPart['signed'] = {
  loaId: 'loa-1',
  documentId: 'document-1',
  method: 'draw',
  signer: 'Dana Whitfield',
  title: 'Owner',
  signedAt: '2026-11-24T18:12:00.000Z',
  timeZone: 'America/Los_Angeles',
  sealedBy: 'Northwest Voice',
  goodUntil: '2027-02-22T18:12:00.000Z',
};
const PARTS: readonly LoaPart[] = [
  {
    ...BLANK,
    lacks: [
      { field: 'postalCode', place: 'details', label: 'ZIP', what: 'The service address has no ZIP.' },
      {
        place: 'settings',
        label: 'Winning carrier',
        what: 'Settings do not say who the winning carrier is.',
      },
    ],
  },
  { ...BLANK, state: 'signed', signed: SIGNED },
  {
    ...BLANK,
    variant: 'toll-free',
    state: 'stale',
    why: 'The numbers changed since it was signed.',
    signed: SIGNED,
  },
  {
    ...BLANK,
    variant: 'canada',
    state: 'expired',
    why: 'Telnyx takes no signature that is older than 90 days.',
    signed: SIGNED,
  },
];

/** Where an LOA can stand. */
export function Loas(): ReactNode {
  return (
    <Section title="Letters of authorization">
      {PARTS.map((part) => (
        <div key={part.state} className="gallery-loa">
          <PartSection
            part={part}
            timeZone="America/Los_Angeles"
            isUnsaved={false}
            isPrinting={false}
            onPreview={nothing}
            onSign={nothing}
            onHandOver={nothing}
            onPrint={nothing}
            onLack={nothing}
          />
        </div>
      ))}
    </Section>
  );
}
