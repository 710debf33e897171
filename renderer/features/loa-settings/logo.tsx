import { type ReactNode, useEffect, useState } from 'react';
import type { LoaLogo } from '../../../preload/contract/domain/loa.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Row } from './row.tsx';
import { useChange } from './use-change.ts';

/** The picture at the top of every LOA. */
export function Logo(props: { readonly logo: LoaLogo | null; readonly onChanged: () => void }): ReactNode {
  const { logo, onChanged } = props;
  const bridge = useBridge();
  const change = useChange();
  const url = usePicture(logo);
  const choose = async (): Promise<void> => {
    if (await change.run(() => bridge.loa.chooseLogo())) onChanged();
  };
  const remove = async (): Promise<void> => {
    if (await change.run(() => bridge.loa.removeLogo())) onChanged();
  };
  return (
    <Row
      label="Logo"
      help="Printed at the top. A PNG or JPEG of 1 MB at most."
      note={change.problem && <ErrorNote what={change.problem.what} next={change.problem.next} />}
    >
      {url && (
        <span className="loa-logo">
          <img src={url} alt="Your logo" />
        </span>
      )}
      {logo && (
        <Button size="sm" variant="quiet" onPress={() => void remove()}>
          Remove logo
        </Button>
      )}
      <Button size="sm" isPending={change.isPending} pendingLabel="Reading" onPress={() => void choose()}>
        {logo ? 'Replace logo…' : 'Choose logo…'}
      </Button>
    </Row>
  );
}

function usePicture(logo: LoaLogo | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!logo) {
      setUrl(null);
      return;
    }
    const made = URL.createObjectURL(new Blob([logo.bytes.slice()], { type: logo.mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [logo]);
  return url;
}
