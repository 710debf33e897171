import type { ClipboardEvent, ReactNode } from 'react';
import './phone-number.css';

export interface PhoneNumberProps {
  /** `+12065550142`: what a copy gives. */
  readonly e164: string;
  /** `(206) 555-0142`, formatted by main. */
  readonly formatted: string;
  /** How many numbers stand behind the first one: drawn "+12". */
  readonly more?: number;
}

/** A telephone number in the national form; copying it alone gives E.164. */
export function PhoneNumber({ e164, formatted, more = 0 }: PhoneNumberProps): ReactNode {
  const onCopy = (event: ClipboardEvent): void => {
    const picked = globalThis.getSelection()?.toString().trim();
    if (picked !== formatted) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', e164);
  };
  return (
    <span className="ui-phone tabular">
      <span data-selectable="" onCopy={onCopy}>
        {formatted}
      </span>
      {more > 0 && (
        <span className="ui-phone-more">
          <span aria-hidden="true">+{more}</span>
          <span className="visually-hidden">and {more} more</span>
        </span>
      )}
    </span>
  );
}
