import type { Call } from '../../shared/call.ts';
import type {
  PopEffect,
  PopMoment,
  PopResult,
  PopRule,
  PopRun,
  PopRunPage,
} from '../../shared/screen-pop.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PopStore } from '../storage/history-pops.ts';
import type { Acting } from './acting.ts';
import { type CallFacts, factsOfCall, momentOfEnd, numberKeyOf, whoOf } from './call-facts.ts';
import { chooseRules, isCoolingDown } from './choose-rules.ts';
import type { PopSurroundings } from './conditions.ts';
import { effectOf, type Programs } from './effect.ts';
import { createHeld } from './held.ts';
import { createOutbound } from './outbound.ts';
import { createPace } from './pace.ts';
import { createPopMemory, type PopMemory } from './pop-memory.ts';

export type ScreenPopPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly rules: () => readonly PopRule[];
  readonly programs: () => Programs;
  readonly around: PopSurroundings;
  readonly act: Acting['act'];
  /** Another line in the log, or the end of one. */
  readonly ran: () => void;
  /** The address could not be opened. */
  readonly notOpened: (address: string) => void;
};

export type ScreenPop = {
  /** What rules did is remembered there; until then nothing is done. */
  readonly follow: (store: PopStore) => void;
  readonly forget: () => void;
  /** Calls that began to ring while we listened, not calls found ringing. */
  readonly rang: (calls: readonly Call[]) => void;
  readonly answered: (call: Call) => void;
  readonly ended: (call: Call) => void;
  /** All live calls: those that are placed announce themselves in no other way. */
  readonly saved: (calls: readonly Call[]) => void;
  readonly locked: () => void;
  readonly unlocked: () => void;
  readonly runs: (olderThan: number) => PopRunPage;
  readonly clearRuns: () => void;
};

const runsInPage = 50;

/** Does what the rules say, once for each call and rule, also after a restart. */
export function createScreenPop(ports: ScreenPopPorts): ScreenPop {
  const { clock } = ports;
  const pace = createPace(clock);
  const held = createHeld(clock);
  const outbound = createOutbound();
  let store: PopStore | undefined;
  let memory: PopMemory = createPopMemory([]);

  function at(moment: PopMoment, facts: CallFacts): void {
    if (store === undefined) return;
    const now = { moment, at: clock.now() };
    const rules = ports.rules().filter(({ on }) => on);
    for (const rule of chooseRules(rules, facts, now, ports.around).fitting) apply(rule, facts, now, store);
  }

  function apply(
    rule: PopRule,
    facts: CallFacts,
    now: { readonly moment: PopMoment; readonly at: number },
    into: PopStore,
  ): void {
    const number = numberKeyOf(facts);
    // Remembered also when it is one too many: a call that rings on is not opened late.
    if (!memory.claim(facts.callKey, rule.id)) return;
    const effect = effectOf(rule, facts, now.moment, ports.programs());
    const { moment, at: when } = now;
    const run = (result: PopResult): Omit<PopRun, 'id'> => ({
      ...{ at: when, ruleId: rule.id, ruleName: rule.name, moment, effect, result },
      ...{ direction: facts.direction, who: whoOf(facts) },
    });
    const leave = (result: PopResult): void => {
      into.note(run(result));
      ports.ran();
    };
    if (isCoolingDown(rule, memory.actedFor(rule.id, number), when))
      return leave({ kind: 'left-out', why: 'cool-down' });
    if (effect.kind === 'refused') return leave({ kind: 'failed' });
    if (!pace.admit(effect.kind)) return leave({ kind: 'left-out', why: 'too-many' });
    memory.act(rule.id, number, when);
    const claim = { callKey: facts.callKey, ruleId: rule.id, number: number ?? '', at: when };
    const id = into.begin(claim, run({ kind: 'under-way' }));
    ports.ran();
    held.pass(effect.kind, {
      go: () => act(effect, claim, (result) => settle(into, id, result)),
      drop: () => settle(into, id, { kind: 'left-out', why: 'locked' }),
    });
  }

  function act(
    effect: PopEffect,
    whose: { readonly ruleId: string; readonly callKey: string },
    done: (result: PopResult) => void,
  ): void {
    ports.act(effect, whose).then(
      (result) => {
        done(result);
        if (effect.kind === 'address' && result.kind === 'failed') ports.notOpened(effect.address);
      },
      (error: unknown) => ports.log.error('screen-pop: could not be told how it went', error),
    );
  }

  function settle(into: PopStore, id: number, result: PopResult): void {
    into.settle(id, result);
    ports.ran();
  }

  return {
    follow: (next) => {
      store = next;
      next.interrupt();
      memory = createPopMemory(next.claims());
      ports.ran();
    },
    forget: () => {
      store = undefined;
      memory = createPopMemory([]);
      held.drop();
      outbound.forget();
    },
    rang: (calls) => calls.forEach((call) => at('ringing', factsOfCall(call))),
    answered: (call) => at('answered', factsOfCall(call)),
    ended: (call) => {
      const facts = factsOfCall(call);
      const moment = momentOfEnd(facts);
      if (moment !== undefined) at(moment, facts);
    },
    saved: (calls) => {
      for (const { call, moment } of outbound.see(calls)) at(moment, factsOfCall(call));
    },
    locked: held.lock,
    unlocked: held.unlock,
    runs: (olderThan) => store?.runs(olderThan, runsInPage) ?? { runs: [], more: false },
    clearRuns: () => {
      store?.clear();
      ports.ran();
    },
  };
}
