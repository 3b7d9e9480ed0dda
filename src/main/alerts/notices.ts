import type { I18n } from '@lingui/core';
import type { Call } from '../../shared/call.ts';
import type { PastCall } from '../../shared/call-list.ts';
import type { Identity } from '../../shared/person.ts';
import {
  callersWords,
  callingWords,
  clockTime,
  durationWords,
  lineWords,
  missedWords,
  type Speech,
} from './words.ts';

/** What a notice says; who shows it adds what happens on a click. */
export type NoticeWords = { readonly title: string; readonly body: string };

export function incomingNotice(call: Call, hideNames: boolean, i18n: I18n): NoticeWords {
  if (hideNames) return hiddenIncoming(call, i18n);
  const title = callingWords(call, i18n);
  const line = call.line?.kind === 'queue' ? '' : lineWords(call.line, i18n);
  const body = whereFrom(call, line, i18n);
  return { title, body };
}

function whereFrom({ party, transferredBy }: Call, line: string, i18n: I18n): string {
  if (transferredBy !== undefined)
    return i18n._({
      id: 'alerts.transferred-by',
      message: 'Transferred by {transferredBy}',
      values: { transferredBy },
    });
  if (party.kind !== 'number') return line;
  const { region } = party.number;
  const isSpam = party.caution?.kind === 'spam';
  if (party.name !== undefined || isSpam) {
    const shown = isSpam ? party.number.shown : (certainDetail(party.identity) ?? party.number.shown);
    return line === ''
      ? shown
      : i18n._({ id: 'alerts.number-and-line', message: '{shown} · {line}', values: { shown, line } });
  }
  if (region === undefined) return line;
  return line === ''
    ? i18n._({ id: 'alerts.probably', message: 'Probably {region}', values: { region } })
    : i18n._({
        id: 'alerts.probably-and-line',
        message: 'Probably {region} · {line}',
        values: { region, line },
      });
}

/** Department and company; of several who may be meant it would be only one's. */
function certainDetail(identity: Identity | undefined): string | undefined {
  return identity?.alsoCount === 0 ? identity.detail : undefined;
}

function hiddenIncoming({ line }: Call, i18n: I18n): NoticeWords {
  const title =
    line?.kind === 'queue'
      ? i18n._({ id: 'alerts.hidden-queue-call', message: 'Queue call' })
      : i18n._({ id: 'alerts.hidden-incoming', message: 'Incoming call' });
  return { title, body: line?.name ?? '' };
}

export function missedNotice(call: Call, hideNames: boolean, { i18n, locale }: Speech): NoticeWords {
  if (hideNames) return { title: i18n._({ id: 'alerts.hidden-missed', message: 'Missed call' }), body: '' };
  const time = clockTime(call.startedAt, locale);
  const rang = durationWords((call.endedAt ?? call.startedAt) - call.startedAt, locale);
  const line = call.line?.name;
  const body =
    line === undefined
      ? i18n._({ id: 'alerts.missed-when', message: '{time} · rang {rang}', values: { time, rang } })
      : i18n._({
          id: 'alerts.missed-when-and-line',
          message: '{time} · {line} · rang {rang}',
          values: { time, line, rang },
        });
  return { title: missedWords(call, i18n), body };
}

/** @param calls newest first */
export function severalMissedNotice(
  calls: readonly Pick<Call, 'party'>[],
  hideNames: boolean,
  speech: Speech,
): NoticeWords {
  const title = missedCountWords(calls.length, speech.i18n);
  return { title, body: hideNames ? '' : callersWords(parties(calls), speech) };
}

export function missedCountWords(count: number, i18n: I18n): string {
  return i18n._({
    id: 'alerts.missed-calls',
    message: '{count, plural, one {# missed call} other {# missed calls}}',
    values: { count },
  });
}

/** @param calls newest first */
export function sleptNotice(calls: readonly PastCall[], hideNames: boolean, speech: Speech): NoticeWords {
  const { i18n } = speech;
  const count = calls.length;
  if (hideNames) {
    const message = '{count, plural, one {# call} other {# calls}}';
    return { title: i18n._({ id: 'alerts.hidden-slept', message, values: { count } }), body: '' };
  }
  const title = i18n._({
    id: 'alerts.slept',
    message:
      '{count, plural, one {# call while this computer slept} other {# calls while this computer slept}}',
    values: { count },
  });
  return { title, body: callersWords(parties(calls), speech) };
}

function parties(calls: readonly Pick<Call, 'party'>[]): Call['party'][] {
  return calls.map(({ party }) => party);
}

export function notListeningNotice(since: number, { i18n, locale }: Speech): NoticeWords {
  const time = clockTime(since, locale);
  return {
    title: i18n._({ id: 'alerts.not-listening', message: 'Not listening for calls' }),
    body: i18n._({
      id: 'alerts.not-listening-since',
      message: 'Since {time}. Calls may not show up here. Phones keep working.',
      values: { time },
    }),
  };
}

export function signedOutNotice(company: string, i18n: I18n): NoticeWords {
  return {
    title:
      company === ''
        ? i18n._({ id: 'alerts.signed-out', message: 'Signed out' })
        : i18n._({ id: 'alerts.signed-out-of', message: 'Signed out of {company}', values: { company } }),
    body: i18n._({ id: 'alerts.signed-out-effect', message: 'Its calls no longer show here' }),
  };
}
