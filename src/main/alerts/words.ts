import type { I18n } from '@lingui/core';
import type { Call, CallLine, CallParty } from '../../shared/call.ts';
import { identityTitle } from '../../shared/identity-words.ts';
import { ownZoneMark } from '../../shared/time-zone.ts';

/** The words and, for times and numbers, how this region writes them. */
export type Speech = { readonly i18n: I18n; readonly locale: string };

/** The other side in one word: the name, else the number, else undefined for a withheld one. */
export function partyName(party: CallParty, i18n: I18n): string | undefined {
  switch (party.kind) {
    case 'number':
      return numberName(party, i18n);
    case 'colleague':
      return party.name ?? extensionWords(party.extensionNumber, i18n);
    case 'masked':
      return party.name ?? party.shown;
    case 'anonymous':
      return undefined;
  }
}

function numberName(
  { name, number, probably, ownAs, identity }: Extract<CallParty, { readonly kind: 'number' }>,
  i18n: I18n,
): string {
  if (ownAs !== undefined && ownAs !== '')
    return i18n._({
      id: 'alerts.own-phone-named',
      message: 'Your own phone ({phone})',
      values: { phone: ownAs },
    });
  if (ownAs !== undefined) return i18n._({ id: 'alerts.own-phone', message: 'Your own phone' });
  if (identity !== undefined && identity.alsoCount > 1)
    return i18n._({
      id: 'alerts.one-of-several',
      message: 'One of {count} people',
      values: { count: identity.alsoCount + 1 },
    });
  if (identity?.alsoCount === 1) return identityTitle(identity, i18n);
  if (name !== undefined || probably === undefined) return name ?? number.shown;
  return i18n._({
    id: 'party.probablyCompany',
    message: 'Probably {company}',
    values: { company: probably },
  });
}

export function partyWords(party: CallParty, i18n: I18n): string {
  return partyName(party, i18n) ?? i18n._({ id: 'alerts.no-caller-id', message: 'No caller ID' });
}

function extensionWords(extensionNumber: string, i18n: I18n): string {
  return i18n._({
    id: 'alerts.extension',
    message: 'Ext. {extensionNumber}',
    values: { extensionNumber },
  });
}

/** "Ada Lovelace is calling", "Ada Lovelace is calling Support". */
export function callingWords(call: Call, i18n: I18n): string {
  const isSpam = call.party.kind === 'number' && call.party.caution?.kind === 'spam';
  const name = isSpam ? i18n._({ id: 'caution.spam', message: 'Likely spam' }) : partyName(call.party, i18n);
  const queue = call.line?.kind === 'queue' ? call.line.name : undefined;
  if (name === undefined && queue === undefined)
    return i18n._({ id: 'alerts.someone-calling', message: 'Someone without caller ID is calling' });
  if (name === undefined)
    return i18n._({
      id: 'alerts.someone-calling-queue',
      message: 'Someone without caller ID is calling {queue}',
      values: { queue },
    });
  if (queue === undefined)
    return i18n._({ id: 'alerts.calling', message: '{name} is calling', values: { name } });
  return i18n._({
    id: 'alerts.calling-queue',
    message: '{name} is calling {queue}',
    values: { name, queue },
  });
}

export function missedWords(call: Pick<Call, 'party'>, i18n: I18n): string {
  const name = partyName(call.party, i18n);
  if (name === undefined)
    return i18n._({ id: 'alerts.missed-no-caller-id', message: 'Missed call without caller ID' });
  return i18n._({ id: 'alerts.missed-call-from', message: 'Missed call from {name}', values: { name } });
}

export function lineWords(line: CallLine | undefined, i18n: I18n): string {
  if (line === undefined) return '';
  const { name } = line;
  if (line.kind === 'queue')
    return i18n._({ id: 'alerts.to-queue', message: 'to {name} queue', values: { name } });
  return i18n._({ id: 'alerts.to-line', message: 'to {name}', values: { name } });
}

/** Making one takes far longer than using it, and the tray is drawn at every change. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** "09:42" or "9:42 AM", as this region writes it. */
export function clockTime(at: number, locale: string): string {
  const known = clocks.get(locale);
  const clock =
    known ?? new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', ...ownZoneMark });
  if (known === undefined) clocks.set(locale, clock);
  return clock.format(at);
}

/** "22 sec", "6 min", "1 hr, 5 min". */
export function durationWords(ms: number, locale: string): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return unit(seconds, 'second', locale);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, 'minute', locale);
  const parts = [unit(Math.floor(minutes / 60), 'hour', locale), unit(minutes % 60, 'minute', locale)];
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(parts);
}

function unit(value: number, name: 'hour' | 'minute' | 'second', locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
}

/** "Ada Lovelace (2), +1 (415) 555-0137 and 2 others": callers and how often, newest first. */
export function callersWords(parties: readonly CallParty[], { i18n, locale }: Speech): string {
  const counts = new Map<string, number>();
  for (const party of parties) {
    const name = partyWords(party, i18n);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const named = [...counts].slice(0, 3).map(([name, count]) => (count === 1 ? name : `${name} (${count})`));
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(named);
  const others = counts.size - named.length;
  if (others === 0) return list;
  return i18n._({
    id: 'alerts.callers-and-others',
    message: '{others, plural, one {{list} and # other} other {{list} and # others}}',
    values: { list, others },
  });
}
