import type { ChannelInput, ChannelName, ChannelOutput } from '../../preload/contract/ipc/channels.ts';
import {
  type AccountParts,
  addAccount,
  changeCredentials,
  listAccounts,
  removeAccount,
  renameAccount,
  subAccountsOf,
  verifyAccount,
} from './accounts/accounts.ts';
import { connectPractice, type StartPractice } from './accounts/practice.ts';
import { type AttachParts, attachFiles, replaceRemote } from './documents/attach.ts';
import { checkDocuments } from './documents/check.ts';
import { deliverDocument } from './documents/deliver.ts';
import { cancelDelivery, readDocument, removeDocument, retryDelivery, setKind } from './documents/local.ts';
import {
  printServerLoa,
  readRemote,
  readServerLoa,
  remoteAddress,
  removeRemote,
} from './documents/remote.ts';
import type { Clock, Touched } from './interfaces/ports.ts';
import { CARDS_PER_COLUMN } from './interfaces/store.ts';
import { openLoas } from './loa/open.ts';
import type { LoaParts } from './loa/parts.ts';
import { previewLoa } from './loa/preview.ts';
import { printLoa } from './loa/print.ts';
import { signLoa } from './loa/sign.ts';
import { verifyChosen, verifyFile } from './loa/verify.ts';
import { commentOn } from './port-requests/comment.ts';
import { decideConflicts, openConflicts, revealDisputed, revealPast } from './port-requests/conflicts.ts';
import { createPortRequest } from './port-requests/create.ts';
import { editPortRequest } from './port-requests/edit.ts';
import { follow, followPlan } from './port-requests/follow.ts';
import { joinPortRequests, partOrder } from './port-requests/join.ts';
import { load } from './port-requests/load.ts';
import { movePortRequest, reopenMove } from './port-requests/move.ts';
import { checkNumbers } from './port-requests/numbers.ts';
import { movesNow, openPortRequest, revealSecret } from './port-requests/open.ts';
import { draftRequirements, placementsOf, placePortRequest } from './port-requests/place.ts';
import { recreateOrder } from './port-requests/recreate.ts';
import { removeOrder } from './port-requests/remove.ts';
import { withdrawMutation } from './port-requests/withdraw.ts';
import type { Engine } from './sync/engine.ts';
import type { Lanes } from './sync/lanes.ts';
import { listOutbox, retryAccount, retryMutation } from './sync/outbox-list.ts';
import type { StatusBoard } from './sync/status.ts';
import type { DeliveryStops } from './sync/stops.ts';

/** Channels that the shell answers itself: they need Electron, or are wanted while the database can't open. */
export type ShellChannel =
  | 'app.info'
  | 'app.drawn'
  | 'app.fillScreen'
  | 'secrets.unlock'
  | 'settings.get'
  | 'settings.change'
  | 'data.status'
  | 'data.export'
  | 'backups.list'
  | 'backups.restore'
  | `drafts.${'list' | 'keep' | 'drop'}`
  | LoaRuleChannel;
/** What LOAs go by: settings, policies and templates, none of which is in the database. */
export type LoaRuleChannel =
  | `loa.${'settings' | 'changeSettings' | 'chooseLogo' | 'removeLogo' | 'importKey'}`
  | `loa.${'policies' | 'changePolicy' | 'resetPolicy'}`
  | `loa.${'templates' | 'addTemplate' | 'changeTemplate' | 'removeTemplate' | 'readTemplate'}`;
export type CoreChannel = Exclude<ChannelName, ShellChannel>;

/** One function per channel. Each rejects with an error that carries a problem, or resolves with the value. */
export type CoreHandlers = {
  readonly [Name in CoreChannel]: (input: ChannelInput<Name>) => Promise<ChannelOutput<Name>>;
};

export interface HandlerParts extends Omit<AccountParts, 'engine'>, AttachParts, LoaParts {
  readonly engine: Engine;
  readonly lanes: Lanes;
  readonly stops: DeliveryStops;
  readonly clock: Clock;
  readonly touched: Touched;
  readonly status: StatusBoard;
  readonly timeZone: () => string;
  readonly startPractice: StartPractice;
  readonly chooseFiles: () => Promise<readonly string[]>;
}

export function createHandlers(parts: HandlerParts): CoreHandlers {
  return {
    ...accountHandlers(parts),
    ...portRequestHandlers(parts),
    ...conflictHandlers(parts),
    ...documentHandlers(parts),
    ...loaHandlers(parts),
    ...syncHandlers(parts),
  };
}

type Group<Prefix extends string> = Pick<CoreHandlers, Extract<CoreChannel, `${Prefix}.${string}`>>;

function accountHandlers(parts: HandlerParts): Group<'accounts'> {
  return {
    'accounts.carriers': async () => parts.carriers.all.map(({ description }) => description),
    'accounts.list': async () => listAccounts(parts),
    'accounts.add': (input) => addAccount(parts, input),
    'accounts.verify': ({ accountId }) => verifyAccount(parts, accountId),
    'accounts.rename': (input) => renameAccount(parts, input),
    'accounts.changeCredentials': (input) => changeCredentials(parts, input),
    'accounts.remove': (input) => removeAccount(parts, input),
    'accounts.subAccounts': ({ accountId }) => subAccountsOf(parts, accountId),
    'accounts.startPractice': () => connectPractice(parts),
  };
}

function portRequestHandlers(parts: HandlerParts): Group<'board'> & Group<'portRequests'> {
  const { store } = parts;
  const open = (id: string) => openPortRequest(parts, id);
  return {
    'board.open': (filter) => store.openBoard(filter, CARDS_PER_COLUMN),
    'board.page': ({ filter, state, after, limit }) => store.boardPage(filter, state, after, limit),
    'board.cards': ({ ids }) => store.cards(ids),
    'portRequests.open': async ({ id }) => {
      const view = await open(id);
      parts.engine.watch(id);
      return view;
    },
    'portRequests.timeline': async ({ id }) => {
      await open(id);
      return store.timeline(id);
    },
    'portRequests.checkNumbers': (input) => checkNumbers(store, input),
    'portRequests.create': (input) => createPortRequest(parts, input),
    'portRequests.edit': async (input) => {
      await editPortRequest(parts, input);
      return open(input.id);
    },
    'portRequests.placements': ({ id }) => placementsOf(parts, id),
    'portRequests.requirements': async (input) => draftRequirements(parts, input),
    'portRequests.place': async (input) => {
      await placePortRequest(parts, input);
      return open(input.id);
    },
    'portRequests.followPlan': ({ id }) => followPlan(parts, id),
    'portRequests.follow': async (input) => {
      await follow(parts, input);
      return open(input.id);
    },
    'portRequests.join': async (input) => {
      await joinPortRequests(parts, input);
      return open(input.id);
    },
    'portRequests.part': async (input) => {
      await partOrder(parts, input);
      return open(input.id);
    },
    'portRequests.portability': ({ accountId, numbers }) =>
      parts.sessions.of(accountId).then((session) => session.portability(numbers)),
    'portRequests.windows': async (input) => {
      const address = remoteAddress(await load(store, input.id), input);
      return (await parts.sessions.of(input.accountId)).windows(address);
    },
    'portRequests.remove': (input) => nothing(removeOrder(parts, input)),
    'portRequests.reveal': ({ id, field }) => revealSecret(store, id, field),
    'portRequests.moves': ({ id }) => movesNow(parts, id),
    'portRequests.move': async (input) => {
      await movePortRequest(parts, input);
      return open(input.id);
    },
    'portRequests.recreate': async ({ mutationId }) => open(await recreateOrder(parts, mutationId)),
    'portRequests.comment': (input) => nothing(commentOn(parts, input)),
    'portRequests.refresh': async ({ id }) => {
      await open(id);
      await parts.engine.refresh(id);
      return open(id);
    },
  };
}

function conflictHandlers(parts: HandlerParts): Group<'conflicts'> {
  const { store } = parts;
  return {
    'conflicts.open': ({ id }) => openConflicts(store, id),
    'conflicts.decide': (input) => nothing(decideConflicts(parts, input)),
    'conflicts.reveal': (input) => revealDisputed(store, input),
    'conflicts.revealPast': (input) => revealPast(store, input),
  };
}

function documentHandlers(parts: HandlerParts): Group<'documents'> {
  return {
    'documents.attach': (input) => attachFiles(parts, input),
    'documents.choose': async ({ id }) => attachFiles(parts, { id, paths: [...(await parts.chooseFiles())] }),
    'documents.replace': (input) => replaceRemote(parts, input),
    'documents.setKind': ({ documentId, kind }) => nothing(setKind(parts, documentId, kind)),
    'documents.remove': ({ documentId }) => nothing(removeDocument(parts, documentId)),
    'documents.read': ({ documentId }) => readDocument(parts, documentId),
    'documents.check': ({ id }) => checkDocuments(parts, id),
    'documents.readRemote': (input) => readRemote(parts, input),
    'documents.removeRemote': (input) => nothing(removeRemote(parts, input)),
    'documents.serverLoa': (input) => readServerLoa(parts, input),
    'documents.printServerLoa': (input) => printServerLoa(parts, input),
    'documents.deliver': (input) => nothing(deliverDocument(parts, input)),
    'documents.cancelDelivery': ({ deliveryId }) => nothing(cancelDelivery(parts, deliveryId)),
    'documents.retryDelivery': ({ deliveryId }) => nothing(retryDelivery(parts, deliveryId)),
  };
}

function loaHandlers(parts: HandlerParts): Group<'loa'> {
  return {
    'loa.open': ({ id }) => openLoas(parts, id),
    'loa.preview': (input) => previewLoa(parts, input),
    'loa.sign': (input) => signLoa(parts, input),
    'loa.print': (input) => printLoa(parts, input),
    'loa.verify': ({ path }) => verifyFile(parts, path),
    'loa.verifyChosen': () => verifyChosen(parts),
  };
}

function syncHandlers(parts: HandlerParts): Group<'outbox'> & Group<'sync'> {
  const { engine } = parts;
  return {
    'outbox.list': () => listOutbox(parts),
    'outbox.withdraw': ({ mutationId }) => nothing(withdrawMutation(parts, mutationId)),
    'outbox.retry': (input) => nothing(retryMutation(parts, input)),
    'outbox.retryAccount': async ({ accountId }) => {
      retryAccount(parts, accountId);
      return null;
    },
    'outbox.reopenMove': ({ mutationId }) => reopenMove(parts, mutationId),
    'sync.status': () => parts.status.read(),
    'sync.now': async () => {
      engine.pullNow();
      return null;
    },
  };
}

async function nothing(work: Promise<void>): Promise<null> {
  await work;
  return null;
}
