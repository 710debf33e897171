import { dropTargetForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter';
import { containsFiles, getFiles } from '@atlaskit/pragmatic-drag-and-drop/external/file';
import { type RefObject, useEffect, useState } from 'react';

/** Takes the first file that is dropped on an element; says whether one is held over it. `onFile` has to stay the same. */
export function useFileDrop(target: RefObject<HTMLElement | null>, onFile: (file: File) => unknown): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    return dropTargetForExternal({
      element,
      canDrop: containsFiles,
      getDropEffect: () => 'copy',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        const [file] = getFiles({ source });
        if (file) onFile(file);
      },
    });
  }, [target, onFile]);
  return isOver;
}
