import type { I18n } from '@lingui/core';
import type { WhereItWent } from '../../shared/call-control.ts';
import { targetName } from '../ring-out/ring-out-words.ts';

/** Where a call is after this person sent it on, as far as it was heard of. */
export function wentWords(went: WhereItWent, i18n: I18n): string {
  switch (went.kind) {
    case 'voicemail':
      return i18n._({ id: 'went.voicemail', message: 'Sent to your voicemail.' });
    case 'queue':
      return i18n._({ id: 'went.queue', message: 'Passed on to the queue.' });
    case 'replied':
      return i18n._({ id: 'went.replied', message: 'The caller was told.' });
    case 'person':
      return personWords(went, i18n);
    case 'their-voicemail': {
      const values = { name: targetName(went.target, i18n) };
      return i18n._({ id: 'went.theirVoicemail', message: "Sent to {name}'s voicemail.", values });
    }
    case 'parked':
      return went.slot === undefined
        ? i18n._({ id: 'went.parked', message: 'Parked.' })
        : i18n._({
            id: 'went.parkedAt',
            message: 'Parked. Dial {slot} to take it up.',
            values: { slot: `\u2066${went.slot}\u2069` },
          });
    case 'flipped':
      return i18n._({
        id: 'went.flipped',
        message: 'The call is on {phone} now.',
        values: { phone: went.label },
      });
  }
}

type ToPerson = Extract<WhereItWent, { readonly kind: 'person' }>;

function personWords({ how, target, now }: ToPerson, i18n: I18n): string {
  const values = { name: targetName(target, i18n) };
  const sent =
    how === 'forwarded'
      ? i18n._({ id: 'went.forwarded', message: 'Forwarded to {name}.', values })
      : how === 'joined'
        ? i18n._({ id: 'went.joined', message: 'Joined with {name}.', values })
        : i18n._({ id: 'went.transferred', message: 'Transferred to {name}.', values });
  const then = thenWords(now, i18n);
  return then === undefined ? sent : `${sent} ${then}`;
}

function thenWords(now: ToPerson['now'], i18n: I18n): string | undefined {
  switch (now) {
    case 'on-its-way':
      return undefined;
    case 'ringing':
      return i18n._({ id: 'went.rings', message: 'It rings there.' });
    case 'talking':
      return i18n._({ id: 'went.talks', message: 'They are talking.' });
    case 'voicemail':
      return i18n._({ id: 'went.nobody', message: 'Nobody took it there: voicemail did.' });
    case 'over':
      return i18n._({ id: 'went.over', message: 'That call is over.' });
    case 'unknown':
      return i18n._({ id: 'went.unknown', message: 'What became of it is unknown.' });
  }
}
