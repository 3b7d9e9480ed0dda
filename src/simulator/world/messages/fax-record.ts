import type { Attachment, FaxRequest, FaxSettings, Message, MessageParty } from '../../message-types.ts';
import { extensionOf, type Board } from '../board.ts';
import { locationOf } from '../customers.ts';

/** The number that faxes of a person are sent from and come to. */
export const faxNumberOf = (board: Board, extensionId: number): string =>
  extensionOf(board, extensionId).directNumber ?? board.people.account.mainNumber;

export const ownSide = (board: Board, extensionId: number): MessageParty => ({
  phoneNumber: faxNumberOf(board, extensionId),
  name: extensionOf(board, extensionId).name,
});

/** Somebody outside, with the place the number seems to be from. */
export function otherSide(phoneNumber: string, name: string | undefined): MessageParty {
  const location = locationOf(phoneNumber);
  return {
    ...(phoneNumber === 'anonymous' ? {} : { phoneNumber }),
    ...(name === undefined ? {} : { name }),
    ...(location === undefined ? {} : { location }),
  };
}

export const attachmentOf = (
  id: number,
  { content, size }: Pick<Attachment, 'content' | 'size'>,
  contentType = 'application/pdf',
): Attachment => ({ id, type: 'RenderedDocument', contentType, size, content });

/** The record of a fax that has just been accepted. */
export function outboundRecord(
  board: Board,
  id: number,
  request: FaxRequest,
  settings: FaxSettings,
  document: Pick<Attachment, 'content' | 'size'>,
): Message {
  const { extensionId, to, resolution = settings.resolution, coverPageText } = request;
  const { coverIndex = settings.coverIndex } = request;
  const now = board.clock.now();
  return {
    ...{ id, extensionId, type: 'Fax', direction: 'Outbound', availability: 'Alive', readStatus: 'Read' },
    ...{ messageStatus: 'Queued', createdAt: now, modifiedAt: now },
    from: ownSide(board, extensionId),
    to: to.map(({ phoneNumber, name }, place) => ({
      recipientId: String((id % 1_000_000_000) * 100 + place),
      ...otherSide(phoneNumber, name),
      messageStatus: 'Queued',
    })),
    fax: { pageCount: 0, resolution, coverIndex, ...(coverPageText === undefined ? {} : { coverPageText }) },
    attachments: [attachmentOf(id, document)],
  };
}

/** The record of a fax that has come in. */
export function inboundRecord(
  board: Board,
  id: number,
  extensionId: number,
  from: MessageParty,
  fax: NonNullable<Message['fax']>,
  attachment: Attachment,
): Message {
  const now = board.clock.now();
  return {
    ...{ id, extensionId, type: 'Fax', direction: 'Inbound', availability: 'Alive', readStatus: 'Unread' },
    ...{ messageStatus: 'Received', createdAt: now, modifiedAt: now },
    from,
    to: [{ ...ownSide(board, extensionId), target: true }],
    fax,
    attachments: [attachment],
  };
}
