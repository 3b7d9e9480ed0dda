import type { I18n } from '@lingui/core';
import type { RingOut, RingOutEnding } from '../../shared/ring-out.ts';
import { duration } from '../times.ts';
import { targetName } from './ring-out-words.ts';

/** How a RingOut ended, in one plain sentence. */
export function endingSentence(ringOut: RingOut, ending: RingOutEnding, i18n: I18n): string {
  switch (ending.kind) {
    case 'finished':
      return finishedSentence(ending.talkedSeconds, i18n);
    case 'cancelled':
      return i18n._({ id: 'ringOut.cancelled', message: 'Call cancelled.' });
    case 'own-no-answer':
    case 'own-busy':
    case 'own-declined':
    case 'own-unreachable':
    case 'phone-not-allowed':
      return ownSentence(ending.kind, ringOut.from.label, i18n);
    case 'their-busy':
    case 'their-no-answer':
    case 'their-declined':
    case 'their-unreachable':
      return theirSentence(ending.kind, ringOut, i18n);
    case 'not-allowed':
    case 'international-off':
    case 'blocked':
    case 'no-credit':
    case 'unknown-number':
      return refusedSentence(ending.kind, i18n);
    case 'too-many':
    case 'offline':
    case 'failed':
    case 'unsure':
    case 'unknown':
      return troubleSentence(ending, i18n);
  }
}

function finishedSentence(talkedSeconds: number | undefined, i18n: I18n): string {
  if (talkedSeconds === undefined) return i18n._({ id: 'ringOut.finished', message: 'Call ended' });
  const talked = duration(talkedSeconds * 1000, i18n.locale);
  return i18n._({ id: 'ending.endedTalked', message: 'Call ended · {talked}', values: { talked } });
}

type OwnEnding = 'own-no-answer' | 'own-busy' | 'own-declined' | 'own-unreachable' | 'phone-not-allowed';

function ownSentence(kind: OwnEnding, phone: string, i18n: I18n): string {
  const values = { phone };
  switch (kind) {
    case 'own-no-answer':
      return i18n._({ id: 'ringOut.ownNoAnswer', message: "You didn't pick up {phone}.", values });
    case 'own-busy':
      return i18n._({ id: 'ringOut.ownBusy', message: '{phone} is busy.', values });
    case 'own-declined':
      return i18n._({ id: 'ringOut.ownDeclined', message: 'The call was declined on {phone}.', values });
    case 'own-unreachable':
      return i18n._({ id: 'ringOut.ownUnreachable', message: '{phone} could not be reached.', values });
    case 'phone-not-allowed':
      return i18n._({
        id: 'ringOut.phoneNotAllowed',
        message: 'RingCentral does not place calls from {phone}.',
        values,
      });
  }
}

type TheirEnding = 'their-busy' | 'their-no-answer' | 'their-declined' | 'their-unreachable';

function theirSentence(kind: TheirEnding, { target }: RingOut, i18n: I18n): string {
  const values = { name: targetName(target, i18n) };
  const named = target.identity !== undefined;
  switch (kind) {
    case 'their-busy':
      return named
        ? i18n._({ id: 'ringOut.theirBusy', message: "{name}'s line is busy.", values })
        : i18n._({ id: 'ringOut.lineBusy', message: 'The line is busy.' });
    case 'their-no-answer':
      return named
        ? i18n._({ id: 'ringOut.theirNoAnswer', message: "{name} didn't pick up.", values })
        : i18n._({ id: 'ringOut.nobody', message: 'Nobody picked up.' });
    case 'their-declined':
      return i18n._({ id: 'ringOut.theirDeclined', message: 'The call was declined.' });
    case 'their-unreachable':
      return i18n._({ id: 'ringOut.theirUnreachable', message: '{name} could not be reached.', values });
  }
}

type Refusal = 'not-allowed' | 'international-off' | 'blocked' | 'no-credit' | 'unknown-number';

function refusedSentence(kind: Refusal, i18n: I18n): string {
  switch (kind) {
    case 'not-allowed':
      return i18n._({ id: 'ringOut.notAllowed', message: 'This account may not place calls from here.' });
    case 'international-off':
      return i18n._({
        id: 'ringOut.internationalOff',
        message: 'International calls are turned off for this account.',
      });
    case 'blocked':
      return i18n._({ id: 'ringOut.blocked', message: 'Calls to this number are blocked.' });
    case 'no-credit':
      return i18n._({ id: 'ringOut.noCredit', message: 'The calling credit is used up.' });
    case 'unknown-number':
      return i18n._({ id: 'ringOut.unknownNumber', message: "RingCentral doesn't know this number." });
  }
}

type Trouble = Extract<
  RingOutEnding,
  { readonly kind: 'too-many' | 'offline' | 'failed' | 'unsure' | 'unknown' }
>;

function troubleSentence(ending: Trouble, i18n: I18n): string {
  switch (ending.kind) {
    case 'too-many':
      return tooManySentence(ending.retryAfterMs, i18n);
    case 'offline':
      return i18n._({ id: 'ringOut.offline', message: "You're offline. The call was not placed." });
    case 'failed':
      return i18n._({ id: 'ringOut.failed', message: 'The call could not be placed.' });
    case 'unsure':
      return i18n._({
        id: 'ringOut.unsure',
        message: 'RingCentral did not say whether it places the call. Your phone may still ring.',
      });
    case 'unknown':
      return i18n._({
        id: 'ringOut.unknown',
        message: 'How this call ended is unknown.',
      });
  }
}

function tooManySentence(retryAfterMs: number | undefined, i18n: I18n): string {
  if (retryAfterMs === undefined)
    return i18n._({ id: 'ringOut.tooMany', message: 'Too many calls in a short time. Wait a minute.' });
  const time = duration(retryAfterMs, i18n.locale);
  return i18n._({
    id: 'ringOut.tooManyWait',
    message: 'Too many calls in a short time. Try again in {time}.',
    values: { time },
  });
}
