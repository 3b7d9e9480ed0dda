import type { I18n } from '@lingui/core';
import type { CallLeg } from '../../shared/call-facts.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { duration } from '../times.ts';

/** One way of a call in a sentence, such as "Rang Ann Lee for 20 sec, not answered". */
export function legWords(leg: CallLeg, i18n: I18n): string {
  return behalfWords(leg, wayWords(leg, i18n), i18n);
}

function wayWords(leg: CallLeg, i18n: I18n): string {
  const time = leg.seconds === undefined ? undefined : duration(leg.seconds * 1000, i18n.locale);
  if (leg.toMyself === true && leg.to.shown !== undefined) {
    const words = ownPhoneWords(leg, leg.to.shown, time, i18n);
    if (words !== undefined) return words;
  }
  const [name, isMine] = whoseEnd(leg);
  switch (leg.end) {
    case 'talked':
      return talkedWords(name, time, isMine, i18n);
    case 'not-taken':
      return notTakenWords(name, time, isMine, i18n);
    case 'voicemail':
      return time === undefined
        ? i18n._({ id: 'callLeg.voicemail', message: 'Went to voicemail' })
        : i18n._({ id: 'callLeg.voicemailFor', message: 'Went to voicemail for {time}', values: { time } });
    case 'going-on':
      return name === undefined
        ? i18n._({ id: 'callLeg.goingOn', message: 'Still going on' })
        : i18n._({ id: 'callLeg.goingOnWith', message: 'Still going on with {name}', values: { name } });
    case 'unknown':
      return name === undefined
        ? i18n._({ id: 'callLeg.unknown', message: 'How this part ended is not known' })
        : i18n._({
            id: 'callLeg.unknownTo',
            message: 'To {name}, ended in a way that is not known',
            values: { name },
          });
  }
}

/** Who was rung or talked, by name, and whether that was the person here; whoever acted for another, that one. */
function whoseEnd({
  direction,
  isMine,
  toMyself,
  delegate,
  to,
  end,
}: CallLeg): readonly [string | undefined, boolean] {
  if (direction === 'outbound') return toMyself === true ? [undefined, true] : [endWords(to), isMine];
  if (delegate !== undefined && isTalk(end))
    return [delegate.isMe ? undefined : nameWords(delegate.name), delegate.isMe];
  return [isMine ? undefined : endWords(to), isMine];
}

const isTalk = (end: CallLeg['end']): boolean => end === 'talked' || end === 'going-on';

/** Another telephone of one's own. */
function ownPhoneWords(
  { end }: CallLeg,
  phone: string,
  time: string | undefined,
  i18n: I18n,
): string | undefined {
  const values = { phone: withoutControls(phone), time };
  if (end === 'talked')
    return time === undefined
      ? i18n._({ id: 'callLeg.youAnsweredOn', message: 'You answered on {phone}', values })
      : i18n._({ id: 'callLeg.youAnsweredOnFor', message: 'You answered on {phone}, {time}', values });
  if (end !== 'not-taken') return undefined;
  return time === undefined
    ? i18n._({ id: 'callLeg.rangYouOn', message: 'Rang you on {phone}, not answered', values })
    : i18n._({ id: 'callLeg.rangYouOnFor', message: 'Rang you on {phone} for {time}, not answered', values });
}

/** Who acted for whom, put to what became of it. */
function behalfWords(
  { delegate, direction, isMine, from, to, end }: CallLeg,
  way: string,
  i18n: I18n,
): string {
  if (delegate === undefined) return way;
  const somebody = i18n._({ id: 'callLeg.somebody', message: 'somebody' });
  const owner = endWords(direction === 'inbound' ? to : from) ?? somebody;
  const values = { way, owner, name: nameWords(delegate.name) ?? somebody };
  if (direction === 'inbound') {
    if (!isTalk(end)) return way;
    return isMine
      ? i18n._({ id: 'callLeg.onYourBehalf', message: '{way}, on your behalf', values })
      : i18n._({ id: 'callLeg.onBehalfOf', message: '{way}, on behalf of {owner}', values });
  }
  if (delegate.isMe)
    return i18n._({ id: 'callLeg.youCalledFor', message: '{way} (you called on behalf of {owner})', values });
  return isMine
    ? i18n._({ id: 'callLeg.calledForYou', message: '{way} ({name} called on your behalf)', values })
    : i18n._({ id: 'callLeg.calledFor', message: '{way} ({name} called on behalf of {owner})', values });
}

function talkedWords(
  name: string | undefined,
  time: string | undefined,
  isMine: boolean,
  i18n: I18n,
): string {
  if (name === undefined && isMine) {
    return time === undefined
      ? i18n._({ id: 'callLeg.youAnswered', message: 'You answered' })
      : i18n._({
          id: 'callLeg.youAnsweredFor',
          message: 'You answered and talked for {time}',
          values: { time },
        });
  }
  if (name === undefined) {
    return time === undefined
      ? i18n._({ id: 'callLeg.answered', message: 'Answered' })
      : i18n._({ id: 'callLeg.answeredFor', message: 'Answered, {time}', values: { time } });
  }
  return time === undefined
    ? i18n._({ id: 'callLeg.answeredBy', message: '{name} answered', values: { name } })
    : i18n._({ id: 'callLeg.answeredByFor', message: '{name} answered, {time}', values: { name, time } });
}

function notTakenWords(
  name: string | undefined,
  time: string | undefined,
  isMine: boolean,
  i18n: I18n,
): string {
  if (name === undefined && isMine) {
    return time === undefined
      ? i18n._({ id: 'callLeg.rangYou', message: 'Rang you, not answered' })
      : i18n._({ id: 'callLeg.rangYouFor', message: 'Rang you for {time}, not answered', values: { time } });
  }
  if (name === undefined) {
    return time === undefined
      ? i18n._({ id: 'callLeg.notAnswered', message: 'Not answered' })
      : i18n._({ id: 'callLeg.notAnsweredFor', message: 'Not answered for {time}', values: { time } });
  }
  return time === undefined
    ? i18n._({ id: 'callLeg.rang', message: 'Rang {name}, not answered', values: { name } })
    : i18n._({
        id: 'callLeg.rangFor',
        message: 'Rang {name} for {time}, not answered',
        values: { name, time },
      });
}

/** Who or what was rung; a caller chooses names, so that marks which turn text round are left out. */
function endWords({ name, shown }: CallLeg['to']): string | undefined {
  return nameWords(name ?? shown);
}

function nameWords(name: string | undefined): string | undefined {
  const words = withoutControls(name ?? '').trim();
  return words === '' ? undefined : words;
}
