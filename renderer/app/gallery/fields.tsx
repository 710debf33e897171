import { type ReactNode, useState } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { DateField, DateTimeField } from '../../ui/date-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import type { Option } from '../../ui/option-list.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { SecretValue } from '../../ui/secret-value.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WhenField, type WhenValue } from '../../ui/when-field.tsx';
import { Section } from './section.tsx';

const ZONES: readonly Option[] = [
  { id: 'America/Los_Angeles', label: 'America/Los Angeles', description: 'Pacific, UTC−8' },
  { id: 'America/Denver', label: 'America/Denver', description: 'Mountain, UTC−7' },
  { id: 'America/Chicago', label: 'America/Chicago', description: 'Central, UTC−6' },
  { id: 'America/New_York', label: 'America/New York', description: 'Eastern, UTC−5' },
];

const KINDS: readonly Option[] = [
  { id: 'loa', label: 'LOA' },
  { id: 'invoice', label: 'Bill' },
  { id: 'csr', label: 'CSR' },
  { id: 'other', label: 'Other' },
];

const REASONS: readonly Option[] = [
  { id: 'customer', label: 'Customer asked', description: 'The order is withdrawn at the losing carrier.' },
  { id: 'mistake', label: 'Entered by mistake' },
  { id: 'other', label: 'Another reason' },
];

/** Text, choices, dates and secrets, with help, errors and disabled states. */
export function Fields(): ReactNode {
  const [zone, setZone] = useState<string | null>('America/Los_Angeles');
  const [kind, setKind] = useState<string | null>('invoice');
  const [reason, setReason] = useState<string | null>('customer');
  const [day, setDay] = useState<string | null>('2026-03-09');
  const [foc, setFoc] = useState<string | null>(null);
  const [time, setTime] = useState<string | null>('2026-03-09T10:30');
  const [when, setWhen] = useState<WhenValue>({
    dateTime: '2026-03-09T10:30',
    timeZone: 'America/Los_Angeles',
  });
  const [pin, setPin] = useState('4812');
  return (
    <>
      <Section title="Text" layout="grid">
        <TextField label="Port name" defaultValue="Acme Dental" isRequired />
        <TextField
          label="Billing name"
          placeholder="As on the bill"
          description="Exactly as the losing carrier writes it."
        />
        <TextField
          label="ZIP"
          defaultValue="9810"
          error="Kazoo: a ZIP has five digits. This one has four."
          isTabular
        />
        <TextField label="Reference number" defaultValue="PR-20418" isDisabled />
        <TextArea
          label="Numbers"
          defaultValue={'(206) 555-0142\n206-555-0143, 206.555.0144'}
          description="Any shape, separated by anything."
          isTabular
        />
        <TextArea label="Comment" placeholder="Write to the carrier" error="A comment needs some words." />
        <SearchField label="Search ports" placeholder="Number, name, BTN or reference" shortcut="/" />
        <SearchField label="Search comments" defaultValue="206 555 01" />
      </Section>
      <Section title="Choices" layout="grid">
        <Select label="Kind" options={KINDS} value={kind} onChange={setKind} />
        <Select
          label="Losing carrier"
          options={KINDS}
          value={null}
          onChange={setKind}
          placeholder="Choose a carrier"
          error="Choose who holds the numbers now."
        />
        <ComboBox label="Time zone" options={ZONES} value={zone} onChange={setZone} />
        <NumberField label="Retry after, minutes" defaultValue={15} minValue={1} maxValue={120} />
        <RadioGroup label="Reason" options={REASONS} value={reason} onChange={setReason} />
        <div>
          <Checkbox label="I accept the charges of $12.40 today" defaultSelected />
          <Checkbox label="Private comment" description="Only your team reads it." />
          <Checkbox label="Some of 12 numbers" isIndeterminate />
          <Checkbox label="Signed by the account holder" error="The LOA has to be signed first." />
          <Checkbox label="Locked by the carrier" isDisabled />
        </div>
        <div>
          <Switch label="Sync in the background" defaultSelected />
          <Switch label="Sounds" description="When a port is rejected." />
          <Switch label="Follow the desktop" isDisabled />
        </div>
      </Section>
      <Section title="Dates and secrets" layout="grid">
        <DateField
          label="Requested date"
          value={day}
          onChange={setDay}
          min="2026-03-02"
          isDayUnavailable={(iso) => [0, 6].includes(new Date(`${iso}T12:00:00Z`).getUTCDay())}
        />
        <DateTimeField label="Scheduled for" value={time} onChange={setTime} />
        <DateField
          label="FOC date"
          value={foc}
          onChange={setFoc}
          error="The carrier wants at least five business days."
        />
        <WhenField value={when} onChange={setWhen} timeZones={ZONES.map(({ id }) => id)} />
        <SecretField label="PIN" value={pin} onChange={setPin} />
        <SecretField label="Account number" placeholder="Not given" />
        <div className="ui-field">
          <span className="ui-label">Stored PIN</span>
          <SecretValue label="stored PIN" reveal={async () => '4812'} />
        </div>
      </Section>
    </>
  );
}
