import type { AppState } from '../../../src/shared/app-state.ts';
import type { CallPhase } from '../../../src/shared/call.ts';
import type { PastCall } from '../../../src/shared/call-list.ts';
import type { CallTruth } from '../../../src/simulator/telephony-types.ts';
import type { TestApp } from '../../support/start-test-app.ts';
import { concerns, isTrue } from '../judge-ends.ts';
import type { Rings } from './rings.ts';
import type { Stage } from './stage.ts';

export type CallFigures = {
  /** Calls of the person: every one has to be in the list with its true end. */
  readonly concerned: number;
};

export type CallWatch = {
  readonly live: (app: TestApp) => void;
  /** At the end, when everything has had time to settle. */
  readonly figures: (wasAlerted: (session: string) => boolean) => CallFigures;
};

/** Ms before midnight in which a call may end too late for the list of its day. */
const lateInTheDay = 10 * 60_000;

/** Holds the list of calls and what is shown of each against the world's own word. */
export function watchCalls(stage: Stage, rings: Rings): CallWatch {
  const { simulator, personId, trace, clock, wrong } = stage;
  const { world } = simulator;
  const rows = new Map<string, PastCall>();

  function noteRows({ today }: AppState): void {
    for (const row of today.rows)
      if (row.telephonySessionId !== undefined) rows.set(row.telephonySessionId, row);
  }

  /** A step back to what is no longer true: an older word of the platform was believed after a newer one. */
  function isStepBack(session: string, before: CallPhase, after: CallPhase): boolean {
    if (before === 'ended' && after !== 'ended')
      return world.truth().some((one) => one.telephonySessionId === session && one.endedAt !== undefined);
    const wasTaken = before === 'connected' || before === 'on-hold' || before === 'parked';
    return wasTaken && after === 'ringing' && rings.of(session)?.until !== undefined;
  }

  function live({ app }: TestApp): void {
    const { isDead } = stage.computer();
    let seenRows: AppState['today'] | undefined;
    let seenCalls: AppState['calls'] | undefined;
    const phases = new Map<string, CallPhase>();
    app.onState((state) => {
      if (isDead()) return;
      if (state.today !== seenRows) noteRows(state);
      seenRows = state.today;
      if (state.calls === seenCalls) return;
      seenCalls = state.calls;
      for (const { telephonySessionId: session, phase } of state.calls) {
        if (session === undefined) continue;
        const before = phases.get(session);
        phases.set(session, phase);
        if (before === phase) continue;
        trace.note('call', `${session} ${phase}`);
        if (before !== undefined && isStepBack(session, before, phase))
          wrong('out_of_order', `${session} went back from ${before} to ${phase}`);
      }
    });
  }

  function judge(truth: CallTruth, wasAlerted: (session: string) => boolean): string | undefined {
    const { telephonySessionId: session, startedAt, endedAt } = truth;
    if (endedAt === undefined) return undefined;
    const row = rows.get(session);
    if (row !== undefined)
      return isTrue(row.ending, truth, world, personId)
        ? undefined
        : `${session} was ${truth.ending}, but is listed as ${row.ending.kind}`;
    // Yesterday's list is not shown any more; what it would have shown in its last minutes nobody can say.
    // The platform tells only how long was talked: a call that rang over midnight may have been yesterday's by that.
    const saysYesterday = isLateInTheDay(endedAt) || startedAt < startOfDay(endedAt);
    if (saysYesterday && startedAt < startOfDay(clock.driven.now())) return undefined;
    return `${session} is not in the list${wasAlerted(session) ? ', though it was told' : ''}`;
  }

  return {
    live,
    figures: (wasAlerted) => {
      const concerned = world.truth().filter((truth) => concerns(truth, world, personId));
      for (const truth of concerned) {
        const problem = judge(truth, wasAlerted);
        if (problem !== undefined) wrong('missed_calls', problem, truth.endedAt);
      }
      return { concerned: concerned.length };
    },
  };
}

const day = 86_400_000;
const startOfDay = (time: number): number => time - (time % day);
const isLateInTheDay = (time: number): boolean => day - (time % day) < lateInTheDay;
