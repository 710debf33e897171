import type {
  Ink,
  LoaPart,
  Signature,
  SigningMethod,
  SigningOffer,
} from '../../../../preload/contract/domain/loa.ts';
import type { Instant } from '../../../../preload/contract/domain/time.ts';
import type { ChannelInput } from '../../../../preload/contract/ipc/channels.ts';
import type { LoaTarget } from '../store.ts';
import { isTooLittle } from './ink.ts';

export type ScreenMethod = Exclude<SigningMethod, 'paper'>;
type SigningInput = ChannelInput<'loa.sign'>;
export type Pointer = SigningInput['pointer'];
export type SigningEvent = SigningInput['events'][number];

export interface Picture {
  readonly name: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

/** What the signer has left so far; nothing of it is lost when something goes wrong. */
export interface Entry {
  readonly method: ScreenMethod;
  readonly ink: Ink | null;
  readonly typed: string;
  readonly picture: Picture | null;
  readonly name: string;
  readonly title: string;
  readonly pointer: Pointer;
}

export const SCREEN_METHODS: readonly { readonly id: ScreenMethod; readonly label: string }[] = [
  { id: 'draw', label: 'Draw' },
  { id: 'type', label: 'Type' },
  { id: 'image', label: 'Image' },
];

/** What the contract takes (`preload/contract/ipc/inputs.ts`). */
const EVENTS = 20;

export function offerOf(offers: readonly SigningOffer[], method: SigningMethod): SigningOffer {
  return offers.find((one) => one.method === method) ?? { method, allowed: false };
}

/** The signing form as it is opened: the first way that is allowed, with the proposed name. */
export function freshEntry(part: Pick<LoaPart, 'methods' | 'signer' | 'title'>): Entry {
  const first = SCREEN_METHODS.find(({ id }) => offerOf(part.methods, id).allowed);
  return {
    method: first?.id ?? 'draw',
    ink: null,
    typed: '',
    picture: null,
    name: part.signer,
    title: part.title,
    pointer: 'keyboard',
  };
}

/** The signature that is entered; `null` while there is none. */
export function signatureOf(entry: Entry): Signature | null {
  switch (entry.method) {
    case 'draw':
      return entry.ink && { method: 'draw', ink: entry.ink };
    case 'type':
      return entry.typed.trim() ? { method: 'type', text: entry.typed.trim() } : null;
    case 'image':
      return entry.picture && { method: 'image', bytes: entry.picture.bytes };
  }
}

const ASK: Readonly<Record<ScreenMethod, string>> = {
  draw: 'Draw the signature.',
  type: 'Type the signature.',
  image: 'Choose an image of the signature.',
};

/** What is still to be done before the signature counts, in a sentence; `null` once nothing is. */
export function entryLack(entry: Entry): string | null {
  if (!signatureOf(entry)) return ASK[entry.method];
  if (entry.method === 'draw' && entry.ink && isTooLittle(entry.ink)) {
    return 'This is too little for a signature. Draw the whole name.';
  }
  if (!entry.name.trim()) return 'Enter the name of the person who signs.';
  if (!entry.title.trim()) return 'Enter the title of the person who signs.';
  return null;
}

/** The same for one LOA: it has to be seen, and agreed to. */
export function signingLack(entry: Entry, isShown: boolean, isAgreed: boolean): string | null {
  if (!isShown) return 'The LOA is still being drawn.';
  return entryLack(entry) ?? (isAgreed ? null : 'Tick that you agree to sign electronically.');
}

/** The signing of one LOA as main takes it. */
export function signingInput(
  { id, variant }: Pick<LoaTarget, 'id' | 'variant'>,
  entry: Entry,
  signature: Signature,
  rest: Pick<SigningInput, 'contentHash' | 'consent' | 'timeZone'> & {
    readonly events: readonly SigningEvent[];
  },
): SigningInput {
  const signing: Readonly<Omit<SigningInput, 'signature' | 'events'>> & {
    readonly signature: Signature;
    readonly events: readonly SigningEvent[];
  } = {
    id,
    variant,
    signature,
    name: entry.name.trim(),
    title: entry.title.trim(),
    ...rest,
    pointer: entry.method === 'draw' ? entry.pointer : 'keyboard',
  };
  // The schema's type has arrays that may be written to; nobody does.
  return signing as SigningInput;
}

/** What happened with an LOA on screen, the newest last. */
export function happened(
  events: readonly SigningEvent[],
  what: SigningEvent['what'],
  at: Instant,
): readonly SigningEvent[] {
  return [...events.filter((one) => what !== 'consented' || one.what !== 'consented'), { what, at }].slice(
    -EVENTS,
  );
}

export function takenBack(events: readonly SigningEvent[]): readonly SigningEvent[] {
  return events.filter(({ what }) => what !== 'consented');
}
