import type { I18n } from '@lingui/core';
import type { Call, CallEnding } from '../../shared/call.ts';
import { callingWords, missedWords, partyWords } from './words.ts';

/** A ringing call as one sentence. `shortcut` is the accelerator that raises the card, if one is set. */
export function spokenRing(call: Call, isSecond: boolean, shortcut: string, i18n: I18n): string {
  const name = partyWords(call.party, i18n);
  const line = call.line?.name;
  if (isSecond && line !== undefined)
    return i18n._({
      id: 'alerts.spoken-second-on-line',
      message: 'Second call: {name} on {line}.',
      values: { name, line },
    });
  if (isSecond)
    return i18n._({ id: 'alerts.spoken-second', message: 'Second call: {name}.', values: { name } });
  const calling = spokenCalling(call, i18n);
  if (shortcut === '') return calling;
  return i18n._({
    id: 'alerts.spoken-with-shortcut',
    message: '{calling} Press {shortcut} for actions.',
    values: { calling, shortcut },
  });
}

function spokenCalling(call: Call, i18n: I18n): string {
  const line = call.line?.kind === 'direct' ? call.line.name : undefined;
  const calling = callingWords(call, i18n);
  if (line === undefined)
    return i18n._({ id: 'alerts.spoken-calling', message: '{calling}.', values: { calling } });
  return i18n._({
    id: 'alerts.spoken-calling-on-line',
    message: '{calling} on {line}.',
    values: { calling, line },
  });
}

/** Who it is, where that was found out while it rang. */
export function spokenIdentity({ party }: Pick<Call, 'party'>, i18n: I18n): string {
  const name = partyWords(party, i18n);
  const detail = 'identity' in party ? party.identity?.detail : undefined;
  return detail === undefined
    ? i18n._({ id: 'alerts.spoken-identity', message: 'The caller is {name}.', values: { name } })
    : i18n._({
        id: 'alerts.spoken-identity-detail',
        message: 'The caller is {name}, {detail}.',
        values: { name, detail },
      });
}

export function spokenEnding(call: Call, ending: CallEnding, i18n: I18n): string {
  const name = partyWords(call.party, i18n);
  switch (ending.kind) {
    case 'answered-elsewhere':
      return ending.by === undefined
        ? i18n._({ id: 'alerts.spoken-answered-elsewhere', message: 'Answered by somebody else.' })
        : i18n._({
            id: 'alerts.spoken-answered-by',
            message: 'Answered by {name}.',
            values: { name: ending.by },
          });
    case 'missed':
      return i18n._({
        id: 'alerts.spoken-missed',
        message: '{missed}.',
        values: { missed: missedWords(call, i18n) },
      });
    case 'voicemail':
      return i18n._({
        id: 'alerts.spoken-voicemail',
        message: '{name} went to voicemail.',
        values: { name },
      });
    case 'unknown':
      return i18n._({ id: 'alerts.spoken-unknown-end', message: 'This call is no longer ringing.' });
    case 'answered-here':
      return i18n._({ id: 'alerts.spoken-ended', message: 'Call ended.' });
    case 'declined':
      return i18n._({ id: 'alerts.spoken-passed-on', message: 'The call was passed on.' });
    case 'not-connected':
      return i18n._({
        id: 'alerts.spoken-not-reached',
        message: '{name} was not reached.',
        values: { name },
      });
  }
}
