import { useEffect, useState } from 'react';
import type { OpenPdf } from '../../../ui/pdf/open-pdf.ts';

/** Where a field of the form is, in hundredths of the page as it is shown, from its upper left corner. */
export interface FieldMark {
  readonly field: string;
  readonly page: number;
  readonly box: {
    readonly left: string;
    readonly top: string;
    readonly width: string;
    readonly height: string;
  };
}

/** Finds the fields on the pages, so that a name such as "Text12" can be seen. */
export function useFieldMarks(open: OpenPdf | null): readonly FieldMark[] {
  const [marks, setMarks] = useState<readonly FieldMark[]>([]);
  useEffect(() => {
    let isOver = false;
    if (open) {
      readMarks(open).then(
        (found) => {
          if (!isOver) setMarks(found);
        },
        () => undefined,
      );
    }
    return () => {
      isOver = true;
    };
  }, [open]);
  return marks;
}

async function readMarks({ pdf, pages }: OpenPdf): Promise<readonly FieldMark[]> {
  const found: FieldMark[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const proxy = await pdf.getPage(page);
    const view = proxy.getViewport({ scale: 1 });
    const annotations: readonly { readonly fieldName?: string; readonly rect?: number[] }[] =
      await proxy.getAnnotations();
    for (const { fieldName, rect } of annotations) {
      if (!fieldName || !rect) continue;
      const [left = 0, bottom = 0, right = 0, top = 0] = rect;
      const [x1 = 0, y1 = 0] = view.convertToViewportPoint(left, bottom);
      const [x2 = 0, y2 = 0] = view.convertToViewportPoint(right, top);
      const part = (value: number, whole: number) => `${(100 * value) / whole}%`;
      found.push({
        field: fieldName,
        page: page - 1,
        box: {
          left: part(Math.min(x1, x2), view.width),
          top: part(Math.min(y1, y2), view.height),
          width: part(Math.abs(x2 - x1), view.width),
          height: part(Math.abs(y2 - y1), view.height),
        },
      });
    }
  }
  return found;
}
