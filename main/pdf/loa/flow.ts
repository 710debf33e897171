import { type Block, moved, type Piece } from './pieces.ts';

/** Where blocks are stacked on a page. */
export interface Column {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Stacks blocks on as many pages as they need. Blocks that hold each other move to the next page together, unless they
 * are taller than a page.
 */
export function paginate(
  blocks: readonly Block[],
  columnOf: (page: number) => Column,
): readonly (readonly Piece[])[] {
  const pages: Piece[][] = [[]];
  let y = columnOf(0).top;
  const column = () => columnOf(pages.length - 1);
  const turn = () => {
    pages.push([]);
    y = column().top;
  };
  for (const group of groups(blocks)) {
    const { top, bottom } = columnOf(pages.length);
    const height = group.reduce((sum, block) => sum + block.height, 0);
    if (y + height > column().bottom && y > column().top && height <= bottom - top) turn();
    for (const block of group) {
      if (y + block.height > column().bottom && y > column().top) turn();
      // A page does not begin with an empty stretch.
      if (block.pieces.length === 0 && y === column().top) continue;
      pages.at(-1)?.push(...moved(block.pieces, column().x, y));
      y += block.height;
    }
  }
  return pages;
}

function groups(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const all: Block[][] = [];
  let open = false;
  for (const block of blocks) {
    if (open) all.at(-1)?.push(block);
    else all.push([block]);
    open = block.holdsNext === true;
  }
  return all;
}
