import type { CallLine } from '../../shared/call.ts';
import { fold } from '../../shared/fold.ts';
import type { PopCondition, PopHours, PopMiss, PopMoment, PopRuleDraft } from '../../shared/screen-pop.ts';
import type { CallFacts } from './call-facts.ts';
import { fitsPattern } from './number-pattern.ts';

/** What a call is looked at with. */
export type PopSurroundings = {
  /** Of whoever the call is with, as far as the people are tagged. */
  readonly tagsOf: (facts: CallFacts) => readonly string[];
  /** On this computer's wall clock. @param at ms since the epoch */
  readonly localTime: (at: number) => { readonly minute: number; readonly weekday: number };
};

/** The first thing that does not fit; undefined where everything does. */
export function missOf(
  { moment, condition }: Pick<PopRuleDraft, 'moment' | 'condition'>,
  facts: CallFacts,
  now: { readonly moment: PopMoment; readonly at: number },
  around: PopSurroundings,
): PopMiss | undefined {
  if (moment !== now.moment) return 'moment';
  const { direction, lines, tag, hours } = condition;
  if (direction !== 'both' && direction !== facts.direction) return 'direction';
  if (lines.length > 0 && !lines.some((line) => isLine(facts.line, line))) return 'line';
  const caller = missOfCaller(condition, facts);
  if (caller !== undefined) return caller;
  if (tag !== '' && !around.tagsOf(facts).some((each) => fold(each) === fold(tag))) return 'tag';
  if (hours !== 'always' && !isWithin(hours, around.localTime(now.at))) return 'hours';
  return undefined;
}

function missOfCaller(condition: PopCondition, { party }: CallFacts): PopMiss | undefined {
  const { withoutNumber, numbers, caller } = condition;
  const isHidden = party.kind === 'anonymous';
  if (isHidden && !withoutNumber) return 'no-number';
  if (numbers.length > 0 && !numbers.some((text) => fitsPattern(numberOf(party), text))) return 'number';
  const isKnown = party.kind === 'colleague' || (party.kind === 'number' && party.identity !== undefined);
  if (caller !== 'anybody' && isKnown !== (caller === 'known')) return 'caller';
  return undefined;
}

function numberOf(party: CallFacts['party']): string {
  if (party.kind === 'number') return party.number.e164;
  return party.kind === 'colleague' ? party.extensionNumber : '';
}

/** By its name, however it is written, or by its extension number. */
function isLine(line: CallLine | undefined, wanted: string): boolean {
  if (line === undefined) return false;
  return line.extensionNumber === wanted.trim() || fold(line.name) === fold(wanted);
}

/** Hours that reach over midnight belong to the day on which they begin. From and to alike mean the whole day. */
function isWithin(
  { from, to, days }: PopHours,
  { minute, weekday }: { readonly minute: number; readonly weekday: number },
): boolean {
  const isOn = (day: number): boolean => days.includes((day + 7) % 7);
  if (from < to) return isOn(weekday) && minute >= from && minute < to;
  return (isOn(weekday) && minute >= from) || (isOn(weekday - 1) && minute < to);
}
