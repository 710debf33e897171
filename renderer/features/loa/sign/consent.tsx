import type { ReactNode } from 'react';
import type { LoaView } from '../../../../preload/contract/domain/loa.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { moment } from '../../../ui/time-words.ts';
import { useNow } from '../../../ui/use-now.ts';

/** The agreement to sign electronically, and the date the signature will bear. */
export function Consent(props: {
  readonly consent: LoaView['consent'];
  readonly isAgreed: boolean;
  readonly isDisabled?: boolean;
  readonly onAgree: (isAgreed: boolean) => void;
  readonly timeZone: string;
}): ReactNode {
  const { consent, isAgreed, isDisabled = false, onAgree, timeZone } = props;
  const now = useNow();
  return (
    <div className="sign-consent">
      <Checkbox
        label="I agree to sign electronically"
        description={<span data-selectable="">{consent.text}</span>}
        isSelected={isAgreed}
        isDisabled={isDisabled}
        onChange={onAgree}
      />
      <p className="tabular">
        Dated {moment(new Date(now).toISOString(), timeZone)} ({timeZone})
      </p>
    </div>
  );
}
