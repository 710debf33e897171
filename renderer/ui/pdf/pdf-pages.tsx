import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { ProgressRing } from '../progress-ring.tsx';
import type { OpenPdf } from './open-pdf.ts';
import { layerKey, type PdfLayer, PdfPage } from './pdf-page.tsx';
import { useSettled } from './use-settled.ts';
import { type PageSize, widthAt, type Zoom } from './zoom.ts';

const GAP = 16;
const SHARPEN_MS = 120;

export interface PdfPagesHandle {
  /** Scrolls to a page, from 1. */
  readonly go: (page: number) => void;
}

export interface PdfPagesProps {
  readonly open: OpenPdf;
  readonly name: string;
  readonly zoom: Zoom;
  /** CSS pixels for a page. */
  readonly room: number;
  /** The page in sight, from 1. */
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onWheelZoom: (deltaY: number) => void;
  readonly onDrawn: (page: number, open: OpenPdf) => void;
  readonly onBroken: () => void;
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  readonly ref?: Ref<PdfPagesHandle>;
}

/** All pages below each other, of which only those in sight and their neighbours are drawn. */
export function PdfPages(props: PdfPagesProps): ReactNode {
  const { open, name, zoom, room, page, scroller, onPage, onBroken } = props;
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const [drawn, setDrawn] = useState<ReadonlyMap<number, string>>(new Map());
  const sizeOf = (index: number): PageSize => sizes.get(index + 1) ?? open.size;
  const widthOf = (index: number): number => widthAt(zoom, sizeOf(index), room);
  const heightOf = (index: number): number =>
    Math.round((widthOf(index) / sizeOf(index).width) * sizeOf(index).height);
  const virtual = useVirtualizer({
    count: open.pages,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    overscan: 1,
    gap: GAP,
    paddingStart: GAP,
    paddingEnd: GAP,
  });
  const unit = widthOf(0);
  // What is drawn before there is room would be drawn again at once.
  const sharp = useSettled(room > 0 ? unit : null, SHARPEN_MS) ?? unit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these decide the offsets
  useLayoutEffect(() => virtual.measure(), [unit, sizes, open.pages]);
  const total = virtual.getTotalSize();
  useKeptPlace(scroller, unit, total);
  useImperativeHandle(props.ref, () => ({ go: (to) => virtual.scrollToIndex(to - 1, { align: 'start' }) }), [
    virtual,
  ]);
  const rows = virtual.getVirtualItems();
  const middle = (virtual.scrollOffset ?? 0) + (virtual.scrollRect?.height ?? 0) / 3;
  const inSight = (rows.findLast((row) => row.start <= middle) ?? rows[0])?.index ?? 0;
  useEffect(() => onPage(inSight + 1), [inSight, onPage]);
  useWheelZoom(scroller, props.onWheelZoom);
  const onSize = useCallback(
    (at: number, size: PageSize) =>
      setSizes((now) => {
        const { width, height } = now.get(at) ?? open.size;
        return width === size.width && height === size.height ? now : new Map(now).set(at, size);
      }),
    [open.size],
  );
  const tell = props.onDrawn;
  const onDrawn = useCallback(
    (at: number, { key, open: which }: PdfLayer) => {
      setDrawn((now) => new Map(now).set(at, key));
      tell(at, which);
    },
    [tell],
  );
  const sharpOf = (index: number): number =>
    zoom === 'fit' ? sharp : Math.round((widthOf(index) * sharp) / unit);
  const isDrawn = drawn.get(page) === layerKey(open, sharpOf(page - 1));
  const widest = Math.max(...rows.map((row) => widthOf(row.index)), 0);
  return (
    <section
      ref={scroller}
      className="ui-pdf-scroll"
      aria-label={`Page ${page} of ${name}`}
      aria-busy={!isDrawn}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      {!drawn.has(page) && (
        <div className="ui-pdf-drawing">
          <ProgressRing label={`Drawing page ${page}`} size={20} />
        </div>
      )}
      <div className="ui-pdf-all" style={{ height: total, minWidth: widest + GAP * 2 }}>
        {room > 0 &&
          rows.map((row) => (
            <div key={row.key} className="ui-pdf-row" style={{ transform: `translateY(${row.start}px)` }}>
              <PdfPage
                open={open}
                page={row.index + 1}
                width={widthOf(row.index)}
                height={heightOf(row.index)}
                sharp={sharpOf(row.index)}
                onSize={onSize}
                onDrawn={onDrawn}
                onBroken={onBroken}
              />
            </div>
          ))}
      </div>
    </section>
  );
}

/** What was in the middle stays there when pages grow or shrink, once there is the height for it. */
function useKeptPlace(scroller: React.RefObject<HTMLDivElement | null>, unit: number, total: number): void {
  const before = useRef({ unit, total });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (total === before.current.total) return;
    const ratio = unit / before.current.unit;
    before.current = { unit, total };
    // At the very top one stays at the top.
    if (!element || ratio === 1 || element.scrollTop === 0) return;
    const middle = element.clientHeight / 2;
    element.scrollTop = (element.scrollTop + middle) * ratio - middle;
  }, [scroller, unit, total]);
}

function useWheelZoom(
  scroller: React.RefObject<HTMLDivElement | null>,
  onZoom: (deltaY: number) => void,
): void {
  useEffect(() => {
    const element = scroller.current;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      onZoom(event.deltaY);
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [scroller, onZoom]);
}
