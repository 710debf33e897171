import type { ReactNode } from 'react';
import type { SigningOffer } from '../../../../preload/contract/domain/loa.ts';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type Entry, offerOf, SCREEN_METHODS } from './entry.ts';
import { InkPad } from './ink-pad.tsx';
import { PictureField } from './picture-field.tsx';

export interface SignatureFieldProps {
  readonly entry: Entry;
  readonly offers: readonly SigningOffer[];
  readonly onEntry: (part: Partial<Entry>) => void;
}

/** The signature itself and who gives it: drawn, typed or as a picture. */
export function SignatureField({ entry, offers, onEntry }: SignatureFieldProps): ReactNode {
  const refused = SCREEN_METHODS.map(({ id }) => offerOf(offers, id)).filter(({ allowed }) => !allowed);
  return (
    <div className="sign-field">
      <SegmentedControl
        label="How to sign"
        segments={SCREEN_METHODS.map((one) => ({
          ...one,
          isDisabled: !offerOf(offers, one.id).allowed,
        }))}
        value={entry.method}
        onChange={(method) => onEntry({ method })}
      />
      {refused.map(({ method, why }) => why && <p key={method}>{why}</p>)}
      <Method entry={entry} onEntry={onEntry} />
      <div className="sign-who">
        <TextField
          label="Name"
          value={entry.name}
          onChange={(name) => onEntry({ name })}
          maxLength={128}
          autoComplete="off"
          isRequired
        />
        <TextField
          label="Title"
          value={entry.title}
          onChange={(title) => onEntry({ title })}
          maxLength={128}
          autoComplete="off"
          isRequired
        />
      </div>
    </div>
  );
}

function Method({ entry, onEntry }: Pick<SignatureFieldProps, 'entry' | 'onEntry'>): ReactNode {
  switch (entry.method) {
    case 'draw':
      return (
        <InkPad ink={entry.ink} onInk={(ink, pointer) => onEntry({ ink, ...(pointer ? { pointer } : {}) })} />
      );
    case 'type':
      return (
        <div className="sign-typed">
          <TextField
            label="Signature"
            value={entry.typed}
            onChange={(typed) => onEntry({ typed, pointer: 'keyboard' })}
            description="Type your full name."
            maxLength={100}
            autoComplete="off"
          />
          <p className="sign-paper" aria-hidden="true">
            {entry.typed}
          </p>
        </div>
      );
    case 'image':
      return (
        <PictureField
          picture={entry.picture}
          onPicture={(picture) => onEntry({ picture, pointer: 'keyboard' })}
        />
      );
  }
}
