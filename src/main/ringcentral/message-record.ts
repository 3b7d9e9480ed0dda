import { plainLines, withoutTurning } from '../../shared/plain-text.ts';
import type {
  MessageAttachment,
  MessageGone,
  MessageParty,
  MessageRecipient,
  MessageRecord,
} from './message-port.ts';
import {
  type Damage,
  isLoose,
  type Loose,
  readCount,
  readId,
  readList,
  readLoose,
  readText,
  readTime,
} from './read-values.ts';

const mostRecipients = 200;
const mostAttachments = 50;
const longestCoverText = 1024;
const longestAddress = 1_000;

/** What an answer to sending leaves out is known from what was sent. */
export type Usual = { readonly direction: MessageRecord['direction']; readonly createdAt: number };

/**
 * A message of the store as REST and events write it (developer guide, Messaging › Message store). Undefined for what
 * is no fax, or has no id or no time. Unknown words are kept where they are only shown.
 */
export function parseMessage(value: unknown, usual?: Usual): MessageRecord | undefined {
  if (!isLoose(value)) return undefined;
  const damage: Damage = { damaged: false };
  const id = messageId(value['id']);
  const direction = oneOf(value['direction'], ['Inbound', 'Outbound'] as const) ?? usual?.direction;
  const createdAt = readTime(value['creationTime']) ?? usual?.createdAt;
  const type = value['type'] ?? (usual && 'Fax');
  if (id === undefined || direction === undefined || createdAt === undefined || type !== 'Fax')
    return undefined;
  return {
    ...{ id, type, direction, createdAt },
    availability: oneOf(value['availability'], ['Alive', 'Deleted', 'Purged'] as const) ?? 'Alive',
    readStatus: oneOf(value['readStatus'], ['Read', 'Unread'] as const) ?? 'Read',
    messageStatus: readText(value['messageStatus'], damage) ?? '',
    modifiedAt: readTime(value['lastModifiedTime']) ?? createdAt,
    from: readParty(readLoose(value['from'], damage), damage),
    to: readRecipients(value['to'], damage),
    faxPageCount: readCount(value['faxPageCount'], damage),
    faxResolution: oneOf(value['faxResolution'], ['High', 'Low'] as const),
    coverIndex: readCount(value['coverIndex'], damage),
    coverPageText: readLongText(value['coverPageText']),
    subject: readText(value['subject'], damage),
    attachments: readAttachments(value['attachments'], damage),
  };
}

/** What was deleted says little more than its id. */
export function parseGone(value: unknown): MessageGone | undefined {
  if (!isLoose(value)) return undefined;
  const id = messageId(value['id']);
  const availability = oneOf(value['availability'], ['Deleted', 'Purged'] as const);
  return id === undefined || availability === undefined ? undefined : { id, availability };
}

/** A number in REST and a text in events. Undefined for anything but one message's. */
export function messageId(value: unknown): string | undefined {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof text === 'string' && /^[1-9]\d{0,18}$/.test(text) ? text : undefined;
}

function readParty(party: Loose | undefined, damage: Damage): MessageParty {
  return {
    phoneNumber: readText(party?.['phoneNumber'], damage),
    extensionNumber: readText(party?.['extensionNumber'], damage),
    name: readText(party?.['name'], damage),
    location: readText(party?.['location'], damage),
  };
}

function readRecipients(value: unknown, damage: Damage): readonly MessageRecipient[] {
  return looseIn(value, mostRecipients, damage).map((one) => ({
    ...readParty(one, damage),
    messageStatus: readText(one['messageStatus'], damage),
    faxErrorCode: readText(one['faxErrorCode'], damage),
  }));
}

function readAttachments(value: unknown, damage: Damage): readonly MessageAttachment[] {
  return looseIn(value, mostAttachments, damage).flatMap((one) => {
    const [id, uri] = [readId(one['id'], damage), one['uri']];
    if (id === undefined || typeof uri !== 'string' || uri.length > longestAddress) return [];
    return {
      ...{ id, uri },
      type: readText(one['type'], damage) ?? '',
      contentType: readText(one['contentType'], damage) ?? '',
      size: readCount(one['size'], damage),
    };
  });
}

function looseIn(value: unknown, most: number, damage: Damage): readonly Loose[] {
  return (readList(value, damage) ?? []).slice(0, most).filter(isLoose);
}

/** Its lines stay; a tab is a space, as no column stands where the sender saw it. */
function readLongText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = withoutTurning(plainLines(value, longestCoverText)).replace(/\t/g, ' ').trim();
  return text === '' ? undefined : text;
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}
