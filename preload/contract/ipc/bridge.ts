import type { ChannelInput, ChannelName, ChannelOutput } from './channels.ts';
import type { EventName, PortsideEvents } from './events.ts';
import type { Result } from './result.ts';

/** `'board.open'` -> group `board`, member `open`. */
type GroupOf<Name extends string> = Name extends `${infer Group}.${string}` ? Group : never;
type MemberOf<Name extends string, Group extends string> = Name extends `${Group}.${infer Member}`
  ? Member
  : never;

type Call<Name extends ChannelName> = [ChannelInput<Name>] extends [undefined]
  ? () => Promise<Result<ChannelOutput<Name>>>
  : (input: ChannelInput<Name>) => Promise<Result<ChannelOutput<Name>>>;

/** These take real `File`s from the page: preload alone turns them into paths. */
type Plain<Name extends ChannelName> = Name extends 'documents.attach' | 'documents.replace' | 'loa.verify'
  ? never
  : Name;

/**
 * `window.portside`: one named function per channel, grouped; files by handle, events by subscription.
 * `FileHandle` is the browser's `File` (left open here because the contract knows no DOM).
 */
export type PortsideBridge<FileHandle> = {
  readonly [Group in GroupOf<Plain<ChannelName>>]: {
    readonly [Name in Plain<ChannelName> as MemberOf<Name, Group>]: Call<Name>;
  };
} & {
  readonly files: {
    /** Attaches OS files; those without a path on disk (made by script) are refused by main. */
    readonly attach: (
      id: string,
      files: readonly FileHandle[],
    ) => Promise<Result<ChannelOutput<'documents.attach'>>>;
    /** Puts an OS file in the place of one that the carrier holds. */
    readonly replace: (
      id: string,
      accountId: string,
      name: string,
      file: FileHandle,
      /** Which order, where the account holds several. */
      remoteId?: string,
    ) => Promise<Result<ChannelOutput<'documents.replace'>>>;
    /** Says of an OS file whether it is a sealed LOA; nothing is kept of it. */
    readonly verify: (file: FileHandle) => Promise<Result<ChannelOutput<'loa.verify'>>>;
  };
  readonly events: {
    /** Returns the function that ends the subscription. */
    readonly on: <Name extends EventName>(
      name: Name,
      listener: (payload: PortsideEvents[Name]) => void,
    ) => () => void;
  };
};
