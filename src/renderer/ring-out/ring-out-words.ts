import type { I18n } from '@lingui/core';
import type { DialTarget } from '../../shared/dialling.ts';
import type { RingOut, RingOutLeg } from '../../shared/ring-out.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { isolatedNumber } from '../call-words.ts';

/** Who is called, by name, or the number as it stands inside a sentence. */
export function targetName({ identity, shown }: DialTarget, i18n: I18n): string {
  return identity === undefined ? isolatedNumber(unbroken(shown), i18n) : withoutControls(identity.name);
}

/** A number stays on one line where it can. */
function unbroken(shown: string): string {
  return shown.replaceAll(' ', '\u00a0');
}

/** The card's heading and the row's state: what is being done, and with whom. */
export function ringOutTitle(ringOut: RingOut, i18n: I18n): string {
  const values = { name: targetName(ringOut.target, i18n) };
  if (ringOut.phase === 'connected')
    return i18n._({ id: 'ringOut.connectedTo', message: 'On a call with {name}', values });
  if (ringOut.phase !== 'ended') return i18n._({ id: 'ringOut.calling', message: 'Calling {name}', values });
  return i18n._({ id: 'ringOut.callTo', message: 'Call to {name}', values });
}

/** How far one of the two phones is, in a word or two beside its mark. */
export function legWords(leg: RingOutLeg, whose: 'own' | 'theirs', i18n: I18n): string {
  switch (leg) {
    case 'waits':
      return whose === 'own'
        ? i18n._({ id: 'leg.waits', message: 'waits' })
        : i18n._({ id: 'leg.waitsForYou', message: 'waits for you' });
    case 'ringing':
      return i18n._({ id: 'leg.ringing', message: 'ringing…' });
    case 'connected':
      return i18n._({ id: 'leg.connected', message: 'connected' });
    case 'no-answer':
      return i18n._({ id: 'leg.noAnswer', message: 'no answer' });
    case 'busy':
      return i18n._({ id: 'leg.busy', message: 'busy' });
    case 'declined':
      return i18n._({ id: 'leg.declined', message: 'declined' });
    case 'failed':
      return i18n._({ id: 'leg.failed', message: 'not reached' });
    case 'ended':
      return i18n._({ id: 'leg.ended', message: 'ended' });
    case 'not-called':
      return i18n._({ id: 'leg.notCalled', message: 'not called' });
    case 'unknown':
      return i18n._({ id: 'leg.unknown', message: 'unknown' });
  }
}
