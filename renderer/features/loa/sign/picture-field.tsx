import { ImageUp } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../../ui/button.tsx';
import { formatBytes } from '../../../ui/progress-bar.tsx';
import { useFileDrop } from '../../../ui/use-file-drop.ts';
import type { Picture } from './entry.ts';

const TYPES = ['image/png', 'image/jpeg'] as const;
/** Bytes; what the contract takes (`preload/contract/ipc/inputs.ts`). */
const LARGEST = 10_000_000;

type Read = { readonly picture: Picture } | { readonly refusal: string };

/** A file as a picture of a signature, or why it is none. */
export async function readPicture(file: File): Promise<Read> {
  const mediaType = TYPES.find((type) => type === file.type);
  if (!mediaType) return { refusal: `${file.name} is neither a PNG nor a JPEG.` };
  if (file.size > LARGEST) {
    return {
      refusal: `${file.name} has ${formatBytes(file.size)}; at most ${formatBytes(LARGEST)} are taken.`,
    };
  }
  if (file.size === 0) return { refusal: `${file.name} is empty.` };
  return { picture: { name: file.name, mediaType, bytes: new Uint8Array(await file.arrayBuffer()) } };
}

/** A picture of a signature, chosen or dropped. */
export function PictureField(props: {
  readonly picture: Picture | null;
  readonly onPicture: (picture: Picture | null) => void;
}): ReactNode {
  const { picture, onPicture } = props;
  const [refusal, setRefusal] = useState<string | null>(null);
  const target = useRef<HTMLDivElement>(null);
  const take = useCallback(
    async (file: File): Promise<void> => {
      const read = await readPicture(file);
      setRefusal('refusal' in read ? read.refusal : null);
      if ('picture' in read) onPicture(read.picture);
    },
    [onPicture],
  );
  const isOver = useFileDrop(target, take);
  return (
    <div ref={target} className="sign-picture" data-over={isOver || undefined}>
      {picture ? <Shown picture={picture} /> : <p>Drop a PNG or JPEG of the signature here.</p>}
      <FileTrigger acceptedFileTypes={TYPES} onSelect={(files) => files?.[0] && void take(files[0])}>
        <Button size="sm" icon={<ImageUp />}>
          {picture ? 'Choose another image' : 'Choose an image'}
        </Button>
      </FileTrigger>
      {refusal && (
        <p className="sign-refusal" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

function Shown({ picture }: { readonly picture: Picture }): ReactNode {
  const { bytes, mediaType, name } = picture;
  const url = useMemo(
    () => URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType })),
    [bytes, mediaType],
  );
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt={`Signature from ${name}`} />;
}
