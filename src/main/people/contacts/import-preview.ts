import type { ContactCard } from '../../../shared/contact.ts';
import type { ImportRow, UnreadableFile } from '../../../shared/contacts-state.ts';
import type { Clock } from '../../clock.ts';
import type { Entry } from '../entry.ts';
import { pause } from '../reading.ts';
import { cardsIn } from '../vcard/read-cards.ts';
import type { Lookalikes } from './lookalikes.ts';

/** The platform takes no more contacts than that. */
const mostCards = 10_000;
/** Bytes; ten thousand cards with small pictures, or all of somebody's telephone. */
export const largestFile = 10_000_000;
/** Cards that are read before everything else gets its turn: a ring must not wait for a file. */
const atOnce = 50;
const shownRows = 5;

export type Found = {
  readonly cards: readonly { readonly card: ContactCard; readonly isTwin: boolean }[];
  readonly rows: readonly ImportRow[];
  readonly unread: number;
};

type Ports = {
  readonly clock: Pick<Clock, 'after'>;
  readonly entryOf: (card: ContactCard) => Entry;
  readonly lookalikes: Pick<Lookalikes, 'of'>;
  readonly isOver: () => boolean;
};

/** What a file of cards would add, and who of them is there already. */
export async function previewCards(text: string, ports: Ports): Promise<Found | UnreadableFile> {
  const cards: { readonly card: ContactCard; readonly isTwin: boolean }[] = [];
  const rows: ImportRow[] = [];
  let unread = 0;
  let looked = 0;
  for (const card of cardsIn(text)) {
    if (ports.isOver()) break;
    looked += 1;
    if (card === 'unread') unread += 1;
    else if (cards.length >= mostCards) return 'too-many';
    else {
      const entry = ports.entryOf(card);
      const [twin] = ports.lookalikes.of(entry);
      cards.push({ card, isTwin: twin !== undefined });
      if (rows.length < shownRows) rows.push(rowOf(entry, twin?.entry.person.name));
    }
    if (looked % atOnce === 0) await pause(0, ports.clock);
  }
  return cards.length === 0 ? 'no-card' : { cards, rows, unread };
}

function rowOf({ person }: Entry, twin: string | undefined): ImportRow {
  const { name, company, numbers, email } = person;
  const said = [company === name ? undefined : company, numbers[0]?.shown ?? email];
  return { name, detail: said.filter((one) => one !== undefined && one !== name).join(' · '), twin };
}
