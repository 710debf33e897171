import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import 'react-pdf/dist/Page/TextLayer.css';
import { ErrorNote } from '../error-note.tsx';
import { ProgressRing } from '../progress-ring.tsx';
import { type OpenPdf, openAhead } from './open-pdf.ts';
import { PdfPages, type PdfPagesHandle } from './pdf-pages.tsx';
import { PdfThumbnails } from './pdf-thumbnails.tsx';
import { PdfTools } from './pdf-tools.tsx';
import { usePdf } from './use-pdf.ts';
import { factorOf, wheeled, widthAt, type Zoom } from './zoom.ts';
import './pdf-view.css';

/** Beside a page, left and right. */
const MARGIN = 32;
/** The thumbnails; pdf-view.css draws the same. */
const STRIP = 112;
/** Room for thumbnails beside a page that can still be read. */
const ROOMY = 720;

/** CSS pixels that a page filled when one was last shown; before that, those of the narrowest port. */
let usual = 480;

/** These bytes will probably be shown next: they are read and drawn already. Returns how to let go of them. */
export function getReady(bytes: Uint8Array): () => void {
  return openAhead(bytes, usual);
}

export interface PdfViewProps {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** The first page of these bytes can be seen. */
  readonly onDrawn?: ((bytes: Uint8Array) => void) | undefined;
}

/** A PDF in the room there is: its pages, their words to select, thumbnails and zoom. Newer bytes take the place without a blink. */
export function PdfView({ bytes, name, onDrawn }: PdfViewProps): ReactNode {
  const state = usePdf(bytes);
  const [isBroken, setBroken] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other bytes have their own chance
  useEffect(() => setBroken(false), [bytes]);
  const tell = useRef(onDrawn);
  tell.current = onDrawn;
  const shown = state.kind === 'here' ? state.open : null;
  const onFirst = useCallback((open: OpenPdf) => tell.current?.(open.source), []);
  const onBroken = useCallback(() => setBroken(true), []);
  if (isBroken || state.kind === 'broken') {
    return (
      <div className="ui-pdf-note">
        <ErrorNote
          what={`${name} can’t be drawn: it is damaged or locked with a password.`}
          next="Replace it with a copy that opens."
        />
      </div>
    );
  }
  if (!shown) {
    return (
      <div className="ui-pdf-opening">
        <ProgressRing label={`Opening ${name}`} size={20} />
      </div>
    );
  }
  return <Opened open={shown} name={name} onFirst={onFirst} onBroken={onBroken} />;
}

function Opened(props: {
  readonly open: OpenPdf;
  readonly name: string;
  readonly onFirst: (open: OpenPdf) => void;
  readonly onBroken: () => void;
}): ReactNode {
  const { open, name, onFirst, onBroken } = props;
  const body = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const pages = useRef<PdfPagesHandle>(null);
  const { whole, bar } = useWidths(body, scroller);
  const [seen, setSeen] = useState(1);
  const page = Math.min(seen, open.pages);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [isReady, setReady] = useState(false);
  const [strip, setStrip] = useState<boolean | null>(null);
  const hasStrip = open.pages > 1 && (strip ?? whole >= ROOMY);
  const room = Math.max(0, whole - (hasStrip ? STRIP : 0) - bar - MARGIN);
  const width = widthAt(zoom, open.size, room);
  const factor = factorOf(open.size, width);
  useEffect(() => {
    if (zoom === 'fit' && room > 0) usual = width;
  }, [zoom, room, width]);
  const now = useRef(factor);
  now.current = factor;
  const onWheelZoom = useCallback((deltaY: number) => {
    now.current = wheeled(now.current, deltaY);
    setZoom(now.current);
  }, []);
  const onPage = useCallback((at: number) => setSeen(at), []);
  const onDrawn = useCallback(
    (at: number, which: OpenPdf) => {
      setReady(true);
      if (at === 1) onFirst(which);
    },
    [onFirst],
  );
  const go = (to: number): void => pages.current?.go(to);
  return (
    <>
      <PdfTools
        page={page}
        pages={open.pages}
        zoom={zoom}
        factor={factor}
        thumbnails={{ isShown: hasStrip, onShow: setStrip }}
        onGo={go}
        onZoom={setZoom}
      />
      <div ref={body} className="ui-pdf-body">
        {hasStrip && <PdfThumbnails open={open} page={page} isReady={isReady} onGo={go} />}
        <PdfPages
          ref={pages}
          open={open}
          name={name}
          zoom={zoom}
          room={room}
          page={page}
          scroller={scroller}
          onPage={onPage}
          onWheelZoom={onWheelZoom}
          onDrawn={onDrawn}
          onBroken={onBroken}
        />
      </div>
    </>
  );
}

/** CSS pixels of everything, and of the bar by which pages are scrolled, as they are resized. */
function useWidths(
  body: React.RefObject<HTMLElement | null>,
  scroller: React.RefObject<HTMLElement | null>,
): { readonly whole: number; readonly bar: number } {
  const [widths, setWidths] = useState({ whole: 0, bar: 0 });
  useLayoutEffect(() => {
    const measure = (): void => {
      const whole = body.current?.clientWidth ?? 0;
      const pages = scroller.current;
      const bar = pages ? pages.offsetWidth - pages.clientWidth : 0;
      setWidths((now) => (now.whole === whole && now.bar === bar ? now : { whole, bar }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (body.current) observer.observe(body.current);
    return () => observer.disconnect();
  }, [body, scroller]);
  return widths;
}
