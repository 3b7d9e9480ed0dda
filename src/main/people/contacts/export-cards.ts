import type { SystemPort } from '../../desktop-ports.ts';
import type { PeopleBook } from '../people-book.ts';
import { pause } from '../reading.ts';
import { writeCards } from '../vcard/write-cards.ts';
import type { ContactPorts } from './contact-ports.ts';

type Ports = Pick<ContactPorts, 'card' | 'clock' | 'person'> & {
  readonly book: Pick<PeopleBook, 'ordered'>;
  /** Of the file, for all contacts; without its ending. */
  readonly name: string;
  readonly saveFile: SystemPort['saveFile'];
};

const atOnce = 100;

/** Writes one contact, or all, as cards to where the person says; from what is kept here, so that it works offline. */
export async function exportCards(
  personId: string | undefined,
  ports: Ports,
): Promise<'saved' | 'cancelled' | 'failed' | 'nobody'> {
  const ids = personId === undefined ? personalIds(ports.book) : [personId];
  let text = '';
  for (const [at, id] of ids.entries()) {
    const card = ports.card(id);
    if (card !== undefined) text += writeCards([card]);
    if (at % atOnce === atOnce - 1) await pause(0, ports.clock);
  }
  if (text === '') return 'nobody';
  const name = personId === undefined ? ports.name : fileNameOf(ports.person(personId)?.name ?? ports.name);
  return (await ports.saveFile(`${name}.vcf`, () => text)).kind;
}

function personalIds(book: Pick<PeopleBook, 'ordered'>): readonly string[] {
  return book.ordered().flatMap(({ person }) => (person.source === 'personal' ? [person.id] : []));
}

/** Names come from strangers: nothing of them leads into another folder or is a name that a system keeps for itself. */
function fileNameOf(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N} _-]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const isKept = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(plain);
  return plain === '' || isKept ? `contact ${plain}`.trim() : plain.slice(0, 80).trim();
}
