import { Lock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { STATES } from '../../../preload/contract/domain/states.ts';
import { Badge } from '../../ui/badge.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { DocumentDots } from '../../ui/document-dots.tsx';
import { HEALTH_LABELS, type Health, HealthDot } from '../../ui/health-dot.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { SyncMark } from '../../ui/sync-mark.tsx';
import { Section } from './section.tsx';

const HEALTHS = Object.keys(HEALTH_LABELS) as readonly Health[];

/** Small signs that never rely on colour alone. */
export function Marks(): ReactNode {
  return (
    <>
      <Section title="States">
        {STATES.map((state) => (
          <StateBadge key={state} state={state} />
        ))}
      </Section>
      <Section title="Carriers and facts">
        <CarrierBadge label="Kazoo" status="pending" />
        <CarrierBadge label="Telnyx" status="foc-date-confirmed" />
        <CarrierBadge label="Flowroute" />
        <CarrierBadge label="Kazoo" size="mark" />
        <CarrierBadge label="Telnyx" mark="TX" size="mark" count={2} />
        <Badge>12 numbers</Badge>
        <Badge tone="accent">New</Badge>
        <Badge tone="good">Confirmed</Badge>
        <Badge tone="warning" icon={<TriangleAlert />}>
          Action required
        </Badge>
        <Badge tone="danger" icon={<Lock />}>
          Locked by charges
        </Badge>
        <PhoneNumber e164="+12065550142" formatted="(206) 555-0142" more={12} />
      </Section>
      <Section title="Health, documents, sync">
        {HEALTHS.map((health) => (
          <span key={health} className="gallery-pair">
            <HealthDot health={health} />
            {HEALTH_LABELS[health]}
          </span>
        ))}
        <DocumentDots marks={{ loa: 'delivered', invoice: 'present', csr: 'missing' }} />
        <DocumentDots marks={{ loa: 'delivered', invoice: 'failed', csr: 'missing' }} hasWords />
        <SyncMark sync="waiting" />
        <SyncMark sync="waiting" hasWords />
        <SyncMark sync="sending" hasWords />
        <SyncMark sync="checking" hasWords />
        <SyncMark sync="conflict" hasWords />
        <SyncMark sync="needs-you" hasWords />
      </Section>
    </>
  );
}
