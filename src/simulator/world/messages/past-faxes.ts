import type { FaxFile, Message, MessageParty } from '../../message-types.ts';
import type { Board } from '../board.ts';
import { demoFaxes, someone, statusOf, wholeOf, type DemoFax } from './demo-faxes.ts';
import { attachmentOf, otherSide, ownSide } from './fax-record.ts';
import { writePdf } from './pdf.ts';
import { writeTiff } from './tiff.ts';

export type PastFax = { readonly message: Message; readonly file: FaxFile };

const hourMs = 3_600_000;

const made = new Map<DemoFax, FaxFile>();

/** The same bytes for everybody, drawn once. */
function fileOf(fax: DemoFax): FaxFile {
  const file = made.get(fax) ?? drawFile(fax);
  made.set(fax, file);
  return file;
}

function drawFile({ pages }: DemoFax): FaxFile {
  return typeof pages === 'number'
    ? { name: 'fax.tif', contentType: 'image/tiff', content: writeTiff(pages) }
    : { name: 'fax.pdf', contentType: 'application/pdf', content: writePdf(pages) };
}

const party = (who: Parameters<typeof someone>[0]): MessageParty => {
  const { number, name } = someone(who);
  return otherSide(number, name);
};

type Sides = Pick<Message, 'direction' | 'messageStatus' | 'from' | 'to' | 'readStatus'>;

/** Who sent it to whom, and how that went. */
function sides(board: Board, id: number, extensionId: number, fax: DemoFax): Sides {
  const own = ownSide(board, extensionId);
  if ('from' in fax)
    return {
      ...{ direction: 'Inbound', messageStatus: 'Received', from: party(fax.from) },
      to: [{ ...own, target: true }],
      readStatus: fax.isUnread ? 'Unread' : 'Read',
    };
  return {
    ...{ direction: 'Outbound', messageStatus: wholeOf(fax.to), from: own, readStatus: 'Read' },
    to: fax.to.map((one, place) => ({
      recipientId: String((id % 1_000_000_000) * 100 + place),
      ...party(one[0]),
      ...statusOf(one),
    })),
  };
}

/** Faxes of the last days for one person: in the message store, but nobody is told of them. */
export function pastFaxes(board: Board, extensionId: number, nextId: () => number): readonly PastFax[] {
  return demoFaxes.map((fax) => {
    const id = nextId();
    const file = fileOf(fax);
    const at = board.clock.now() - fax.hoursAgo * hourMs;
    const { pages, resolution, coverIndex, coverPageText } = fax;
    const pageCount = (typeof pages === 'number' ? pages : pages.length) + (coverIndex ? 1 : 0);
    const document = renderedOf(fax, file);
    const message: Message = {
      ...{ id, extensionId, type: 'Fax', availability: 'Alive', createdAt: at, modifiedAt: at },
      ...sides(board, id, extensionId, fax),
      fax: {
        ...{ pageCount, resolution },
        ...(coverIndex === undefined ? {} : { coverIndex }),
        ...(coverPageText === undefined ? {} : { coverPageText }),
      },
      attachments: [
        attachmentOf(id, { content: () => document, size: () => document.length }, file.contentType),
      ],
    };
    return { message, file };
  });
}

/** With the cover page that went before the file. */
function renderedOf({ pages, coverIndex, coverPageText = '' }: DemoFax, { content }: FaxFile): Uint8Array {
  return coverIndex === undefined || typeof pages === 'number'
    ? content
    : writePdf([['Fax', coverPageText], ...pages]);
}
