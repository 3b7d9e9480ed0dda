import type { I18n } from '@lingui/core';
import type { CallReason } from '../../shared/call-facts.ts';
import type { CallFollowUp, PastCallRow } from '../../shared/past-calls.ts';
import { lineWords } from '../call-words.ts';
import { duration } from '../times.ts';
import { momentWords } from '../when-words.ts';

/** The row's second line: the outcome, the line it came in on, and how it went on. */
export function outcomeLine(row: PastCallRow, now: number, i18n: I18n): string {
  const { line, ending, followUp } = row;
  const outcome = outcomeWords(row, i18n);
  const saysLine = ending.kind === 'answered-elsewhere' || isQueueMiss(row);
  const parts = [
    outcome,
    ...(line === undefined || saysLine ? [] : [lineWords(line, i18n)]),
    ...(followUp === undefined ? [] : [followUpWords(followUp, now, i18n)]),
  ];
  return parts.join(' · ');
}

/** Nobody at all took a call that was for all of a queue. */
function isQueueMiss({ ending, line }: PastCallRow): boolean {
  return ending.kind === 'missed' && line?.kind === 'queue';
}

export function outcomeWords(row: PastCallRow, i18n: I18n): string {
  const { ending, line, reason } = row;
  if (reason === 'blocked') return i18n._({ id: 'past.blocked', message: 'Blocked' });
  switch (ending.kind) {
    case 'missed':
      if (row.unheard) return i18n._({ id: 'past.missedOffline', message: 'Missed (you were offline)' });
      return line?.kind === 'queue'
        ? i18n._({
            id: 'past.nobodyAnswered',
            message: '{line}, nobody answered',
            values: { line: lineWords(line, i18n) },
          })
        : i18n._({ id: 'past.missed', message: 'Missed' });
    case 'answered-here':
      return row.talkedSeconds === undefined
        ? i18n._({ id: 'past.answered', message: 'Answered' })
        : duration(Math.max(1, row.talkedSeconds) * 1000, i18n.locale);
    case 'answered-elsewhere':
      return answeredBy(ending.by, row.takenAfterSeconds, i18n);
    case 'voicemail':
      return i18n._({ id: 'past.voicemailLeft', message: 'Voicemail left' });
    case 'declined':
      return line?.kind === 'queue'
        ? i18n._({ id: 'past.skipped', message: 'Skipped' })
        : i18n._({ id: 'past.passedOn', message: 'Passed on' });
    case 'not-connected':
      return reasonWords(reason, i18n);
    case 'unknown':
      return i18n._({ id: 'past.unknown', message: 'Outcome unknown' });
  }
}

/** @param after seconds until it was taken */
function answeredBy(name: string | undefined, after: number | undefined, i18n: I18n): string {
  if (after === undefined) {
    return name === undefined
      ? i18n._({ id: 'past.answeredBySomebody', message: 'Answered by somebody else' })
      : i18n._({ id: 'ending.answeredBy', message: 'Answered by {name}', values: { name } });
  }
  const time = duration(after * 1000, i18n.locale);
  return name === undefined
    ? i18n._({
        id: 'past.answeredBySomebodyAfter',
        message: 'Answered by somebody else after {time}',
        values: { time },
      })
    : i18n._({
        id: 'past.answeredByAfter',
        message: 'Answered by {name} after {time}',
        values: { name, time },
      });
}

function reasonWords(reason: CallReason | undefined, i18n: I18n): string {
  switch (reason) {
    case 'busy':
      return i18n._({ id: 'past.busy', message: 'Busy' });
    case 'no-answer':
      return i18n._({ id: 'past.noAnswer', message: 'No answer' });
    case 'hung-up':
      return i18n._({ id: 'past.hungUp', message: 'Hung up before an answer' });
    case 'rejected':
      return i18n._({ id: 'past.turnedAway', message: 'Turned away' });
    case 'wrong-number':
      return i18n._({ id: 'past.wrongNumber', message: 'Not a working number' });
    case 'failed':
      return i18n._({ id: 'past.failed', message: 'Could not be connected' });
    case 'blocked':
    case undefined:
      return i18n._({ id: 'past.notReached', message: 'Not reached' });
  }
}

/** How a call that nobody took went on: "Called again 10:14". */
export function followUpWords({ kind, at, reached }: CallFollowUp, now: number, i18n: I18n): string {
  const time = momentWords(at, now, i18n.locale);
  if (kind === 'called-again') {
    return reached
      ? i18n._({
          id: 'past.calledAgainReached',
          message: 'Called again {time} and was answered',
          values: { time },
        })
      : i18n._({ id: 'past.calledAgain', message: 'Called again {time}', values: { time } });
  }
  return reached
    ? i18n._({ id: 'past.calledBack', message: 'Called back {time}', values: { time } })
    : i18n._({ id: 'past.calledBackInVain', message: 'Called back {time}, not reached', values: { time } });
}

/** Missed, and nobody has dealt with it yet. */
export function isOpen({ ending, direction, reason, handledAt, followUp }: PastCallRow): boolean {
  return (
    ending.kind === 'missed' &&
    reason !== 'blocked' &&
    direction === 'inbound' &&
    handledAt === undefined &&
    followUp?.reached !== true
  );
}
