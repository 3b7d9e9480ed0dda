import type { PastCall } from '../../shared/call-list.ts';
import type {
  PopMiss,
  PopRehearsal,
  PopRehearsedCall,
  PopRule,
  PopRuleDraft,
  PopStep,
} from '../../shared/screen-pop.ts';
import { type CallFacts, factsOfPastCall, momentsOf, numberKeyOf, whoOf } from './call-facts.ts';
import { checkRule, exampleOf } from './check-rule.ts';
import { chooseRules, isCoolingDown } from './choose-rules.ts';
import type { PopSurroundings } from './conditions.ts';
import { effectOf, type Programs } from './effect.ts';

export type RehearsalParts = {
  /** All that are stored, in their order. */
  readonly rules: readonly PopRule[];
  readonly draft: PopRuleDraft;
  /** Whose place the draft takes; a new one stands last. */
  readonly ruleId: string | undefined;
  /** Newest first. */
  readonly calls: readonly PastCall[];
  readonly programs: Programs;
  readonly around: PopSurroundings;
};

type Actor = PopRuleDraft & { readonly key: string };

/** What the rules would have done with the calls of the past. Nothing here can reach anything. */
export function rehearse(parts: RehearsalParts): PopRehearsal {
  const { draft, calls, programs } = parts;
  const actors = actorsOf(parts);
  const acted = new Map<string, number>();
  const rehearsed = calls
    .toReversed()
    .map((call) => rehearseCall(call, actors, acted, parts))
    .toReversed();
  return { check: checkRule(draft, programs), calls: rehearsed, example: exampleOf(draft, programs) };
}

const draftKey = '';

function actorsOf({ rules, draft, ruleId }: RehearsalParts): readonly Actor[] {
  const own: Actor = { ...draft, key: draftKey };
  const isNew = !rules.some(({ id }) => id === ruleId);
  const others = rules.flatMap((rule): readonly Actor[] => {
    if (rule.id === ruleId) return [own];
    return rule.on ? [{ ...rule, key: rule.id }] : [];
  });
  return isNew ? [...others, own] : others;
}

function rehearseCall(
  call: PastCall,
  actors: readonly Actor[],
  acted: Map<string, number>,
  { programs, around }: RehearsalParts,
): PopRehearsedCall {
  const facts = factsOfPastCall(call);
  const steps: PopStep[] = [];
  const misses: PopMiss[] = [];
  const done = new Set<string>();
  for (const moment of momentsOf(facts)) {
    const at = timeOf(facts, moment);
    const chosen = chooseRules(actors, facts, { moment, at }, around);
    for (const rule of actors) if (rule.key === draftKey) misses.push(chosen.missOf(rule) ?? 'cool-down');
    for (const rule of chosen.fitting) {
      if (done.has(rule.key)) continue;
      done.add(rule.key);
      const number = numberKeyOf(facts);
      const before = number === undefined ? undefined : acted.get(`${rule.key} ${number}`);
      const isQuiet = isCoolingDown(rule, before, at);
      if (!isQuiet && number !== undefined) acted.set(`${rule.key} ${number}`, at);
      const effect = effectOf(rule, facts, moment, programs);
      steps.push({
        isDraft: rule.key === draftKey,
        ruleName: rule.name,
        moment,
        effect,
        leftOut: isQuiet ? 'cool-down' : 'no',
      });
    }
  }
  const { startedAt, direction, ending, line } = call;
  return {
    ...{ id: call.id, startedAt, direction, ending, steps, who: whoOf(facts), line: line?.name },
    miss: missOfDraft(steps, misses),
  };
}

/** That it was another moment says the least: it holds for all moments but one. */
function missOfDraft(steps: readonly PopStep[], misses: readonly PopMiss[]): PopMiss | undefined {
  const own = steps.find(({ isDraft }) => isDraft);
  if (own !== undefined) return own.leftOut === 'no' ? undefined : 'cool-down';
  return misses.find((miss) => miss !== 'moment') ?? 'moment';
}

/** Ms since the epoch. */
function timeOf({ startedAt, answeredAt, endedAt }: CallFacts, moment: PopStep['moment']): number {
  switch (moment) {
    case 'ringing':
      return startedAt;
    case 'answered':
      return answeredAt ?? startedAt;
    case 'ended':
    case 'missed':
      return endedAt ?? startedAt;
  }
}
