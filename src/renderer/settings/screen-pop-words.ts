import type { I18n } from '@lingui/core';
import type { PopAction, PopMiss, PopMoment, PopRefusal, PopResult } from '../../shared/screen-pop.ts';
import { popPlaceholders } from '../../shared/screen-pop.ts';

export const placeholderList = popPlaceholders.map((name) => `{${name}}`).join(' ');

export function actionKindWords(kind: PopAction['kind'], i18n: I18n): string {
  switch (kind) {
    case 'address':
      return i18n._({ id: 'pop.address', message: 'Open a page' });
    case 'program':
      return i18n._({ id: 'pop.program', message: 'Start a program' });
    case 'webhook':
      return i18n._({ id: 'pop.webhook', message: 'Send to a webhook' });
    case 'note':
      return i18n._({ id: 'pop.note', message: 'Add a note to the call' });
    case 'clipboard':
      return i18n._({ id: 'pop.clipboard', message: 'Copy to the clipboard' });
  }
}

export function momentWords(moment: PopMoment, i18n: I18n): string {
  switch (moment) {
    case 'ringing':
      return i18n._({ id: 'pop.ringing', message: 'When it rings' });
    case 'answered':
      return i18n._({ id: 'pop.answered', message: 'When it is answered' });
    case 'ended':
      return i18n._({ id: 'pop.ended', message: 'When a talk is over' });
    case 'missed':
      return i18n._({ id: 'pop.missed', message: 'When nobody took it' });
  }
}

/** Why a rule cannot do anything, for one call or at all. */
export function refusalWords(reason: PopRefusal, detail: string, i18n: I18n): string {
  switch (reason) {
    case 'not-an-address':
      return i18n._({
        id: 'pop.notAnAddress',
        message: 'This is not a full web address. Start with https://',
      });
    case 'scheme':
      return i18n._({
        id: 'pop.scheme',
        message: 'Only https addresses are used. This one starts with {detail}',
        values: { detail },
      });
    case 'credentials':
      return i18n._({
        id: 'pop.credentials',
        message: 'An address with a user name or password in it is not opened.',
      });
    case 'placeholder-place':
      return i18n._({
        id: 'pop.place',
        message: 'Placeholders may stand after the host only, so that a caller cannot choose where you go.',
      });
    case 'unknown-placeholder':
      return i18n._({
        id: 'pop.unknown',
        message: 'There is no placeholder {detail}. There are {placeholders}',
        values: { detail, placeholders: placeholderList },
      });
    case 'private-address':
      return i18n._({
        id: 'pop.private',
        message: '{detail} is an address inside your network, so it is not used.',
        values: { detail },
      });
    case 'port':
      return i18n._({
        id: 'pop.port',
        message: 'Port {detail} is not one that web pages use.',
        values: { detail },
      });
    default:
      return shortRefusalWords(reason, detail, i18n);
  }
}

type ShortRefusal = Exclude<
  PopRefusal,
  | ('not-an-address' | 'scheme' | 'credentials' | 'placeholder-place')
  | ('unknown-placeholder' | 'private-address' | 'port')
>;

function shortRefusalWords(reason: ShortRefusal, detail: string, i18n: I18n): string {
  switch (reason) {
    case 'too-long':
      return i18n._({ id: 'pop.tooLong', message: 'This is too long.' });
    case 'not-filled-in':
      return i18n._({
        id: 'pop.notFilledIn',
        message: 'Put what is yours in place of {detail}.',
        values: { detail },
      });
    case 'empty':
      return i18n._({ id: 'pop.empty', message: 'Something has to stand here.' });
    case 'no-program':
      return i18n._({ id: 'pop.noProgram', message: 'Choose the program first.' });
    case 'no-secret':
      return i18n._({ id: 'pop.noSecret', message: 'Its key is not there any more. Make a new one.' });
    case 'number-pattern':
      return i18n._({
        id: 'pop.numberPattern',
        message: '{detail} fits no number. Write digits, * for any digits and ? for one.',
        values: { detail },
      });
    case 'no-days':
      return i18n._({ id: 'pop.noDays', message: 'Choose at least one day.' });
  }
}

export function resultWords(result: PopResult, i18n: I18n): string {
  switch (result.kind) {
    case 'under-way':
      return i18n._({ id: 'pop.underWay', message: 'Under way' });
    case 'done':
      return i18n._({ id: 'pop.done', message: 'Done' });
    case 'interrupted':
      return i18n._({ id: 'pop.interrupted', message: 'Ringside ended meanwhile; nobody knows how it went' });
    case 'received':
      return i18n._({
        id: 'pop.received',
        message: 'Received ({status})',
        values: { status: result.status },
      });
    case 'not-accepted':
      return i18n._({
        id: 'pop.notAccepted',
        message: 'Not accepted ({status})',
        values: { status: result.status },
      });
    case 'redirected':
      return i18n._({
        id: 'pop.redirected',
        message: 'The receiver pointed to another place ({host}); nothing was sent there',
        values: { host: result.host },
      });
    case 'left-out':
      return leftOutWords(result.why, i18n);
    default:
      return failureWords(result.kind, i18n);
  }
}

type Failure = 'no-answer' | 'not-reached' | 'not-safe' | 'not-found' | 'not-allowed' | 'failed';

function failureWords(kind: Failure, i18n: I18n): string {
  switch (kind) {
    case 'no-answer':
      return i18n._({ id: 'pop.noAnswer', message: 'No answer within 10 seconds' });
    case 'not-reached':
      return i18n._({ id: 'pop.notReached', message: 'The receiver could not be reached' });
    case 'not-safe':
      return i18n._({
        id: 'pop.notSafe',
        message: 'The receiver’s certificate was not taken; nothing was sent',
      });
    case 'not-found':
      return i18n._({ id: 'pop.notFound', message: 'The program is not there any more' });
    case 'not-allowed':
      return i18n._({ id: 'pop.notAllowed', message: 'Not allowed, or its key is missing' });
    case 'failed':
      return i18n._({ id: 'pop.failed', message: 'It could not be done' });
  }
}

export function leftOutWords(why: Extract<PopResult, { kind: 'left-out' }>['why'], i18n: I18n): string {
  switch (why) {
    case 'cool-down':
      return i18n._({ id: 'pop.coolDown', message: 'Left out: the same number a moment ago' });
    case 'too-many':
      return i18n._({ id: 'pop.tooMany', message: 'Left out: too many at once' });
    case 'locked':
      return i18n._({ id: 'pop.locked', message: 'Left out: the screen was locked' });
  }
}

/** Why a rule says nothing to a call. */
export function missWords(miss: PopMiss, i18n: I18n): string {
  switch (miss) {
    case 'moment':
      return i18n._({ id: 'pop.missMoment', message: 'did not come to that moment' });
    case 'direction':
      return i18n._({ id: 'pop.missDirection', message: 'went the other way' });
    case 'line':
      return i18n._({ id: 'pop.missLine', message: 'another line' });
    case 'number':
      return i18n._({ id: 'pop.missNumber', message: 'another number' });
    case 'tag':
      return i18n._({ id: 'pop.missTag', message: 'no such tag' });
    case 'caller':
      return i18n._({ id: 'pop.missCaller', message: 'another kind of caller' });
    case 'no-number':
      return i18n._({ id: 'pop.missHidden', message: 'hidden number' });
    case 'hours':
      return i18n._({ id: 'pop.missHours', message: 'at other hours' });
    case 'rule-above':
      return i18n._({ id: 'pop.missAbove', message: 'a rule above has the last word' });
    case 'cool-down':
      return i18n._({ id: 'pop.missCoolDown', message: 'the same number a moment before' });
  }
}
