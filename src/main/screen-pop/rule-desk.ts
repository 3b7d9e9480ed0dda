import type { PastCall } from '../../shared/call-list.ts';
import {
  type PopCheck,
  popLimits,
  type PopProgram,
  type PopRehearsal,
  type PopRule,
  type PopRuleDraft,
  type ScreenPopState,
} from '../../shared/screen-pop.ts';
import type { Chance } from '../clock.ts';
import type { PickedText } from '../desktop-ports.ts';
import { checkRule } from './check-rule.ts';
import type { PopSurroundings } from './conditions.ts';
import { rehearse } from './rehearsal.ts';
import { readRules, type ReadRules, writeRules } from './rule-files.ts';
import type { RuleSecrets } from './rule-secrets.ts';

export type StoredRules = { readonly rules: readonly PopRule[]; readonly programs: readonly PopProgram[] };

export type RuleDeskPorts = {
  readonly chance: Pick<Chance, 'uuid'>;
  readonly stored: () => StoredRules;
  readonly store: (change: Partial<StoredRules>) => void;
  readonly state: () => ScreenPopState;
  readonly change: (change: Partial<ScreenPopState>) => void;
  readonly secrets: RuleSecrets;
  readonly around: PopSurroundings;
  /** The newest calls of the past, newest first. */
  readonly lastCalls: (count: number) => readonly PastCall[] | Promise<readonly PastCall[]>;
  /** The system's dialog; `unfit` is a file that cannot be started. */
  readonly pickProgram: () => Promise<
    { readonly kind: 'picked'; readonly path: string } | { readonly kind: 'none' | 'unfit' }
  >;
  readonly pickText: () => Promise<PickedText>;
  readonly saveFile: (name: string, text: string) => Promise<unknown>;
  readonly copyText: (text: string) => void;
};

export type RuleDesk = {
  readonly check: (draft: PopRuleDraft) => PopCheck;
  readonly rehearse: (draft: PopRuleDraft, ruleId?: string) => Promise<PopRehearsal>;
  readonly save: (draft: PopRuleDraft, ruleId?: string) => void;
  readonly switchRule: (ruleId: string, on: boolean) => void;
  readonly move: (ruleId: string, place: number) => void;
  readonly remove: (ruleId: string) => void;
  readonly pickProgram: () => Promise<void>;
  readonly copySecret: (ruleId: string) => void;
  readonly exportRules: () => Promise<void>;
  readonly importRules: () => Promise<void>;
};

/** Calls of the past that a rule is shown with. */
const rehearsedWith = 20;
const mostRemembered = 50;

/** Where rules are written, shown what they would do, and stored. What a window sends is judged here again. */
export function createRuleDesk(ports: RuleDeskPorts): RuleDesk {
  const { stored, store, secrets } = ports;
  /** Rules as the person has seen them at work, newest last. */
  let seen: readonly string[] = [];

  const find = (ruleId: string | undefined): PopRule | undefined =>
    stored().rules.find(({ id }) => id === ruleId);
  const replace = (rule: PopRule): void =>
    store({ rules: stored().rules.map((each) => (each.id === rule.id ? rule : each)) });

  function save(draft: PopRuleDraft, ruleId?: string): void {
    const { rules, programs } = stored();
    const before = find(ruleId);
    if (!checkRule(draft, programs).ok || (before === undefined && rules.length >= popLimits.rules)) return;
    const wasSeen = seen.includes(deedsOf(draft));
    const rehearsed = wasSeen || (before?.rehearsed === true && deedsOf(before) === deedsOf(draft));
    const rule: PopRule = {
      ...draft,
      ...{ id: before?.id ?? ports.chance.uuid(), on: rehearsed, rehearsed, more: before?.more ?? '' },
    };
    if (before === undefined) store({ rules: [...rules, rule] });
    else replace(rule);
    if (draft.action.kind === 'webhook') secrets.ensure(rule.id);
  }

  function remove(ruleId: string): void {
    store({ rules: stored().rules.filter(({ id }) => id !== ruleId) });
    secrets.remove(ruleId);
  }

  function move(ruleId: string, place: number): void {
    const rule = find(ruleId);
    if (rule === undefined) return;
    const others = stored().rules.filter(({ id }) => id !== ruleId);
    store({ rules: others.toSpliced(Math.min(place, others.length), 0, rule) });
  }

  async function pickProgram(): Promise<void> {
    const picked = await ports.pickProgram();
    if (picked.kind === 'none') return;
    ports.change({ notStartable: picked.kind === 'unfit' });
    if (picked.kind !== 'picked') return;
    const { rules, programs } = stored();
    const known = programs.find(({ path }) => path === picked.path);
    const program = known ?? { id: ports.chance.uuid(), path: picked.path };
    const isUsed = ({ id }: PopProgram): boolean =>
      rules.some(({ action }) => action.kind === 'program' && action.programId === id);
    if (known === undefined)
      store({ programs: [...programs.filter(isUsed), program].slice(-popLimits.programs) });
    ports.change({ picked: { programId: program.id, count: ports.state().picked.count + 1 } });
  }

  async function importRules(): Promise<void> {
    const file = await ports.pickText();
    if (file.kind === 'cancelled') return;
    const { rules } = stored();
    const read: ReadRules | undefined =
      file.kind === 'read' ? readRules(file.text, popLimits.rules - rules.length) : undefined;
    const added = (read?.rules ?? []).map(
      // Off until the person has seen what it would do here.
      ({ draft, more }): PopRule => ({
        ...draft,
        more,
        id: ports.chance.uuid(),
        on: false,
        rehearsed: false,
      }),
    );
    if (added.length > 0) store({ rules: [...rules, ...added] });
    const kinds = added.map(({ action }) => action.kind);
    for (const { id, action } of added) if (action.kind === 'webhook') secrets.ensure(id);
    ports.change({
      imported: {
        count: (ports.state().imported?.count ?? 0) + 1,
        outcome: read?.outcome ?? (file.kind === 'too-large' ? 'too-large' : 'unreadable'),
        isNewer: read?.isNewer ?? false,
        added: added.length,
        refused: read?.refused ?? [],
        needProgram: kinds.filter((kind) => kind === 'program').length,
        newSecrets: kinds.filter((kind) => kind === 'webhook').length,
      },
    });
  }

  return {
    check: (draft) => checkRule(draft, stored().programs),
    rehearse: async (draft, ruleId) => {
      const calls = await ports.lastCalls(rehearsedWith);
      const { rules, programs } = stored();
      const shown = rehearse({ rules, draft, ruleId, calls, programs, around: ports.around });
      if (shown.check.ok) seen = [...seen, deedsOf(draft)].slice(-mostRemembered);
      return shown;
    },
    save,
    switchRule: (ruleId, on) => {
      const rule = find(ruleId);
      if (rule !== undefined && (rule.rehearsed || !on)) replace({ ...rule, on });
    },
    ...{ move, remove, pickProgram, importRules },
    copySecret: (ruleId) => {
      const secret = secrets.of(ruleId);
      if (secret !== undefined) ports.copyText(secret);
    },
    exportRules: async () => {
      await ports.saveFile('ringside-screen-pop-rules.json', writeRules(stored().rules));
    },
  };
}

/** All that counts for what a rule does: everything but its name. */
function deedsOf({ moment, condition, action, stopHere, coolDownMinutes }: PopRuleDraft): string {
  const { direction, lines, numbers, tag, caller, withoutNumber, hours } = condition;
  return JSON.stringify([
    ...[moment, direction, lines, numbers, tag, caller, withoutNumber, hours],
    ...[Object.entries(action).toSorted(), stopHere, coolDownMinutes],
  ]);
}
