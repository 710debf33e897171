import { useEffect, useRef, useState } from 'react';
import { type OpenPdf, openPdf, readyNow } from './open-pdf.ts';

export type PdfState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'here'; readonly open: OpenPdf }
  | { readonly kind: 'broken' };

/** The one that is shown and the one before it, whose picture stays until the new one is drawn. */
const KEPT = 2;

/** Opens the newest bytes; what was open stays until they are. */
export function usePdf(bytes: Uint8Array): PdfState {
  const [state, setState] = useState<PdfState>(() => {
    const open = readyNow(bytes);
    return open ? { kind: 'here', open } : { kind: 'opening' };
  });
  const kept = useRef<OpenPdf[]>([]);
  useEffect(() => {
    let isOver = false;
    openPdf(bytes).then(
      (open) => {
        if (isOver) {
          open.close();
          return;
        }
        kept.current.push(open);
        while (kept.current.length > KEPT) kept.current.shift()?.close();
        setState((now) => (now.kind === 'here' && now.open === open ? now : { kind: 'here', open }));
      },
      () => {
        if (!isOver) setState({ kind: 'broken' });
      },
    );
    return () => {
      isOver = true;
    };
  }, [bytes]);
  useEffect(
    () => () => {
      for (const open of kept.current.splice(0)) open.close();
    },
    [],
  );
  return state;
}
