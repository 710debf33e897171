import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { useBriefly } from './use-briefly.ts';
import './secret-field.css';

export interface SecretValueProps {
  /** "PIN", "Account number": the button is named "Reveal PIN". */
  readonly label: string;
  /** Nothing is stored: an em dash is shown and there is nothing to reveal. */
  readonly isMissing?: boolean;
  /** Fetches the plain text when asked, and only then; null when it may not be shown or cannot be had. Never rejects. */
  readonly reveal: () => Promise<string | null>;
  readonly revealMs?: number;
}

/** A stored secret: dots until asked. The plain text is held only while it is on screen. */
export function SecretValue({
  label,
  isMissing = false,
  reveal,
  revealMs = 30_000,
}: SecretValueProps): ReactNode {
  const [plain, hold, hide] = useBriefly<string>(revealMs);
  const [isFetching, setFetching] = useState(false);
  const show = async (): Promise<void> => {
    setFetching(true);
    try {
      const value = await reveal();
      if (value !== null) hold(value);
    } finally {
      setFetching(false);
    }
  };
  if (isMissing) return <span className="ui-secret">—</span>;
  return (
    <span className="ui-secret tabular">
      {plain !== null ? (
        <span data-selectable="">{plain}</span>
      ) : (
        <>
          <span className="ui-secret-dots" aria-hidden="true">
            ••••••
          </span>
          <span className="visually-hidden">{label} hidden</span>
        </>
      )}
      <IconButton
        size="sm"
        label={`${plain !== null ? 'Hide' : 'Reveal'} ${label}`}
        icon={plain !== null ? <EyeOff /> : <Eye />}
        isPending={isFetching}
        onPress={() => {
          if (plain !== null) hide();
          else void show();
        }}
      />
    </span>
  );
}
