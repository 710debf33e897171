import type { ReactNode } from 'react';
import type { LoaPart, LoaView } from '../../../../preload/contract/domain/loa.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { LoaPicture } from '../loa-picture.tsx';
import { Consent } from './consent.tsx';
import { SignatureField } from './signature-field.tsx';
import type { SigningForm } from './use-signing.ts';

/** What is signed on one side, the signature on the other. */
export function Ceremony(props: {
  readonly form: SigningForm;
  readonly part: LoaPart;
  readonly consent: LoaView['consent'];
  readonly timeZone: string;
}): ReactNode {
  const { form, part, consent, timeZone } = props;
  return (
    <div className="sign">
      <section className="sign-letter" aria-label="Letter of authorization">
        <LoaPicture state={form.preview} name="LOA" onShown={form.onShown} />
      </section>
      <form
        className="sign-form"
        aria-label="Signature"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.sign();
        }}
      >
        {form.problem && <ErrorNote what={form.problem.what} next={form.problem.next} />}
        <SignatureField entry={form.entry} offers={part.methods} onEntry={form.onEntry} />
        <Consent
          consent={consent}
          isAgreed={form.isAgreed}
          isDisabled={form.preview.preview === null}
          onAgree={form.onAgree}
          timeZone={timeZone}
        />
        <button type="submit" hidden />
      </form>
    </div>
  );
}
