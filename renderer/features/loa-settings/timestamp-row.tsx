import { type ReactNode, useEffect, useState } from 'react';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Row } from './row.tsx';
import { useChange } from './use-change.ts';

/** Who confirms the moment of a seal, where there is a network. */
export function TimestampRow(props: { readonly url: string; readonly onChanged: () => void }): ReactNode {
  const { url, onChanged } = props;
  const bridge = useBridge();
  const { run, problem, isPending } = useChange();
  const [text, setText] = useState(url);
  useEffect(() => setText(url), [url]);
  const isDirty = text.trim() !== url;
  const save = async (): Promise<void> => {
    const saved = await run(() => bridge.loa.changeSettings({ timestampUrl: text.trim() || null }));
    if (saved) onChanged();
  };
  return (
    <Row
      label="Time-stamp service"
      help="Optional. Confirms the moment of a seal (RFC 3161) when it can be reached; only a hash is sent."
    >
      <form
        className="loa-timestamp"
        onSubmit={(event) => {
          event.preventDefault();
          if (isDirty) void save();
        }}
      >
        <TextField
          label="Address of the time-stamp service"
          hideLabel
          value={text}
          onChange={setText}
          error={problem ? `${problem.what} ${problem.next}` : undefined}
          placeholder="https://"
          maxLength={500}
          spellCheck="false"
          autoComplete="off"
        />
        {isDirty && (
          <Button type="submit" isPending={isPending}>
            Save
          </Button>
        )}
      </form>
    </Row>
  );
}
