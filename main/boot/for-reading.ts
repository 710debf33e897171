import type { CoreChannel, CoreHandlers } from '../core/handlers.ts';
import { Refusal } from '../core/interfaces/refusal.ts';
import { READ_ONLY } from './storage-watch.ts';

/** What only looks. Whatever asks a carrier is left out too: its answer could not be kept. */
const LOOKS: ReadonlySet<CoreChannel> = new Set<CoreChannel>([
  'accounts.carriers',
  'accounts.list',
  'board.open',
  'board.page',
  'board.cards',
  'portRequests.open',
  'portRequests.timeline',
  'portRequests.checkNumbers',
  'portRequests.reveal',
  'portRequests.moves',
  'portRequests.placements',
  'portRequests.requirements',
  'portRequests.followPlan',
  'documents.read',
  'documents.check',
  'loa.open',
  'loa.preview',
  'loa.verify',
  'loa.verifyChosen',
  'conflicts.open',
  'conflicts.reveal',
  'conflicts.revealPast',
  'outbox.list',
  'sync.status',
]);

/** The handlers of a profile that can't be written to: each that would change something says why it does not. */
export function forReading(handlers: CoreHandlers): CoreHandlers {
  const entries = Object.entries(handlers).map(([name, handler]) => [
    name,
    LOOKS.has(name as CoreChannel) ? handler : () => Promise.reject(new Refusal(READ_ONLY)),
  ]);
  return Object.fromEntries(entries) as CoreHandlers;
}
