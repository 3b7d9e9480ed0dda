import type { FaxParty, FaxRow } from '../../shared/fax.ts';
import type { MessageParty } from '../ringcentral/message-port.ts';
import type { KeptMessage, MessageMark } from '../storage/history-message-schema.ts';
import { phaseOf, statusOf } from './fax-status.ts';
import type { MessagesPorts } from './ports.ts';

export type Reader = Pick<MessagesPorts, 'numbers' | 'identify' | 'scheduledFor' | 'serverNow'>;

/** A message as it is shown now. */
export function faxRow(
  message: KeptMessage,
  mark: MessageMark | undefined,
  content: FaxRow['content'],
  reader: Reader,
): FaxRow {
  const sendAt = message.direction === 'Outbound' ? reader.scheduledFor(message.id) : undefined;
  const phase = phaseOf(message, sendAt, reader.serverNow());
  return {
    id: message.id,
    direction: message.direction === 'Inbound' ? 'inbound' : 'outbound',
    createdAt: message.createdAt,
    unread: isUnread(message, mark),
    from: partyOf(message.from, reader),
    to: message.to.map((recipient) => ({
      ...partyOf(recipient, reader),
      status: statusOf(recipient, message),
      errorCode: recipient.faxErrorCode,
    })),
    // None are counted before they are made.
    pages: message.faxPageCount === 0 ? undefined : message.faxPageCount,
    resolution: message.faxResolution,
    coverText: message.coverPageText,
    phase,
    sendAt: phase === 'scheduled' ? sendAt : undefined,
    content,
    turn: mark?.turn ?? 0,
  };
}

export function isUnread(message: KeptMessage, mark: MessageMark | undefined): boolean {
  return message.direction === 'Inbound' && (mark?.readWish ?? message.readStatus) === 'Unread';
}

/** Whether it is in the lists: what the person wants counts before the platform has taken it. */
export function isVisible({ availability }: KeptMessage, mark: MessageMark | undefined): boolean {
  return (mark?.aliveWish ?? availability) === 'Alive';
}

/** By the name that the people know, or else that of the network; empty where neither says anything. */
function partyOf(party: MessageParty, { numbers, identify }: Reader): FaxParty {
  const view = party.phoneNumber === undefined ? undefined : numbers.view(party.phoneNumber);
  const known = view?.e164 ?? party.extensionNumber;
  const identity = known === undefined ? undefined : identify(known);
  const shown = view?.shown ?? party.phoneNumber ?? party.extensionNumber ?? '';
  return {
    number: view && { e164: view.e164, shown: view.shown },
    shown: identity?.name ?? party.name ?? shown,
    identity,
  };
}
