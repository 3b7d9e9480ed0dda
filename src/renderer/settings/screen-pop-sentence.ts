import type { I18n } from '@lingui/core';
import type { PopAction, PopCondition, PopProgram, PopRuleDraft } from '../../shared/screen-pop.ts';
import { listWords } from '../call-words.ts';
import { dayName, minuteWords, weekOrder } from './rule-words.ts';
import { actionKindWords, momentWords } from './screen-pop-words.ts';

/** What a rule is called: by the person, or by what it does. */
export function ruleTitle(
  { name, action }: PopRuleDraft,
  programs: readonly PopProgram[],
  i18n: I18n,
): string {
  if (name.trim() !== '') return name;
  const target = targetOf(action, programs);
  if (target === undefined) return actionKindWords(action.kind, i18n);
  const values = { target };
  switch (action.kind) {
    case 'address':
      return i18n._({ id: 'pop.opens', message: 'Open {target}', values });
    case 'program':
      return i18n._({ id: 'pop.starts', message: 'Start {target}', values });
    case 'webhook':
      return i18n._({ id: 'pop.sends', message: 'Send to {target}', values });
    case 'note':
      return i18n._({ id: 'pop.notes', message: 'Note “{target}”', values });
    case 'clipboard':
      return i18n._({ id: 'pop.copies', message: 'Copy “{target}”', values });
  }
}

function targetOf(action: PopAction, programs: readonly PopProgram[]): string | undefined {
  switch (action.kind) {
    case 'address':
      return URL.parse(action.template)?.host || undefined;
    case 'webhook':
      return URL.parse(action.address)?.host || undefined;
    case 'program': {
      const path = programs.find(({ id }) => id === action.programId)?.path;
      return path === undefined ? undefined : fileName(path);
    }
    case 'note':
    case 'clipboard':
      return action.text.length > 40 ? `${action.text.slice(0, 39)}…` : action.text || undefined;
  }
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** "When it rings · incoming · Support · known callers · Mon to Fri", part by part. */
export function ruleConditions(rule: PopRuleDraft, i18n: I18n): readonly string[] {
  const { condition, moment, stopHere, coolDownMinutes } = rule;
  return [
    momentWords(moment, i18n),
    directionWords(condition.direction, i18n),
    ...condition.lines,
    ...condition.numbers.map((number) => `\u2066${number}\u2069`),
    ...(condition.tag === '' ? [] : [`#${condition.tag}`]),
    ...callerWords(condition, i18n),
    ...hoursWords(condition, i18n),
    ...(coolDownMinutes > 0
      ? [
          i18n._({
            id: 'pop.notAgain',
            message:
              '{coolDownMinutes, plural, one {at most once a minute per number} other {at most once in # minutes per number}}',
            values: { coolDownMinutes },
          }),
        ]
      : []),
    ...(stopHere ? [i18n._({ id: 'pop.stops', message: 'nothing below it' })] : []),
  ];
}

function directionWords(direction: PopCondition['direction'], i18n: I18n): string {
  switch (direction) {
    case 'inbound':
      return i18n._({ id: 'pop.inbound', message: 'incoming calls' });
    case 'outbound':
      return i18n._({ id: 'pop.outbound', message: 'outgoing calls' });
    case 'both':
      return i18n._({ id: 'pop.both', message: 'both ways' });
  }
}

function callerWords({ caller, withoutNumber }: PopCondition, i18n: I18n): readonly string[] {
  const kind = {
    anybody: [],
    known: [i18n._({ id: 'pop.known', message: 'people I know' })],
    unknown: [i18n._({ id: 'pop.unknownCallers', message: 'numbers nobody is known by' })],
  }[caller];
  const hidden = i18n._({ id: 'pop.alsoHidden', message: 'also hidden numbers' });
  return withoutNumber ? [...kind, hidden] : kind;
}

function hoursWords({ hours }: PopCondition, i18n: I18n): readonly string[] {
  if (hours === 'always') return [];
  const { locale } = i18n;
  const days = weekOrder(locale).flatMap((day) =>
    hours.days.includes(day) ? [dayName(day, locale, 'short')] : [],
  );
  const values = {
    days: listWords(days, i18n),
    from: minuteWords(hours.from, locale),
    to: minuteWords(hours.to, locale),
  };
  return [i18n._({ id: 'pop.hours', message: '{days} {from}–{to}', values })];
}
