import {
  anyCall,
  type PopAction,
  type PopCondition,
  type PopRule,
  type PopRuleDraft,
} from '../../src/shared/screen-pop.ts';

export function popDraft(different: Partial<PopRuleDraft> = {}): PopRuleDraft {
  return {
    name: '',
    moment: 'ringing',
    condition: anyCall,
    action: { kind: 'address', template: 'https://crm.example/?n={number}&w={name}' },
    stopHere: false,
    coolDownMinutes: 0,
    ...different,
  };
}

/** A rule that is on. */
export function popRule(different: Partial<PopRule> = {}): PopRule {
  return { ...popDraft(), id: 'rule', on: true, rehearsed: true, more: '', ...different };
}

export function opens(template: string): PopAction {
  return { kind: 'address', template };
}

export function onlyFor(different: Partial<PopCondition>): PopCondition {
  return { ...anyCall, ...different };
}
