import type { z as Zod, ZodType } from 'zod';
import type { Account, AccountRemoval, CarrierDescription, SubAccount } from '../domain/accounts.ts';
import type { Board, BoardPage } from '../domain/board.ts';
import type { Conflicts } from '../domain/conflicts.ts';
import type { Document, DocumentTrouble } from '../domain/documents.ts';
import type { UnsavedDraft } from '../domain/drafts.ts';
import type { PortRequestId } from '../domain/ids.ts';
import type { LoaPolicy, LoaSettings, LoaTemplate, LoaVerdict, LoaView, SealingKey } from '../domain/loa.ts';
import type { Move, ReasonChoice } from '../domain/moves.ts';
import type { NumberCheck, Portability } from '../domain/numbers.ts';
import type { FocWindow, FollowPlan, Placement, Requirement } from '../domain/orders.ts';
import type { Card, PortRequestView, TimelineEntry, WaitingChange } from '../domain/port-requests.ts';
import type { ProblemCode } from '../domain/problem.ts';
import type { SecretStoreStatus } from '../domain/secrets.ts';
import type { Settings } from '../domain/settings.ts';
import type { State } from '../domain/states.ts';
import type { Backup, Exported, StorageState } from '../domain/storage.ts';
import type { SyncStatus } from '../domain/sync.ts';
import * as input from './inputs.ts';

/**
 * The one registry of what the renderer may ask of main. The preload bridge, the router and the renderer's types are
 * all derived from it. An input is a function of zod so that only main, which parses, carries the parser.
 */
type Z = typeof Zod;

interface Channel<Input extends (z: Z) => ZodType, Output> {
  readonly input: Input;
  /** Codes this channel answers with beside `invalid-input` and `internal`. */
  readonly codes: readonly ProblemCode[];
  /** Only a type; never set. */
  readonly output?: readonly [Output];
}

function channel<Output>() {
  return <Input extends (z: Z) => ZodType>(
    parse: Input,
    ...codes: readonly ProblemCode[]
  ): Channel<Input, Output> => ({ input: parse, codes });
}

/** A call that waits for a carrier, when it answers no or not at all. */
const NO_ANSWER = [
  'offline',
  'unauthorized',
  'forbidden',
  'protocol',
  'carrier-down',
  'rate-limited',
] as const satisfies readonly ProblemCode[];

/** A call that needs the vault. */
const FROM_VAULT = ['not-found', 'storage', 'secrets-locked'] as const satisfies readonly ProblemCode[];

/** A file that the agent chose or the carrier sent, ready to be looked at. */
export interface FileContent {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** An LOA as it would be signed now. */
export interface LoaPreview extends FileContent {
  /** Of what is printed: signing names it, so that nobody signs anything but what was shown. */
  readonly contentHash: string;
}

/** What became of one dropped file. */
export type AttachOutcome =
  | { readonly fileName: string; readonly ok: true; readonly document: Document }
  | { readonly fileName: string; readonly ok: false; readonly what: string; readonly next: string };

/** A move that waits or was refused, as it can be asked for anew. */
export interface ReopenedMove {
  readonly move: Move;
  /** Where the order stands without it. */
  readonly state: State;
  readonly reasons: readonly ReasonChoice[];
}

export interface AppInfo {
  readonly name: string;
  readonly version: string;
  readonly electron: string;
  readonly platform: string;
  readonly secrets: SecretStoreStatus;
  /** Sentences about the start that the agent should read, such as a damaged database that was set aside. */
  readonly notices: readonly string[];
}

export const CHANNELS = {
  'app.info': channel<AppInfo>()(input.none),
  /** The board's first picture is on the screen. */
  'app.drawn': channel<null>()(input.none),
  /** Over the whole screen, for somebody who is to see nothing else; and back. */
  'app.fillScreen': channel<null>()(input.fillScreen),
  'secrets.unlock': channel<SecretStoreStatus>()(input.passphrase, 'secrets-locked'),

  'settings.get': channel<Settings>()(input.none),
  'settings.change': channel<Settings>()(input.settingsChange),

  'drafts.list': channel<readonly UnsavedDraft[]>()(input.none, 'secrets-locked'),
  'drafts.keep': channel<null>()(input.unsavedDraft, 'secrets-locked'),
  'drafts.drop': channel<null>()(input.draft),

  'data.status': channel<StorageState>()(input.none),
  'data.export': channel<Exported | null>()(input.exporting, 'storage', 'secrets-locked'),
  'backups.list': channel<readonly Backup[]>()(input.none, 'storage', 'secrets-locked'),
  'backups.restore': channel<{ readonly setAside?: string }>()(
    input.backup,
    'not-found',
    'storage',
    'secrets-locked',
  ),

  'accounts.carriers': channel<readonly CarrierDescription[]>()(input.none),
  'accounts.list': channel<readonly Account[]>()(input.none),
  'accounts.add': channel<Account>()(input.newAccount, ...NO_ANSWER, 'secrets-locked'),
  'accounts.verify': channel<Account>()(input.account, 'not-found'),
  'accounts.rename': channel<Account>()(input.accountName, 'not-found'),
  'accounts.changeCredentials': channel<Account>()(
    input.accountCredentials,
    'not-found',
    ...NO_ANSWER,
    'secrets-locked',
  ),
  'accounts.remove': channel<AccountRemoval>()(input.accountRemoval, 'not-found', 'storage'),
  'accounts.subAccounts': channel<readonly SubAccount[]>()(input.account, 'not-found', ...NO_ANSWER),
  'accounts.startPractice': channel<readonly Account[]>()(input.none, 'carrier-down', 'secrets-locked'),

  'board.open': channel<Board>()(input.boardFilter),
  'board.page': channel<BoardPage>()(input.boardPage),
  'board.cards': channel<readonly Card[]>()(input.portRequests),

  'portRequests.open': channel<PortRequestView>()(input.portRequest, 'not-found'),
  'portRequests.timeline': channel<readonly TimelineEntry[]>()(input.portRequest, 'not-found'),
  'portRequests.checkNumbers': channel<NumberCheck>()(input.numbersText),
  'portRequests.create': channel<{ readonly id: PortRequestId }>()(
    input.newPortRequest,
    'not-found',
    'rejected',
  ),
  'portRequests.edit': channel<PortRequestView>()(input.portRequestEdit, 'not-found', 'rejected', 'conflict'),
  'portRequests.remove': channel<null>()(input.orderOf, 'not-found', 'rejected'),
  'portRequests.reveal': channel<{ readonly text: string }>()(
    input.secretField,
    'not-found',
    'secrets-locked',
  ),
  'portRequests.moves': channel<readonly Move[]>()(input.portRequest, 'not-found'),
  'portRequests.move': channel<PortRequestView>()(input.move, 'not-found', 'rejected', 'conflict'),
  'portRequests.comment': channel<null>()(input.comment, 'not-found', 'rejected', 'conflict'),
  'portRequests.placements': channel<readonly Placement[]>()(input.portRequest, 'not-found'),
  'portRequests.requirements': channel<readonly Requirement[]>()(input.draftRequirements, 'not-found'),
  'portRequests.place': channel<PortRequestView>()(input.place, 'not-found', 'rejected'),
  'portRequests.followPlan': channel<FollowPlan | null>()(input.portRequest, 'not-found'),
  'portRequests.follow': channel<PortRequestView>()(input.follow, 'not-found', 'rejected', 'conflict'),
  'portRequests.join': channel<PortRequestView>()(input.join, 'not-found', 'rejected'),
  'portRequests.part': channel<PortRequestView>()(input.joinedOrder, 'not-found', 'rejected'),
  'portRequests.portability': channel<readonly Portability[]>()(
    input.portability,
    'not-found',
    'rejected',
    ...NO_ANSWER,
  ),
  'portRequests.windows': channel<readonly FocWindow[]>()(
    input.joinedOrder,
    'not-found',
    'rejected',
    ...NO_ANSWER,
  ),
  'portRequests.refresh': channel<PortRequestView>()(input.portRequest, 'not-found', ...NO_ANSWER),

  'portRequests.recreate': channel<PortRequestView>()(input.mutation, 'not-found', 'rejected', ...NO_ANSWER),

  'conflicts.open': channel<Conflicts>()(input.portRequest, 'not-found'),
  'conflicts.decide': channel<null>()(input.decision, 'not-found', 'rejected'),
  'conflicts.reveal': channel<{ readonly text: string }>()(
    input.disputedValue,
    'not-found',
    'secrets-locked',
  ),
  'conflicts.revealPast': channel<{ readonly text: string }>()(
    input.pastValue,
    'not-found',
    'secrets-locked',
  ),

  'documents.attach': channel<readonly AttachOutcome[]>()(input.attach, ...FROM_VAULT),
  'documents.replace': channel<AttachOutcome>()(input.replaceRemote, ...FROM_VAULT),
  'documents.choose': channel<readonly AttachOutcome[]>()(input.portRequest, ...FROM_VAULT),
  'documents.setKind': channel<null>()(input.documentKind, 'not-found'),
  'documents.remove': channel<null>()(input.document, 'not-found', 'rejected'),
  'documents.read': channel<FileContent>()(input.document, ...FROM_VAULT),
  'documents.check': channel<readonly DocumentTrouble[]>()(input.portRequest, ...FROM_VAULT),
  'documents.readRemote': channel<FileContent>()(input.remoteDocument, 'not-found', ...NO_ANSWER),
  'documents.removeRemote': channel<null>()(input.remoteDocument, 'not-found', 'rejected'),
  'documents.serverLoa': channel<FileContent>()(input.orderOf, 'not-found', ...NO_ANSWER),
  'documents.printServerLoa': channel<{ readonly path: string } | null>()(
    input.orderOf,
    'not-found',
    'storage',
    ...NO_ANSWER,
  ),
  'documents.deliver': channel<null>()(input.newDelivery, 'not-found', 'rejected'),
  'documents.cancelDelivery': channel<null>()(input.delivery, 'not-found', 'conflict'),
  'documents.retryDelivery': channel<null>()(input.delivery, 'not-found'),

  'loa.open': channel<LoaView>()(input.portRequest, 'not-found'),
  'loa.preview': channel<LoaPreview>()(input.loaPreview, 'not-found', 'rejected'),
  'loa.sign': channel<LoaView>()(input.loaSigning, ...FROM_VAULT, 'rejected', 'conflict'),
  'loa.print': channel<{ readonly path: string } | null>()(input.loaPart, ...FROM_VAULT, 'rejected'),
  'loa.verify': channel<LoaVerdict>()(input.filePath, 'storage'),
  'loa.verifyChosen': channel<LoaVerdict | null>()(input.none, 'storage'),
  'loa.settings': channel<LoaSettings>()(input.none, 'secrets-locked'),
  'loa.changeSettings': channel<LoaSettings>()(input.loaSettings, 'secrets-locked', 'rejected'),
  'loa.chooseLogo': channel<LoaSettings | null>()(input.none, 'storage', 'rejected'),
  'loa.removeLogo': channel<LoaSettings>()(input.none, 'storage'),
  'loa.importKey': channel<SealingKey | null>()(input.keyPassword, 'storage', 'secrets-locked', 'rejected'),
  'loa.policies': channel<readonly LoaPolicy[]>()(input.none),
  'loa.changePolicy': channel<LoaPolicy>()(input.loaPolicyChange, 'not-found', 'rejected'),
  'loa.resetPolicy': channel<LoaPolicy>()(input.carrier, 'not-found'),
  'loa.templates': channel<readonly LoaTemplate[]>()(input.none, 'storage'),
  'loa.addTemplate': channel<LoaTemplate | null>()(input.newTemplate, 'storage', 'rejected', 'file-refused'),
  'loa.changeTemplate': channel<LoaTemplate>()(input.templateChange, 'not-found', 'storage'),
  'loa.removeTemplate': channel<null>()(input.template, 'not-found', 'storage'),
  'loa.readTemplate': channel<FileContent>()(input.template, 'not-found', 'storage'),

  'outbox.list': channel<readonly WaitingChange[]>()(input.none),
  'outbox.withdraw': channel<null>()(input.mutation, 'not-found', 'conflict'),
  'outbox.retry': channel<null>()(input.retry, 'not-found', 'rejected'),
  'outbox.retryAccount': channel<null>()(input.account),
  'outbox.reopenMove': channel<ReopenedMove>()(input.mutation, 'not-found', 'conflict'),

  'sync.status': channel<SyncStatus>()(input.none),
  'sync.now': channel<null>()(input.none),
} as const;

export type ChannelName = keyof typeof CHANNELS;

export type ChannelInput<Name extends ChannelName> = Zod.infer<ReturnType<(typeof CHANNELS)[Name]['input']>>;

export type ChannelOutput<Name extends ChannelName> = NonNullable<(typeof CHANNELS)[Name]['output']>[0];

export const CHANNEL_NAMES = Object.keys(CHANNELS) as readonly ChannelName[];
