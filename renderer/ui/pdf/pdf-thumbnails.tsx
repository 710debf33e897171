import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Page } from 'react-pdf';
import type { OpenPdf } from './open-pdf.ts';

const WIDTH = 76;
const FOOT = 20;
const GAP = 8;

/** Every page small, to go to one. Drawn as they come into sight; one tab stop, arrows move. */
export function PdfThumbnails(props: {
  readonly open: OpenPdf;
  readonly page: number;
  /** Pictures wait for the page that is read. */
  readonly isReady: boolean;
  readonly onGo: (page: number) => void;
}): ReactNode {
  const { open, page, isReady, onGo } = props;
  const strip = useRef<HTMLElement>(null);
  const height = Math.round((WIDTH / open.size.width) * open.size.height);
  const virtual = useVirtualizer({
    count: open.pages,
    getScrollElement: () => strip.current,
    estimateSize: () => height + FOOT,
    overscan: 2,
    gap: GAP,
    paddingStart: GAP,
    paddingEnd: GAP,
  });
  useEffect(() => {
    virtual.scrollToIndex(page - 1, { align: 'auto' });
    const hasFocus = strip.current?.contains(document.activeElement);
    if (hasFocus) strip.current?.querySelector<HTMLElement>(`[data-thumbnail="${page}"]`)?.focus();
  }, [virtual, page]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    onGo(Math.min(open.pages, Math.max(1, page + by)));
  };
  return (
    <nav ref={strip} className="ui-pdf-strip" aria-label="Thumbnails" onKeyDown={onKeyDown}>
      <div className="ui-pdf-all" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => (
          <div key={row.key} className="ui-pdf-row" style={{ transform: `translateY(${row.start}px)` }}>
            <button
              type="button"
              className="ui-pdf-thumbnail"
              aria-label={`Go to page ${row.index + 1}`}
              aria-current={row.index + 1 === page ? 'page' : undefined}
              data-thumbnail={row.index + 1}
              tabIndex={row.index + 1 === page ? 0 : -1}
              onClick={() => onGo(row.index + 1)}
            >
              <span className="ui-pdf-small" style={{ width: WIDTH, height }}>
                {isReady && (
                  <Page
                    pdf={open.pdf}
                    pageNumber={row.index + 1}
                    width={WIDTH}
                    loading={null}
                    error={null}
                    suspense={false}
                    renderAnnotationLayer={false}
                    renderTextLayer={false}
                  />
                )}
              </span>
              <span className="tabular" aria-hidden="true">
                {row.index + 1}
              </span>
            </button>
          </div>
        ))}
      </div>
    </nav>
  );
}
