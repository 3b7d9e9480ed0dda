import type { ContactCard } from '../../../shared/contact.ts';
import { nameOfCard } from '../../../shared/contact-card.ts';
import { type ContentLine, logicalLines, parseLine } from './content-lines.ts';
import { cardOf } from './read-card.ts';

/** Fields of one card; more than that is no person. */
const mostLines = 500;

/**
 * The cards of a file of version 2.1, 3.0 or 4.0, one by one; `unread` for one that is broken off, or in which there is
 * nothing to keep.
 */
export function* cardsIn(text: string): Generator<ContactCard | 'unread'> {
  let lines: ContentLine[] | undefined;
  for (const written of logicalLines(text.startsWith('\ufeff') ? text.slice(1) : text)) {
    const line = parseLine(written);
    if (line === undefined) continue;
    const isCard = line.value.trim().toUpperCase() === 'VCARD';
    if (line.name === 'BEGIN' && isCard) {
      // One that never ended.
      if (lines !== undefined) yield 'unread';
      lines = [];
    } else if (line.name === 'END' && isCard && lines !== undefined) {
      const card = cardOf(lines);
      lines = undefined;
      yield nameOfCard(card) === undefined ? 'unread' : card;
    } else if (lines !== undefined && lines.length < mostLines) lines.push(line);
  }
  if (lines !== undefined) yield 'unread';
}
