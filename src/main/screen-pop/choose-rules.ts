import type { PopMiss, PopMoment, PopRuleDraft } from '../../shared/screen-pop.ts';
import type { CallFacts } from './call-facts.ts';
import { missOf, type PopSurroundings } from './conditions.ts';

/**
 * The rules that fit a moment of a call, in their order, down to the first that has the last word. One that is left
 * out because it acted a moment ago has the last word too: otherwise the rules below would act in its place.
 */
export function chooseRules<Rule extends PopRuleDraft>(
  rules: readonly Rule[],
  facts: CallFacts,
  now: { readonly moment: PopMoment; readonly at: number },
  around: PopSurroundings,
): { readonly fitting: readonly Rule[]; readonly missOf: (rule: Rule) => PopMiss | undefined } {
  const misses = new Map<Rule, PopMiss | undefined>();
  const fitting: Rule[] = [];
  let isOver = false;
  for (const rule of rules) {
    const miss = missOf(rule, facts, now, around) ?? (isOver ? 'rule-above' : undefined);
    misses.set(rule, miss);
    if (miss !== undefined) continue;
    fitting.push(rule);
    isOver = rule.stopHere;
  }
  return { fitting, missOf: (rule) => misses.get(rule) };
}

const minute = 60_000;

/** @param before when the rule acted for this number last, `now` on the same clock; ms */
export function isCoolingDown(
  { coolDownMinutes }: Pick<PopRuleDraft, 'coolDownMinutes'>,
  before: number | undefined,
  now: number,
): boolean {
  // A clock that was set back must not silence a rule for days.
  return before !== undefined && now >= before && now - before < coolDownMinutes * minute;
}
