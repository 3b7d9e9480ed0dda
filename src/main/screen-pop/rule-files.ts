import type { PopImport, PopRule, PopRuleDraft } from '../../shared/screen-pop.ts';
import { importedPopRule } from '../pop-rule-schema.ts';
import { plainLine } from '../../shared/plain-text.ts';
import { checkRule } from './check-rule.ts';

/** Rules as a file that people hand on. It holds no key, no path of a program and no host that somebody trusts. */

const mark = 'ringside-screen-pop-rules';
const version = 1;
/** Fields of a rule that this version writes. */
const known = ['name', 'moment', 'condition', 'action', 'stopHere', 'coolDownMinutes'];
const mostMore = 4000;

export function writeRules(rules: readonly PopRule[]): string {
  return `${JSON.stringify({ kind: mark, version, rules: rules.map(outgoing) }, undefined, 2)}\n`;
}

function outgoing({ name, moment, condition, action, stopHere, coolDownMinutes, more }: PopRule): object {
  return {
    ...readMore(more),
    name,
    moment,
    condition,
    action: outgoingAction(action),
    stopHere,
    coolDownMinutes,
  };
}

function outgoingAction(action: PopRule['action']): object {
  if (action.kind === 'program') return { kind: action.kind, arguments: action.arguments };
  return action.kind === 'webhook' ? { kind: action.kind, address: action.address } : action;
}

function readMore(more: string): object {
  try {
    const found: unknown = JSON.parse(more);
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}

export type ReadRules = {
  readonly outcome: Extract<PopImport['outcome'], 'taken' | 'not-ours' | 'unreadable'>;
  readonly isNewer: boolean;
  readonly rules: readonly { readonly draft: PopRuleDraft; readonly more: string }[];
  readonly refused: PopImport['refused'];
};

/** @param room for so many rules */
export function readRules(text: string, room: number): ReadRules {
  const nothing = { isNewer: false, rules: [], refused: [] };
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return { outcome: 'unreadable', ...nothing };
  }
  if (!isRecord(found) || found['kind'] !== mark || !Array.isArray(found['rules']))
    return { outcome: 'not-ours', ...nothing };
  const rules: { draft: PopRuleDraft; more: string }[] = [];
  const refused: { name: string; why: PopImport['refused'][number]['why'] }[] = [];
  for (const [at, each] of (found['rules'] as readonly unknown[]).slice(0, 1000).entries()) {
    const read = readRule(each);
    const why = typeof read === 'string' ? read : rules.length >= room ? 'too-many' : undefined;
    if (why !== undefined) refused.push({ name: nameOf(each, at), why });
    else if (typeof read !== 'string') rules.push(read);
  }
  const written = found['version'];
  return { outcome: 'taken', isNewer: typeof written === 'number' && written > version, rules, refused };
}

function readRule(
  value: unknown,
): { readonly draft: PopRuleDraft; readonly more: string } | 'not-understood' | 'not-allowed' {
  const parsed = importedPopRule.safeParse(value);
  if (!parsed.success) return 'not-understood';
  const { action, ...others } = parsed.data;
  const draft: PopRuleDraft = { ...others, action: incomingAction(action) };
  const check = checkRule(draft, []);
  // What is missing is the person's to add; what is wrong is nobody's.
  const isMissing = check.ok || ['no-program', 'private-address', 'not-filled-in'].includes(check.reason);
  return isMissing ? { draft, more: moreOf(value) } : 'not-allowed';
}

type Incoming = ReturnType<typeof importedPopRule.parse>['action'];

function incomingAction(action: Incoming): PopRuleDraft['action'] {
  if (action.kind === 'program') return { ...action, programId: '' };
  return action.kind === 'webhook' ? { ...action, privateHost: '' } : action;
}

/** Fields of a newer version, kept for whoever understands them. */
function moreOf(value: unknown): string {
  if (!isRecord(value)) return '';
  const others = Object.entries(value).filter(([name]) => !known.includes(name) && name !== '__proto__');
  const text = others.length === 0 ? '' : JSON.stringify(Object.fromEntries(others));
  return text.length > mostMore ? '' : text;
}

function nameOf(value: unknown, at: number): string {
  const name = isRecord(value) && typeof value['name'] === 'string' ? plainLine(value['name'], 80) : '';
  return name === '' ? String(at + 1) : name;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
