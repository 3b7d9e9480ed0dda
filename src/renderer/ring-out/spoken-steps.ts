import type { I18n } from '@lingui/core';
import type { RingOut } from '../../shared/ring-out.ts';
import { stepSentence } from './step-words.ts';
import { targetName } from './ring-out-words.ts';

export type SpokenStep = { readonly text: string; readonly priority: 'high' | 'normal' };

/** What a screen reader says when a RingOut takes this step; what needs the person, and the end, come first. */
export function spokenStep(ringOut: RingOut, i18n: I18n): SpokenStep | undefined {
  const { phase, from, target, noNews, cancelling, ending } = ringOut;
  if (ending !== undefined) return { text: stepSentence(ringOut, i18n), priority: 'high' };
  if (noNews) return { text: stepSentence(ringOut, i18n), priority: 'high' };
  if (cancelling) return undefined;
  switch (phase) {
    case 'sending':
    case 'ended':
      return undefined;
    case 'own-phone-rings':
      return {
        text: i18n._({
          id: 'spoken.ownPhoneRings',
          message: 'Your {phone} is ringing.',
          values: { phone: from.label },
        }),
        priority: 'high',
      };
    case 'press-1':
      return { text: stepSentence(ringOut, i18n), priority: 'high' };
    case 'their-phone-rings': {
      const name = targetName(target, i18n);
      return {
        text: i18n._({ id: 'spoken.ringing', message: 'Ringing {name}.', values: { name } }),
        priority: 'normal',
      };
    }
    case 'connected':
      return {
        text: i18n._({ id: 'spoken.connected', message: 'Connected.' }),
        priority: 'normal',
      };
  }
}
