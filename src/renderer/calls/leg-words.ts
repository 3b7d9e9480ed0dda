import type { I18n } from '@lingui/core';
import type { CallLeg } from '../../shared/call-facts.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { duration } from '../times.ts';

/** One way of a call in a sentence, such as "Rang Ann Lee for 20 sec, not answered". */
export function legWords(leg: CallLeg, i18n: I18n): string {
  const time = leg.seconds === undefined ? undefined : duration(leg.seconds * 1000, i18n.locale);
  const name = leg.isMine && leg.direction === 'inbound' ? undefined : endWords(leg.to);
  switch (leg.end) {
    case 'talked':
      return talkedWords(name, time, leg.isMine, i18n);
    case 'not-taken':
      return notTakenWords(name, time, leg.isMine, i18n);
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
        : i18n._({ id: 'callLeg.unknownTo', message: 'To {name}, ended in a way that is not known', values: { name } }); // prettier-ignore
  }
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
  const words = withoutControls(name ?? shown ?? '').trim();
  return words === '' ? undefined : words;
}
