import type { Attachment, Message } from './message-types.ts';
import { mediaOrigin, platformOrigin } from './world-types.ts';

const isoTime = (ms: number): string => new Date(ms).toISOString();

type Owner = { readonly accountId: number };

const messagePath = ({ accountId }: Owner, { extensionId, id }: Message): string =>
  `/restapi/v1.0/account/${accountId}/extension/${extensionId}/message-store/${id}`;

/** Content is at another host than everything else. */
function attachmentBody(owner: Owner, message: Message, { id, type, contentType, size }: Attachment) {
  const uri = `${mediaOrigin}${messagePath(owner, message)}/content/${id}`;
  return { id, uri, type, contentType, size: size() };
}

/** A message as the platform shows it, with its own addresses; what it lacks JSON leaves out. */
export function messageBody(owner: Owner, message: Message): Readonly<Record<string, unknown>> {
  const { id, type, direction, availability, readStatus, messageStatus, fax } = message;
  return {
    id,
    uri: `${platformOrigin}${messagePath(owner, message)}`,
    extensionId: String(message.extensionId),
    ...{ type, direction, availability, readStatus, messageStatus, priority: 'Normal' },
    creationTime: isoTime(message.createdAt),
    lastModifiedTime: isoTime(message.modifiedAt),
    subject: message.subject,
    from: message.from,
    to: message.to,
    faxPageCount: fax?.pageCount,
    faxResolution: fax?.resolution,
    coverIndex: fax?.coverIndex,
    coverPageText: fax?.coverPageText,
    attachments: message.attachments.map((one) => attachmentBody(owner, message, one)),
  };
}

/** All that a sync tells of a message that is gone. */
export const goneBody = (owner: Owner, message: Message): Readonly<Record<string, unknown>> => ({
  id: message.id,
  uri: `${platformOrigin}${messagePath(owner, message)}`,
  availability: message.availability,
});

/** In events ids are texts. */
export function messageEventBody(owner: Owner, message: Message): Readonly<Record<string, unknown>> {
  const body = messageBody(owner, message);
  const attachments = (body.attachments as readonly { readonly id: number }[]).map((one) => ({
    ...one,
    id: String(one.id),
  }));
  return { ...body, id: String(message.id), attachments };
}
