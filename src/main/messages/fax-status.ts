import type { FaxRecipientStatus, FaxRow } from '../../shared/fax.ts';
import type { MessageRecipient } from '../ringcentral/message-port.ts';
import type { KeptMessage } from '../storage/history-message-schema.ts';

/** The platform's words for a message and for each recipient (developer guide, Message store; Fax). */
const statuses: Readonly<Record<string, FaxRecipientStatus>> = {
  Queued: 'waiting',
  Sending: 'sending',
  InProgress: 'sending',
  Sent: 'sent',
  Delivered: 'sent',
  DeliveryFailed: 'failed',
  SendingFailed: 'failed',
};

/** A word nobody knows yet is `unknown`; where a recipient has none, that of the whole says it as far as it can. */
export function statusOf(recipient: MessageRecipient, message: KeptMessage): FaxRecipientStatus {
  if (recipient.messageStatus !== undefined) return statuses[recipient.messageStatus] ?? 'unknown';
  const whole = statuses[message.messageStatus] ?? 'unknown';
  // Of several it failed at some.
  return whole === 'failed' && message.to.length > 1 ? 'unknown' : whole;
}

/** @param sendAt when it is to go, where it waits for its time; @param now by the same clock */
export function phaseOf(message: KeptMessage, sendAt: number | undefined, now: number): FaxRow['phase'] {
  if (message.direction === 'Inbound') return 'received';
  const each = message.to.map((recipient) => statusOf(recipient, message));
  const has = (status: FaxRecipientStatus): boolean => each.includes(status);
  const isOpen = has('waiting') || has('sending') || each.length === 0;
  if (!isOpen) return ending(has('sent'), has('failed'), message);
  if (sendAt !== undefined && sendAt > now && !has('sent') && !has('failed')) return 'scheduled';
  if (each.length === 0) return ending(false, false, message);
  return has('sending') || has('sent') || has('failed') ? 'sending' : 'queued';
}

/** Where no recipient says it, the whole does. */
function ending(isSent: boolean, isFailed: boolean, { messageStatus }: KeptMessage): FaxRow['phase'] {
  if (isSent && isFailed) return 'partly';
  if (isSent) return 'sent';
  if (isFailed) return 'failed';
  const whole = statuses[messageStatus];
  if (whole === 'sent' || whole === 'failed') return whole;
  return 'queued';
}
