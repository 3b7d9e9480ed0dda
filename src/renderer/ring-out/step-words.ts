import type { I18n } from '@lingui/core';
import type { RingOut, RingOutPhase } from '../../shared/ring-out.ts';
import { endingSentence } from './ending-words.ts';
import { targetName } from './ring-out-words.ts';

/** The one sentence that says where a RingOut stands, and what the person does next. */
export function stepSentence(ringOut: RingOut, i18n: I18n): string {
  if (ringOut.ending !== undefined) return endingSentence(ringOut, ringOut.ending, i18n);
  if (ringOut.cancelling) return i18n._({ id: 'ringOut.cancelling', message: 'Cancelling…' });
  if (ringOut.noNews)
    return i18n._({
      id: 'ringOut.noNews',
      message: 'No news from RingCentral. Your phone may still ring.',
    });
  return phaseSentence(ringOut, ringOut.phase, i18n);
}

function phaseSentence({ from, target }: RingOut, phase: RingOutPhase, i18n: I18n): string {
  const values = { name: targetName(target, i18n), phone: from.label };
  switch (phase) {
    case 'sending':
      return i18n._({ id: 'ringOut.sending', message: 'Asking RingCentral to place the call…' });
    case 'own-phone-rings':
      return i18n._({
        id: 'ringOut.pickUp',
        message: 'Pick up {phone}. RingCentral then calls {name}.',
        values,
      });
    case 'press-1':
      return i18n._({ id: 'ringOut.pressOne', message: 'Press 1 on your phone to go on.' });
    case 'their-phone-rings':
      return i18n._({ id: 'ringOut.ringing', message: 'Ringing {name}…', values });
    case 'connected':
      return i18n._({ id: 'ringOut.connected', message: 'Connected' });
    case 'ended':
      return i18n._({ id: 'ringOut.over', message: 'The call is over.' });
  }
}

/** A second line where the person can do something that no button here can. */
export function ownPhoneSentence(ringOut: RingOut, i18n: I18n): string | undefined {
  const isPickedUp = ringOut.own === 'connected' && ringOut.phase !== 'ended';
  if (!isPickedUp || ringOut.canCancel) return undefined;
  return i18n._({
    id: 'ringOut.hangUp',
    message: 'Hang up {phone} to end it.',
    values: { phone: ringOut.from.label },
  });
}
