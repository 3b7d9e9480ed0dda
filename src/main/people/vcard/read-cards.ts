import type { ContactCard } from '../../../shared/contact.ts';
import { nameOfCard } from '../../../shared/contact-card.ts';
import { type ContentLine, logicalLines, parseLine } from './content-lines.ts';
import { cardOf } from './read-card.ts';

export type CardsRead = {
  readonly cards: readonly ContactCard[];
  /** Cards in which there was nothing to keep. */
  readonly unread: number;
  /** There are more cards than are read. */
  readonly isCut: boolean;
};

/** Fields of one card; more than that is no person. */
const mostLines = 500;

/** The cards of a file of version 2.1, 3.0 or 4.0. What is no card, is broken off or is empty is counted. */
export function readCards(text: string, most: number): CardsRead {
  const cards: ContactCard[] = [];
  let unread = 0;
  let lines: ContentLine[] | undefined;
  for (const written of logicalLines(text.startsWith('\ufeff') ? text.slice(1) : text)) {
    const line = parseLine(written);
    if (line === undefined) continue;
    const isCard = line.value.trim().toUpperCase() === 'VCARD';
    if (line.name === 'BEGIN' && isCard) {
      // One that never ended.
      if (lines !== undefined) unread += 1;
      lines = [];
    } else if (line.name === 'END' && isCard && lines !== undefined) {
      const card = cardOf(lines);
      lines = undefined;
      if (nameOfCard(card) === undefined) unread += 1;
      else if (cards.length >= most) return { cards, unread, isCut: true };
      else cards.push(card);
    } else if (lines !== undefined && lines.length < mostLines) lines.push(line);
  }
  return { cards, unread: lines === undefined ? unread : unread + 1, isCut: false };
}
