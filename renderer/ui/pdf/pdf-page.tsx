import { type ReactNode, useEffect, useState } from 'react';
import { Page } from 'react-pdf';
import type { OpenPdf } from './open-pdf.ts';
import type { PageSize } from './zoom.ts';

/** One picture of a page: of which document, and for which width it was drawn. */
export interface PdfLayer {
  readonly key: string;
  readonly open: OpenPdf;
  readonly width: number;
  /** Drawn ahead; its words can't be selected yet. */
  readonly picture?: HTMLCanvasElement;
}

export interface PdfPageProps {
  readonly open: OpenPdf;
  /** From 1. */
  readonly page: number;
  /** CSS pixels it is shown at, and those it is drawn for: they differ while the zoom moves. */
  readonly width: number;
  readonly height: number;
  readonly sharp: number;
  readonly onSize: (page: number, size: PageSize) => void;
  readonly onDrawn: (page: number, layer: PdfLayer) => void;
  readonly onBroken: () => void;
}

/** Which picture of a page is meant. */
export function layerKey(open: OpenPdf, width: number): string {
  return `${open.key} ${width}`;
}

function drawnAhead({ open, page }: PdfPageProps): PdfLayer | null {
  const { first } = open;
  if (page !== 1 || !first) return null;
  return { key: `${open.key} ahead`, open, width: first.width, picture: first.canvas };
}

/** A page of a PDF. The picture that was there stays, stretched, until the next one is drawn. */
export function PdfPage(props: PdfPageProps): ReactNode {
  const { open, page, width, height, sharp, onSize, onDrawn, onBroken } = props;
  const [shown, setShown] = useState<PdfLayer | null>(() => drawnAhead(props));
  useEffect(() => {
    if (shown?.picture) onDrawn(page, { ...shown, key: layerKey(shown.open, shown.width) });
  }, [shown, page, onDrawn]);
  const wanted: PdfLayer = { key: layerKey(open, sharp), open, width: sharp };
  const isNew = shown?.key !== wanted.key;
  const layers = shown && isNew ? [shown, wanted] : [wanted];
  return (
    <div className="ui-pdf-page" style={{ width, height }} data-page={page}>
      {layers.map((layer) => (
        <div
          key={layer.key}
          className="ui-pdf-layer"
          data-hidden={(layer === wanted && isNew) || undefined}
          aria-hidden={shown && layer === wanted && isNew ? true : undefined}
          style={{ transform: `scale(${width / layer.width})` }}
        >
          {layer.picture && <Picture canvas={layer.picture} />}
          {!layer.picture && (
            <Page
              pdf={layer.open.pdf}
              pageNumber={page}
              width={layer.width}
              loading={null}
              error={null}
              suspense={false}
              renderAnnotationLayer={false}
              onLoadSuccess={(loaded) => {
                const size = loaded.getViewport({ scale: 1 });
                onSize(page, { width: size.width, height: size.height });
              }}
              onRenderSuccess={() => {
                setShown(layer);
                onDrawn(page, layer);
              }}
              onRenderError={onBroken}
              onLoadError={onBroken}
            />
          )}
        </div>
      ))}
    </div>
  );
}

function Picture({ canvas }: { readonly canvas: HTMLCanvasElement }): ReactNode {
  return <div ref={(place) => place?.replaceChildren(canvas)} />;
}
