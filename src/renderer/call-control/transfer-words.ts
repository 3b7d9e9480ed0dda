import type { I18n } from '@lingui/core';
import type { TransferDraft } from '../../shared/call-control.ts';

/** Sent on while it rings, or handed over while both talk. */
export type HandOver = 'forward' | 'transfer';

export function paneWords(kind: HandOver, i18n: I18n): string {
  return kind === 'forward'
    ? i18n._({ id: 'transfer.forwardTo', message: 'Forward this call to' })
    : i18n._({ id: 'transfer.transferTo', message: 'Transfer this call to' });
}

/** Of the choice between ways. */
export function howNameWords(kind: HandOver, i18n: I18n): string {
  return kind === 'forward'
    ? i18n._({ id: 'transfer.howForward', message: 'How the call is forwarded' })
    : i18n._({ id: 'transfer.how', message: 'How the call is transferred' });
}

export function howWords(how: TransferDraft['how'], i18n: I18n): string {
  switch (how) {
    case 'ask-first':
      return i18n._({ id: 'control.askFirst', message: 'Ask first' });
    case 'now':
      return i18n._({ id: 'transfer.now', message: 'Now' });
    case 'voicemail':
      return i18n._({ id: 'transfer.voicemail', message: 'Voicemail' });
  }
}

/** What the button does with whom; it says so before it is pressed. */
export function sendWords(kind: HandOver, how: TransferDraft['how'], name: string, i18n: I18n): string {
  const values = { name };
  switch (how) {
    case 'ask-first':
      return i18n._({ id: 'transfer.sendAsk', message: 'Ask {name} first', values });
    case 'now':
      return kind === 'forward'
        ? i18n._({ id: 'transfer.sendForward', message: 'Forward to {name}', values })
        : i18n._({ id: 'transfer.sendNow', message: 'Transfer to {name}', values });
    case 'voicemail':
      return i18n._({ id: 'transfer.sendVoicemail', message: "Send to {name}'s voicemail", values });
  }
}

/** Nobody can be asked while it still rings. */
export const waysOf: Readonly<Record<HandOver, readonly TransferDraft['how'][]>> = {
  forward: ['now', 'voicemail'],
  transfer: ['ask-first', 'now', 'voicemail'],
};

/** The same without anybody chosen. */
export function sendNobodyWords(kind: HandOver, i18n: I18n): string {
  return kind === 'forward'
    ? i18n._({ id: 'transfer.forward', message: 'Forward' })
    : i18n._({ id: 'transfer.transfer', message: 'Transfer' });
}

/** Below the choice: what the caller hears meanwhile. */
export function effectOf(how: TransferDraft['how'], i18n: I18n): string {
  switch (how) {
    case 'ask-first':
      return i18n._({
        id: 'transfer.askEffect',
        message: 'The call is put on hold while you talk to them.',
      });
    case 'now':
      return i18n._({ id: 'transfer.nowEffect', message: 'The call leaves you at once.' });
    case 'voicemail':
      return i18n._({ id: 'transfer.voicemailEffect', message: 'The caller can leave them a message.' });
  }
}
