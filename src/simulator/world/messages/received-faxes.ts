import type { FaxFile, Message, Placing, ReceivedFax } from '../../message-types.ts';
import type { Board } from '../board.ts';
import { isoTime } from '../shown-number.ts';
import { attachmentOf, inboundRecord, otherSide } from './fax-record.ts';
import { messageEventBody } from '../../message-body.ts';
import { pagesOf } from './pages.ts';
import { writePdf } from './pdf.ts';
import type { MessageStore } from './store.ts';
import { writeTiff } from './tiff.ts';

/** Pages that a machine somewhere might have sent. */
const drawnFax = (title: string, pages: number): Uint8Array =>
  writePdf(
    Array.from({ length: pages }, (_, index) => [title, `Page ${index + 1} of ${pages}`, 'Received by fax']),
  );

function fileOf(received: ReceivedFax): FaxFile {
  const { kind = 'pdf', pages = 1, fromName, from, document, contentType } = received;
  const isScan = kind === 'tiff';
  const drawn = () => (isScan ? writeTiff(pages) : drawnFax(`Fax from ${fromName ?? from}`, pages));
  return {
    name: isScan ? 'fax.tif' : 'fax.pdf',
    contentType: contentType ?? (isScan ? 'image/tiff' : 'application/pdf'),
    content: document ?? drawn(),
  };
}

/** Puts a fax that comes in where its owner finds it, and tells both families of events. */
export function receiveFax(
  board: Board,
  store: MessageStore,
  received: ReceivedFax,
  { hiddenMs = 0, id: wanted }: Placing,
): { readonly message: Message; readonly file: FaxFile } {
  const { extensionId, from, fromName, resolution = 'High', renderSeconds = 0 } = received;
  const file = fileOf(received);
  const pages = pagesOf(file);
  const id = store.nextId(wanted);
  const readyAt = board.clock.now() + renderSeconds * 1000;
  const content = () => (board.clock.now() >= readyAt ? file.content : undefined);
  const attachment = attachmentOf(id, { content, size: () => content()?.length }, file.contentType);
  const fax = { pageCount: pages === 'unreadable' ? 0 : pages, resolution };
  const sender = otherSide(from, fromName);
  const message = inboundRecord(board, id, extensionId, sender, fax, attachment);
  store.put(message, hiddenMs, (shown) => {
    const body = messageEventBody({ accountId: board.people.account.id }, shown);
    const about = { type: 'Fax', direction: 'Inbound' } as const;
    board.emit({ kind: 'fax', extensionId, body, timestamp: isoTime(board.clock.now()), about });
  });
  return { message, file };
}
