import { CalendarDays, Columns3, Send } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { HealthDot } from '../../ui/health-dot.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { RailItem } from '../../ui/rail-item.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { Section } from './section.tsx';

type TabId = 'details' | 'numbers' | 'documents';
const NUMBERS = Array.from({ length: 100 }, (_, index) => `55501${String(index).padStart(2, '0')}`);
const sameNumber = (number: string): string => number;
const nothing = (): void => undefined;

/** The larger parts: rail, inspector panel, tabs, a long list. */
export function Places(): ReactNode {
  const [width, setWidth] = useState(440);
  const [tab, setTab] = useState<TabId>('numbers');
  return (
    <Section title="Rail, panel, tabs, long list">
      <nav className="gallery-rail" aria-label="Gallery rail">
        <RailItem label="Board" icon={<Columns3 />} count={1284} isCurrent shortcut="G B" onPress={nothing} />
        <RailItem label="Today" icon={<CalendarDays />} count={7} dotLabel="2 overdue" onPress={nothing} />
        <RailItem label="Outbox" icon={<Send />} onPress={nothing} />
        <RailItem
          label="Kazoo, Northwest Voice"
          icon={<HealthDot health="ok" />}
          count={412}
          onPress={nothing}
        />
        <RailItem label="Telnyx" icon={<HealthDot health="needs-you" />} onPress={nothing} />
      </nav>
      <nav className="gallery-rail" data-narrow="" aria-label="Gallery rail, collapsed">
        <RailItem label="Board" icon={<Columns3 />} count={1284} isCurrent isCollapsed onPress={nothing} />
        <RailItem label="Today" icon={<CalendarDays />} dotLabel="2 overdue" isCollapsed onPress={nothing} />
        <RailItem label="Kazoo" icon={<HealthDot health="checking" />} isCollapsed onPress={nothing} />
      </nav>
      <div className="gallery-stage">
        <Panel
          label="Acme Dental"
          head={
            <>
              <h3 className="gallery-panel-title">Acme Dental</h3>
              <StateBadge state="submitted" />
            </>
          }
          width={width}
          minWidth={360}
          maxWidth={560}
          onWidthChange={setWidth}
          onClose={nothing}
        >
          <Tabs<TabId>
            label="Acme Dental"
            selected={tab}
            onSelect={setTab}
            tabs={[
              { id: 'details', label: 'Details', content: <p className="gallery-pad">Details go here.</p> },
              {
                id: 'numbers',
                label: 'Numbers',
                count: 100,
                content: (
                  <VirtualList
                    label="Numbers of Acme Dental"
                    items={NUMBERS}
                    keyOf={sameNumber}
                    rowHeight={28}
                    padding={8}
                    row={(number) => (
                      <span className="gallery-number">
                        <PhoneNumber
                          e164={`+1206${number}`}
                          formatted={`(206) ${number.slice(0, 3)}-${number.slice(3)}`}
                        />
                      </span>
                    )}
                  />
                ),
              },
              {
                id: 'documents',
                label: 'Documents',
                count: 2,
                content: <p className="gallery-pad">Documents go here.</p>,
              },
            ]}
          />
        </Panel>
      </div>
    </Section>
  );
}
