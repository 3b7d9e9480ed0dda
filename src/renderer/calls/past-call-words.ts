import type { I18n } from '@lingui/core';
import type { PastCall } from '../../shared/call-list.ts';
import { lineWords } from '../call-words.ts';
import { duration } from '../times.ts';

/** The row's second line: the outcome, then the line it came in on. */
export function outcomeLine(call: PastCall, i18n: I18n): string {
  const outcome = outcomeWords(call, i18n);
  if (call.line === undefined || call.ending.kind === 'answered-elsewhere') return outcome;
  const values = { outcome, line: lineWords(call.line, i18n) };
  return i18n._({ id: 'past.outcomeAndLine', message: '{outcome} · {line}', values });
}

export function outcomeWords(call: PastCall, i18n: I18n): string {
  const { ending } = call;
  switch (ending.kind) {
    case 'missed':
      return call.unheard
        ? i18n._({ id: 'past.missedOffline', message: 'Missed (you were offline)' })
        : i18n._({ id: 'past.missed', message: 'Missed' });
    case 'answered-here':
      return call.talkedSeconds === undefined
        ? i18n._({ id: 'past.answered', message: 'Answered' })
        : duration(Math.max(1, call.talkedSeconds) * 1000, i18n.locale);
    case 'answered-elsewhere':
      return ending.by === undefined
        ? i18n._({ id: 'past.answeredBySomebody', message: 'Answered by somebody else' })
        : i18n._({ id: 'ending.answeredBy', message: 'Answered by {name}', values: { name: ending.by } });
    case 'voicemail':
      return i18n._({ id: 'past.voicemail', message: 'Voicemail' });
    case 'declined':
      return call.line?.kind === 'queue'
        ? i18n._({ id: 'past.skipped', message: 'Skipped' })
        : i18n._({ id: 'past.passedOn', message: 'Passed on' });
    case 'not-connected':
      return i18n._({ id: 'past.notReached', message: 'Not reached' });
    case 'unknown':
      return i18n._({ id: 'past.unknown', message: 'Outcome unknown' });
  }
}
