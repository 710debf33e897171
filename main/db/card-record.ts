import type { CardRow } from '../core/board/card.ts';
import type { PortRequestRecord } from '../core/interfaces/store.ts';
import type { FreshCard } from './queries/cards.ts';
import { numbersDocument, wordsDocument } from './search/grams.ts';
import { digitsOf, fold, foldShared } from './search/terms.ts';

export type CardOf = (record: PortRequestRecord) => CardRow | undefined;

/** What the database keeps of a card. */
export function cardRecord(record: PortRequestRecord, { card, sortKey, search }: CardRow): FreshCard {
  const name = fold(search.name);
  return {
    portRequestId: record.id,
    state: card.state,
    stateSince: card.stateSince,
    sortKey,
    accounts: accountsJson(card.carriers),
    nameKey: name.join(' '),
    words: wordsDocument(searchedWords(name, search)),
    numbers: numbersDocument(search.numbers.map(digitsOf)),
    btn: digitsOf(search.btn),
    local: record.mutations.length > 0 || record.documents.length > 0 ? 1 : 0,
    card: JSON.stringify(card),
  };
}

function accountsJson(carriers: CardRow['card']['carriers']): string {
  const [only, ...others] = carriers;
  if (only && others.length === 0) return JSON.stringify([only.accountId]);
  return JSON.stringify([...new Set(carriers.map(({ accountId }) => accountId))].sort());
}

/** Each once: names say the same again and again. The BTN is found by its digits. */
function searchedWords(name: readonly string[], { reference, extra }: CardRow['search']): readonly string[] {
  const words: string[] = [];
  const add = (word: string) => {
    if (!words.includes(word)) words.push(word);
  };
  name.forEach(add);
  fold(reference).forEach(add);
  for (const text of extra) foldShared(text).forEach(add);
  return words;
}
