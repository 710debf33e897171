import { ChevronLeft, ChevronRight, MoveHorizontal, PanelLeft, ZoomIn, ZoomOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../icon-button.tsx';
import { Toolbar } from '../toolbar.tsx';
import { canStep, stepped, type Zoom } from './zoom.ts';

export interface PdfToolsProps {
  readonly page: number;
  /** 0 while it opens. */
  readonly pages: number;
  readonly zoom: Zoom;
  /** 1: as big as on paper. */
  readonly factor: number;
  /** Absent where there are none. */
  readonly thumbnails?: { readonly isShown: boolean; readonly onShow: (isShown: boolean) => void };
  readonly onGo: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
}

/** Pages at the start, zoom at the end. */
export function PdfTools(props: PdfToolsProps): ReactNode {
  const { page, pages, zoom, factor, thumbnails, onGo, onZoom } = props;
  return (
    <Toolbar label="Pages and zoom" className="ui-pdf-tools">
      {thumbnails && pages > 1 && (
        <IconButton
          size="sm"
          label="Thumbnails"
          icon={<PanelLeft />}
          isActive={thumbnails.isShown}
          onPress={() => thumbnails.onShow(!thumbnails.isShown)}
        />
      )}
      <IconButton
        size="sm"
        label="Previous page"
        icon={<ChevronLeft />}
        isDisabled={page <= 1}
        onPress={() => onGo(page - 1)}
      />
      <span className="tabular" aria-live="polite">
        {pages ? `Page ${page} of ${pages}` : ''}
      </span>
      <IconButton
        size="sm"
        label="Next page"
        icon={<ChevronRight />}
        isDisabled={page >= pages}
        onPress={() => onGo(page + 1)}
      />
      <span className="ui-pdf-gap" />
      <IconButton
        size="sm"
        label="Zoom out"
        icon={<ZoomOut />}
        isDisabled={!canStep(factor, -1)}
        onPress={() => onZoom(stepped(factor, -1))}
      />
      <span className="tabular">{Math.round(factor * 100)} %</span>
      <IconButton
        size="sm"
        label="Zoom in"
        icon={<ZoomIn />}
        isDisabled={!canStep(factor, 1)}
        onPress={() => onZoom(stepped(factor, 1))}
      />
      <IconButton
        size="sm"
        label="Fit width"
        icon={<MoveHorizontal />}
        isActive={zoom === 'fit'}
        onPress={() => onZoom('fit')}
      />
    </Toolbar>
  );
}
