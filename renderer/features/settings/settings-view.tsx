import type { ReactNode } from 'react';
import type { Settings } from '../../../preload/contract/domain/settings.ts';
import type { AppInfo } from '../../../preload/contract/ipc/channels.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Backups } from './backups.tsx';
import { ExportEverything } from './data.tsx';
import './settings.css';

export interface SettingsViewProps {
  readonly settings: Settings;
  readonly info: AppInfo;
  readonly timeZones: readonly string[];
  readonly onChange: (change: Partial<Pick<Settings, 'theme' | 'density' | 'timeZone'>>) => void;
  /** The accounts, lent by their own feature. */
  readonly accounts: ReactNode;
  /** Sections about LOAs, lent by theirs. */
  readonly loa: ReactNode;
  /** Changes that no carrier has confirmed. */
  readonly waiting: number;
  readonly isReadOnly: boolean;
}

const SECRETS = {
  os: 'Credentials, PINs and documents are sealed with the key store of this computer.',
  passphrase: 'Credentials, PINs and documents are sealed with your passphrase.',
} as const;

/** How Portside looks, which accounts it has, and what it is. */
export function SettingsView({
  settings,
  info,
  timeZones,
  onChange,
  accounts,
  loa,
  waiting,
  isReadOnly,
}: SettingsViewProps): ReactNode {
  return (
    <div className="page settings">
      <h1>Settings</h1>
      <section aria-label="Appearance">
        <h2>Appearance</h2>
        <Row label="Theme">
          <SegmentedControl
            label="Theme"
            segments={[
              { id: 'system', label: 'System' },
              { id: 'light', label: 'Light' },
              { id: 'dark', label: 'Dark' },
            ]}
            value={settings.theme}
            onChange={(theme) => onChange({ theme })}
          />
        </Row>
        <Row label="Density">
          <SegmentedControl
            label="Density"
            segments={[
              { id: 'comfortable', label: 'Comfortable' },
              { id: 'compact', label: 'Compact' },
            ]}
            value={settings.density}
            onChange={(density) => onChange({ density })}
          />
        </Row>
        <Row
          label="Your time zone"
          help="Dates are shown in it, and it is proposed when a date is asked for."
        >
          <ComboBox
            label="Your time zone"
            hideLabel
            options={timeZones.map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
            value={settings.timeZone}
            onChange={(timeZone) => {
              if (timeZone !== null) onChange({ timeZone });
            }}
          />
        </Row>
      </section>
      <section aria-label="Accounts">
        <h2>Accounts</h2>
        {accounts}
      </section>
      {loa}
      <section aria-label="Backups and export">
        <h2>Backups and export</h2>
        <Backups timeZone={settings.timeZone} waitingNow={waiting} isReadOnly={isReadOnly} />
        <h3>Export</h3>
        <ExportEverything />
      </section>
      <section aria-label="About">
        <h2>About</h2>
        <p data-selectable="">
          {info.name} {info.version}, Electron {info.electron} on {info.platform}
        </p>
        {info.secrets.kind === 'ready' && <p className="settings-help">{SECRETS[info.secrets.by]}</p>}
      </section>
    </div>
  );
}

function Row(props: {
  readonly label: string;
  readonly help?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="settings-row">
      <div>
        <p>{props.label}</p>
        {props.help && <p className="settings-help">{props.help}</p>}
      </div>
      <div className="settings-control">{props.children}</div>
    </div>
  );
}
