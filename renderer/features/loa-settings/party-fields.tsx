import type { ReactNode } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import { type PartyTexts, respOrgError } from './party.ts';

/** Who the winning side is. */
export function PartyFields(props: {
  readonly texts: PartyTexts;
  readonly onChange: (texts: PartyTexts) => void;
  readonly isRequired?: boolean;
}): ReactNode {
  const { texts, onChange, isRequired = false } = props;
  return (
    <>
      <TextField
        label="Winning carrier"
        description="Its legal name, as LOAs print it"
        value={texts.winningCarrier}
        onChange={(winningCarrier) => onChange({ ...texts, winningCarrier })}
        isRequired={isRequired}
        maxLength={128}
        autoComplete="off"
      />
      <TextField
        label="Reseller"
        description="Canadian numbers need one"
        value={texts.reseller}
        onChange={(reseller) => onChange({ ...texts, reseller })}
        maxLength={128}
        autoComplete="off"
      />
      <TextField
        label="RespOrg"
        description="For toll-free numbers"
        value={texts.respOrg}
        onChange={(respOrg) => onChange({ ...texts, respOrg })}
        error={respOrgError(texts.respOrg)}
        maxLength={5}
        autoComplete="off"
        spellCheck="false"
        isTabular
      />
    </>
  );
}
