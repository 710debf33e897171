import { monitorForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter';
import { containsFiles } from '@atlaskit/pragmatic-drag-and-drop/external/file';
import { preventUnhandled } from '@atlaskit/pragmatic-drag-and-drop/prevent-unhandled';
import { Paperclip } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import './file-drag.css';

/** A dialog lies over the cards. */
function isCovered(): boolean {
  return document.querySelector('.ui-scrim, [data-handed-over]') !== null;
}

/** While files from the desktop are over the window and over no port request: where they can go. */
export function FileDragHint({ isPortOpen }: { readonly isPortOpen: boolean }): ReactNode {
  const [isShown, setShown] = useState(false);
  useEffect(
    () =>
      monitorForExternal({
        canMonitor: containsFiles,
        onDragStart: () => {
          // A file that misses every target would otherwise be opened in place of the app.
          preventUnhandled.start();
          setShown(!isCovered());
        },
        onDropTargetChange: ({ location }) =>
          setShown(location.current.dropTargets.length === 0 && !isCovered()),
        onDrop: () => {
          preventUnhandled.stop();
          setShown(false);
        },
      }),
    [],
  );
  if (!isShown) return null;
  return (
    <p className="file-hint">
      <Paperclip />
      {isPortOpen ? 'Drop on a card or on the open port request to attach' : 'Drop on a card to attach'}
    </p>
  );
}
