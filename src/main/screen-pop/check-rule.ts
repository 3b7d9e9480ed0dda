import { plainLine } from '../../shared/plain-text.ts';
import type { PopCheck, PopEffect, PopRefusal, PopRuleDraft } from '../../shared/screen-pop.ts';
import type { CallFacts } from './call-facts.ts';
import { effectOf, type Programs } from './effect.ts';
import { readPattern } from './number-pattern.ts';
import { parseTemplate } from './template.ts';
import { judgeWebhook } from './webhook-address.ts';

/** Nobody's number: 555-01xx is kept for examples. */
const example: CallFacts = {
  callKey: 's-0123456789',
  direction: 'inbound',
  party: {
    kind: 'number',
    number: { e164: '+12125550100', shown: '+1 (212) 555-0100', region: undefined },
    name: 'Ada Lovelace',
  },
  line: { kind: 'direct', name: 'Main line', extensionNumber: undefined },
  startedAt: Date.UTC(2026, 0, 5, 9, 30),
  answeredAt: undefined,
  endedAt: undefined,
  ending: undefined,
};

export function exampleOf(draft: PopRuleDraft, programs: Programs): PopEffect {
  return effectOf(draft, example, draft.moment, programs);
}

/** Whether the rule can do anything at all, and where it leads. */
export function checkRule(draft: PopRuleDraft, programs: Programs): PopCheck {
  const { numbers, hours } = draft.condition;
  const odd = numbers.find((text) => readPattern(text) === undefined);
  if (odd !== undefined) return no('number-pattern', plainLine(odd, 100));
  if (hours !== 'always' && hours.days.length === 0) return no('no-days', '');
  const effect = exampleOf(draft, programs);
  if (effect.kind === 'refused') return no(effect.reason, effect.detail);
  return { ok: true, host: hostOf(draft), example: effect };
}

function hostOf({ action }: PopRuleDraft): string | undefined {
  if (action.kind !== 'address' && action.kind !== 'webhook') return undefined;
  const judged =
    action.kind === 'address'
      ? parseTemplate(action.template)
      : judgeWebhook(action.address, action.privateHost);
  return judged.ok ? judged.host : undefined;
}

function no(reason: PopRefusal, detail: string): PopCheck {
  return { ok: false, reason, detail };
}
