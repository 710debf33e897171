import { Eraser, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import SignaturePad from 'signature_pad';
import type { Ink } from '../../../../preload/contract/domain/loa.ts';
import { Button } from '../../../ui/button.tsx';
import type { Pointer } from './entry.ts';
import { groupsOf, inkOf, PEN, undone } from './ink.ts';

function pointerOf(event: Event): Pointer {
  const kind = event instanceof PointerEvent ? event.pointerType : '';
  return kind === 'pen' || kind === 'touch' ? kind : 'mouse';
}

export interface InkPadProps {
  readonly ink: Ink | null;
  readonly onInk: (ink: Ink | null, pointer?: Pointer) => void;
}

/** A piece of paper to sign on, with mouse, pen or finger. */
export function InkPad({ ink, onInk }: InkPadProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const shown = useRef<Ink | null>(null);
  const latest = useRef({ ink, onInk });
  latest.current = { ink, onInk };
  useEffect(() => {
    const paper = canvas.current;
    if (!paper) return;
    const made = new SignaturePad(paper, { ...PEN, throttle: 0, minDistance: 1 });
    pad.current = made;
    const draw = (): void => layInk(paper, made, latest.current.ink);
    let pointer: Pointer = 'mouse';
    const onBegin = (event: globalThis.Event): void => {
      const { detail } = event as CustomEvent<{ readonly event?: globalThis.Event }>;
      if (detail.event) pointer = pointerOf(detail.event);
    };
    const onEnd = (): void => {
      const drawn = inkOf(made.toData(), paper.clientWidth, paper.clientHeight);
      shown.current = drawn;
      latest.current.onInk(drawn, pointer);
    };
    made.addEventListener('beginStroke', onBegin);
    made.addEventListener('endStroke', onEnd);
    draw();
    shown.current = latest.current.ink;
    const observer = new ResizeObserver(draw);
    observer.observe(paper);
    return () => {
      observer.disconnect();
      made.off();
      pad.current = null;
    };
  }, []);
  useEffect(() => {
    // What the pad has drawn itself is on it already.
    if (ink === shown.current || !canvas.current || !pad.current) return;
    shown.current = ink;
    layInk(canvas.current, pad.current, ink);
  }, [ink]);
  return (
    <div className="sign-pad">
      <canvas
        ref={canvas}
        className="sign-paper"
        role="img"
        aria-label="Signature"
        data-empty={ink === null}
      />
      <div className="sign-pad-acts">
        <p>{ink === null ? 'Sign here with mouse, pen or finger.' : ''}</p>
        <Button
          size="sm"
          variant="quiet"
          icon={<Undo2 />}
          isDisabled={ink === null}
          onPress={() => onInk(ink && undone(ink))}
        >
          Undo
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={<Eraser />}
          isDisabled={ink === null}
          onPress={() => onInk(null)}
        >
          Clear
        </Button>
      </div>
    </div>
  );
}

/** Gives the canvas as many pixels as the screen has there, which empties it, and draws the ink again. */
function layInk(paper: HTMLCanvasElement, pad: SignaturePad, ink: Ink | null): void {
  const { clientWidth, clientHeight } = paper;
  const ratio = Math.max(1, window.devicePixelRatio);
  paper.width = Math.round(clientWidth * ratio);
  paper.height = Math.round(clientHeight * ratio);
  paper.getContext('2d')?.scale(ratio, ratio);
  pad.clear();
  if (ink) pad.fromData(groupsOf(ink, clientWidth, clientHeight));
}
