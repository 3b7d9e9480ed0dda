import { anyCall, popLimits, type PopRule } from '../../shared/screen-pop.ts';
import type { Settings } from '../../shared/settings.ts';

/**
 * What was one address for all incoming calls, as a rule that does the same. It was in use, so nobody has to be shown
 * what it does. Whatever else stood there was never an address, and is none now.
 */
export function templateToRule(stored: unknown): Settings['screenPop'] {
  const { enabled, moment, template, forAnonymous } = isRecord(stored) ? stored : {};
  if (typeof template !== 'string' || template === '' || template.length > popLimits.template)
    return { rules: [], programs: [] };
  const rule: PopRule = {
    id: 'first',
    name: '',
    on: enabled === true,
    rehearsed: true,
    moment: moment === 'answered' ? 'answered' : 'ringing',
    condition: { ...anyCall, withoutNumber: forAnonymous === true },
    action: { kind: 'address', template },
    stopHere: true,
    coolDownMinutes: 0,
    more: '',
  };
  return { rules: [rule], programs: [] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
