import { dropTargetForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter';
import { containsFiles, getFiles } from '@atlaskit/pragmatic-drag-and-drop/external/file';
import { Paperclip } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { usePortRequest } from './context.ts';

/** The whole panel takes files from the desktop, and names itself while they are over it. */
export function FileTarget({
  panel,
  children,
}: {
  readonly panel: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}): ReactNode {
  const { store, intake } = usePortRequest();
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    return dropTargetForExternal({
      element,
      canDrop: (drag) => containsFiles(drag) && store.getState().view !== undefined,
      getDropEffect: () => 'copy',
      onDragEnter: () => setName(store.getState().view?.card.name ?? null),
      onDragLeave: () => setName(null),
      onDrop: ({ source }) => {
        setName(null);
        const card = store.getState().view?.card;
        if (!card) return;
        store.setTab('documents');
        void intake.attach(card, getFiles({ source }));
      },
    });
  }, [panel, store, intake]);
  return (
    <>
      {children}
      {name !== null && (
        <div className="port-drop">
          <Paperclip />
          Attach to {name}
        </div>
      )}
    </>
  );
}
