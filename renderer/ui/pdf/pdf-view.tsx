import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Document, Page } from 'react-pdf';
import 'react-pdf/dist/Page/TextLayer.css';
import { ErrorNote } from '../error-note.tsx';
import { IconButton } from '../icon-button.tsx';
import { ProgressRing } from '../progress-ring.tsx';
import { Toolbar } from '../toolbar.tsx';
import './pdf-view.css';
import { pdfWorker } from './pdf-worker.ts';

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const FIT = 2;
const MARGIN = 32;

/** The pages of a PDF, one at a time, as wide as the panel. */
export function PdfView({ bytes, name }: { readonly bytes: Uint8Array; readonly name: string }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const [pages, setPages] = useState(0);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(FIT);
  const [drawn, setDrawn] = useState(0);
  const [isBroken, setBroken] = useState(false);
  const file = useMemo(() => ({ data: bytes }), [bytes]);
  const options = useMemo(
    () => ({
      worker: pdfWorker(),
      cMapUrl: '/pdfjs/cmaps/',
      cMapPacked: true,
      standardFontDataUrl: '/pdfjs/standard_fonts/',
      wasmUrl: '/pdfjs/wasm/',
      iccUrl: '/pdfjs/iccs/',
      useSystemFonts: false,
      enableXfa: false,
    }),
    [],
  );
  if (isBroken) {
    return (
      <div className="ui-pdf-note">
        <ErrorNote
          what={`${name} can’t be drawn: it is damaged or locked with a password.`}
          next="Replace it with a copy that opens."
        />
      </div>
    );
  }
  const go = (to: number): void => {
    setPage(Math.min(pages, Math.max(1, to)));
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <>
      <Toolbar label="Pages and zoom" className="ui-pdf-tools">
        <IconButton
          size="sm"
          label="Previous page"
          icon={<ChevronLeft />}
          isDisabled={page <= 1}
          onPress={() => go(page - 1)}
        />
        <span className="tabular" aria-live="polite">
          {pages ? `Page ${page} of ${pages}` : ''}
        </span>
        <IconButton
          size="sm"
          label="Next page"
          icon={<ChevronRight />}
          isDisabled={page >= pages}
          onPress={() => go(page + 1)}
        />
        <IconButton
          size="sm"
          label="Zoom out"
          icon={<ZoomOut />}
          isDisabled={zoom === 0}
          onPress={() => setZoom(zoom - 1)}
        />
        <span className="tabular">{Math.round((ZOOMS[zoom] ?? 1) * 100)} %</span>
        <IconButton
          size="sm"
          label="Zoom in"
          icon={<ZoomIn />}
          isDisabled={zoom === ZOOMS.length - 1}
          onPress={() => setZoom(zoom + 1)}
        />
      </Toolbar>
      <section
        ref={scroller}
        className="ui-pdf-scroll"
        aria-label={`Page ${page} of ${name}`}
        aria-busy={drawn !== page}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        {drawn !== page && (
          <div className="ui-pdf-drawing">
            <ProgressRing label={`Drawing page ${page}`} size={20} />
          </div>
        )}
        <Document
          file={file}
          options={options}
          suspense={false}
          loading={null}
          error={null}
          onLoadSuccess={({ numPages }) => setPages(numPages)}
          onLoadError={() => setBroken(true)}
          onSourceError={() => setBroken(true)}
          onPassword={() => setBroken(true)}
        >
          {width > 0 && (
            <Page
              pageNumber={page}
              width={(width - MARGIN) * (ZOOMS[zoom] ?? 1)}
              loading={null}
              suspense={false}
              onRenderSuccess={() => setDrawn(page)}
              onRenderError={() => setBroken(true)}
              onLoadError={() => setBroken(true)}
              renderAnnotationLayer={false}
              className="ui-pdf-page"
            />
          )}
        </Document>
      </section>
    </>
  );
}

/** The inner width of an element, as it is resized. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
