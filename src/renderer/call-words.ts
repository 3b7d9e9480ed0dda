import type { I18n } from '@lingui/core';
import type { Call, CallEnding, CallLine, CallParty } from '../shared/call.ts';
import { identityTitle } from '../shared/identity-words.ts';
import type { Identity } from '../shared/person.ts';
import { withoutControls } from '../shared/plain-text.ts';
import type { Route } from '../shared/route.ts';
import { duration } from './times.ts';
import { directionOf } from './words.ts';

/** The other side by name, or the best there is instead of one. */
export function partyTitle(party: CallParty, i18n: I18n): string {
  const own = party.kind === 'number' ? ownWords(party, i18n) : undefined;
  const identity = identityOf(party);
  return withoutControls(
    own ?? (identity === undefined ? rawTitle(party, i18n) : identityTitle(identity, i18n)),
  );
}

type NumberParty = Extract<CallParty, { readonly kind: 'number' }>;

/** One's own other telephone. */
function ownWords({ ownAs }: NumberParty, i18n: I18n): string | undefined {
  if (ownAs === undefined) return undefined;
  return ownAs === ''
    ? i18n._({ id: 'party.you', message: 'You' })
    : i18n._({ id: 'party.youOn', message: 'You ({phone})', values: { phone: ownAs } });
}

/** The company in whose block of numbers it lies. */
export function probableWords({ probably }: NumberParty, i18n: I18n): string | undefined {
  if (probably === undefined) return undefined;
  const values = { company: withoutControls(probably) };
  return i18n._({ id: 'party.probablyCompany', message: 'Probably {company}', values });
}

/** Whose number it is, where the people know. */
export function identityOf(party: CallParty): Identity | undefined {
  return party.kind === 'number' || party.kind === 'colleague' ? party.identity : undefined;
}

/** A number that is in no list yet. */
export function isNobodys(party: CallParty): party is NumberParty {
  return party.kind === 'number' && party.identity === undefined && party.ownAs === undefined;
}

/** The page of whoever it was, or of a number that nobody has. */
export function pageOf(party: CallParty): Route | undefined {
  const personId = identityOf(party)?.personId;
  if (personId !== undefined) return { screen: 'contacts', personId };
  return isNobodys(party) ? { screen: 'contacts', show: 'callers', number: party.number.e164 } : undefined;
}

/** What the way to that page is called. */
export function pageOfWords(party: CallParty, i18n: I18n): string {
  return isNobodys(party)
    ? i18n._({ id: 'detail.keepNumber', message: 'Keep this number' })
    : i18n._({ id: 'detail.person', message: 'Show contact' });
}

/** What a call back would dial: a number or an extension; nothing for a hidden caller. */
export function callBackTarget(party: CallParty): string | undefined {
  if (party.kind === 'number') return party.number.e164;
  return party.kind === 'colleague' ? party.extensionNumber : undefined;
}

function rawTitle(party: CallParty, i18n: I18n): string {
  switch (party.kind) {
    case 'number':
      return party.name ?? probableWords(party, i18n) ?? party.number.shown;
    case 'colleague':
      return party.name ?? extensionWords(party.extensionNumber, i18n);
    case 'masked':
      return party.name ?? party.shown;
    case 'anonymous':
      return i18n._({ id: 'party.anonymous', message: 'No caller ID' });
  }
}

export function callBackWords(direction: Call['direction'], i18n: I18n): string {
  return direction === 'inbound'
    ? i18n._({ id: 'action.callBack', message: 'Call back' })
    : i18n._({ id: 'ringOut.callAgain', message: 'Call again' });
}

/** True where the title is digits, which always read from left to right. */
export function titleIsNumber(party: CallParty): boolean {
  if (party.kind === 'masked') return party.name === undefined;
  if (party.kind !== 'number') return false;
  return party.name === undefined && party.probably === undefined && party.ownAs === undefined;
}

export function extensionWords(extensionNumber: string, i18n: I18n): string {
  return i18n._({ id: 'party.extension', message: 'Ext. {extensionNumber}', values: { extensionNumber } });
}

export function lineWords(line: CallLine, i18n: I18n): string {
  const name = isolatedNumber(line.name, i18n);
  if (line.kind === 'direct' || /queue/i.test(name)) return name;
  return i18n._({ id: 'line.queue', message: '{name} queue', values: { name } });
}

/** Digits inside right-to-left text keep their own direction; elsewhere nothing needs to be said. */
export function isolatedNumber(text: string, i18n: I18n): string {
  const isNumber = /^[+(\d]/.test(text);
  return isNumber && directionOf(i18n.locale) === 'rtl' ? `\u2066${text}\u2069` : text;
}

/** "Desk phone and RingCentral app", as the language joins a list. */
export function listWords(names: readonly string[], i18n: I18n): string {
  return new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(names);
}

/** What the card's header and the list say about how a call ended. */
export function endingWords(ending: CallEnding, call: Pick<Call, 'direction' | 'line'>, i18n: I18n): string {
  switch (ending.kind) {
    case 'missed':
      return i18n._({ id: 'ending.missed', message: 'Missed call' });
    case 'answered-here':
      return i18n._({ id: 'ending.ended', message: 'Call ended' });
    case 'answered-elsewhere':
      return answeredBy(ending.by, i18n);
    case 'voicemail':
      return i18n._({ id: 'ending.voicemail', message: 'Went to voicemail' });
    case 'declined':
      return call.line?.kind === 'queue'
        ? i18n._({ id: 'ending.passedToQueue', message: 'Passed on to the queue' })
        : i18n._({ id: 'ending.passedOn', message: 'Passed on' });
    case 'not-connected':
      return i18n._({ id: 'ending.notReached', message: 'Not reached' });
    case 'unknown':
      return i18n._({ id: 'ending.unknown', message: 'This call is no longer ringing' });
  }
}

function answeredBy(name: string | undefined, i18n: I18n): string {
  return name === undefined
    ? i18n._({ id: 'ending.answeredBySomebody', message: 'Answered by somebody else' })
    : i18n._({ id: 'ending.answeredBy', message: 'Answered by {name}', values: { name } });
}

/** The card's header for an ended call: "Missed call · rang 22 s", "Call ended · 6 min". */
export function endedHeader(call: Call, i18n: I18n): string {
  const ending = call.ending ?? { kind: 'unknown' };
  const words = endingWords(ending, call, i18n);
  const endedAt = call.endedAt;
  if (endedAt === undefined) return words;
  if (ending.kind === 'missed') {
    const rang = duration(endedAt - call.startedAt, i18n.locale);
    return i18n._({ id: 'ending.missedRang', message: 'Missed call · rang {rang}', values: { rang } });
  }
  if (ending.kind === 'answered-here' && call.answeredAt !== undefined) {
    const talked = duration(endedAt - call.answeredAt, i18n.locale);
    return i18n._({ id: 'ending.endedTalked', message: 'Call ended · {talked}', values: { talked } });
  }
  if (ending.kind === 'unknown' && call.answeredAt !== undefined) {
    return i18n._({ id: 'ending.unknownAfterTalk', message: 'This call is over' });
  }
  return words;
}

/** Initials by grapheme: first and last word, or the last one of a name written without spaces. */
export function initials(name: string, locale: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const first = words[0];
  if (first === undefined) return '';
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(first)) {
    return graphemes(first, locale).slice(-1).join('');
  }
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letters = [first, ...(last === undefined ? [] : [last])].map(
    (word) => graphemes(word, locale)[0] ?? '',
  );
  return letters.join('').toLocaleUpperCase(locale);
}

function graphemes(text: string, locale: string): readonly string[] {
  return Array.from(new Intl.Segmenter(locale).segment(text), ({ segment }) => segment);
}
