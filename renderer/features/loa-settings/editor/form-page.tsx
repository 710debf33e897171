import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import 'react-pdf/dist/Page/TextLayer.css';
import type { OpenPdf } from '../../../ui/pdf/open-pdf.ts';
import { PdfPage } from '../../../ui/pdf/pdf-page.tsx';
import { PdfTools } from '../../../ui/pdf/pdf-tools.tsx';
import '../../../ui/pdf/pdf-view.css';
import { factorOf, type PageSize, widthAt, type Zoom } from '../../../ui/pdf/zoom.ts';

const MARGIN = 32;

export interface FormPageProps {
  readonly open: OpenPdf;
  readonly name: string;
  /** From 0. */
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onBroken: () => void;
  /** What lies on the page; `scale` is CSS pixels for a point. */
  readonly over: (size: PageSize, scale: number) => ReactNode;
}

/** One page of a form, with what is placed on it. */
export function FormPage({ open, name, page, onPage, onBroken, over }: FormPageProps): ReactNode {
  const scroller = useRef<HTMLElement>(null);
  const room = useRoom(scroller);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const onSize = useCallback(
    (at: number, size: PageSize) => setSizes((now) => new Map(now).set(at, size)),
    [],
  );
  const size = sizes.get(page + 1) ?? open.size;
  const width = widthAt(zoom, size, room);
  const scale = width / size.width;
  const factor = factorOf(size, width);
  return (
    <div className="loa-editor-page">
      <PdfTools
        page={page + 1}
        pages={open.pages}
        zoom={zoom}
        factor={factor}
        onGo={(to) => onPage(to - 1)}
        onZoom={setZoom}
      />
      <section
        ref={scroller}
        className="ui-pdf-scroll loa-editor-scroll"
        aria-label={`Page ${page + 1} of ${name}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        {room > 0 && (
          <div className="loa-editor-sheet" style={{ width, height: size.height * scale }}>
            <PdfPage
              open={open}
              page={page + 1}
              width={width}
              height={size.height * scale}
              sharp={width}
              onSize={onSize}
              onDrawn={() => undefined}
              onBroken={onBroken}
            />
            {over(size, scale)}
          </div>
        )}
      </section>
    </div>
  );
}

function useRoom(scroller: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const target = scroller.current;
    if (!target) return;
    const measure = (): void => setRoom(Math.max(0, target.clientWidth - MARGIN));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [scroller]);
  return room;
}
