import type { ReactNode } from 'react';
import { useBridge } from '../../bridge/context.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { AccountParties } from './account-parties.tsx';
import { Forms } from './forms.tsx';
import { Logo } from './logo.tsx';
import { PartyForAll } from './party-for-all.tsx';
import { Policies } from './policies.tsx';
import { SealingKeyRow } from './sealing-key-row.tsx';
import { TimestampRow } from './timestamp-row.tsx';
import './loa-settings.css';

/** What stands on LOAs and seals them, what carriers ask of them, and carriers' own forms. */
export function LoaSettings({ timeZone }: { readonly timeZone: string }): ReactNode {
  return (
    <>
      <section aria-label="LOA">
        <h2>LOA</h2>
        <Letterhead timeZone={timeZone} />
      </section>
      <section aria-label="Carrier rules">
        <h2>Carrier rules</h2>
        <Policies />
      </section>
      <section aria-label="Carrier forms">
        <h2>Carrier forms</h2>
        <Forms />
      </section>
    </>
  );
}

/** Who the winning side is, and with what LOAs are sealed. */
export function Letterhead({ timeZone }: { readonly timeZone: string }): ReactNode {
  const bridge = useBridge();
  const [answer, ask] = useAnswer('loa-settings', () => bridge.loa.settings());
  if (answer.kind === 'problem') return <ErrorNote what={answer.problem.what} next={answer.problem.next} />;
  if (answer.kind === 'asking') return null;
  const { party, byAccount, logo, sealing, timestampUrl } = answer.value;
  return (
    <>
      <PartyForAll party={party} onChanged={ask} />
      <AccountParties party={party} byAccount={byAccount} onChanged={ask} />
      <Logo logo={logo} onChanged={ask} />
      <SealingKeyRow sealing={sealing} timeZone={timeZone} onChanged={ask} />
      <TimestampRow url={timestampUrl ?? ''} onChanged={ask} />
    </>
  );
}
