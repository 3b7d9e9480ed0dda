import { messageTypes, type Message } from '../message-types.ts';
import { badParameter, type PlatformReply } from '../exchange.ts';
import { readTime } from './calls.ts';

/** What a list or a sync asks for. Times are milliseconds since the epoch. */
export type MessageFilter = {
  readonly from: number;
  readonly to: number;
  readonly types: readonly string[];
  readonly directions: readonly string[];
  readonly availabilities: readonly string[];
  readonly readStatuses: readonly string[];
  readonly phoneNumber: string | undefined;
};

const dayMs = 86_400_000;

const known: Readonly<Record<string, readonly string[]>> = {
  messageType: messageTypes,
  direction: ['Inbound', 'Outbound'],
  availability: ['Alive', 'Deleted', 'Purged'],
  readStatus: ['Read', 'Unread'],
};

/** A day back from `dateTo`, and from now where there is none. */
export function readFrame(
  query: URLSearchParams,
  now: number,
): { readonly from: number; readonly to: number } | PlatformReply {
  const dateTo = readTime(query, 'dateTo');
  if (typeof dateTo === 'object') return dateTo;
  const dateFrom = readTime(query, 'dateFrom');
  if (typeof dateFrom === 'object') return dateFrom;
  const to = dateTo === undefined ? Infinity : Date.parse(dateTo);
  const from = dateFrom === undefined ? Math.min(to, now) - dayMs : Date.parse(dateFrom);
  return { from, to };
}

export function readMessageFilter(query: URLSearchParams, now: number): MessageFilter | PlatformReply {
  for (const [name, values] of Object.entries(known)) {
    const wrong = query.getAll(name).find((value) => !values.includes(value));
    if (wrong !== undefined) return badParameter(name, wrong);
  }
  const frame = readFrame(query, now);
  if ('status' in frame) return frame;
  const availabilities = query.getAll('availability');
  return {
    ...frame,
    types: query.getAll('messageType'),
    directions: query.getAll('direction'),
    availabilities: availabilities.length > 0 ? availabilities : ['Alive'],
    readStatuses: query.getAll('readStatus'),
    phoneNumber: query.get('phoneNumber') ?? undefined,
  };
}

const plain = (number: string | undefined) => (number ?? '').replace(/\D/g, '');
const oneOf = (wanted: readonly string[], value: string) => wanted.length === 0 || wanted.includes(value);

export function passes(message: Message, filter: MessageFilter): boolean {
  const { createdAt, type, direction, availability, readStatus, from, to } = message;
  if (createdAt < filter.from || createdAt > filter.to) return false;
  if (!oneOf(filter.types, type) || !oneOf(filter.directions, direction)) return false;
  if (!oneOf(filter.availabilities, availability) || !oneOf(filter.readStatuses, readStatus)) return false;
  if (filter.phoneNumber === undefined) return true;
  return [from, ...to].some(({ phoneNumber }) => plain(phoneNumber) === plain(filter.phoneNumber));
}
