import type { AppState } from '../../../src/shared/app-state.ts';
import type { CallPhase } from '../../../src/shared/call.ts';
import type { PastCall } from '../../../src/shared/call-list.ts';
import type { CallPlace, PastCallPage } from '../../../src/shared/past-calls.ts';
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
  readonly figures: (wasAlerted: (session: string) => boolean) => Promise<CallFigures>;
};

/** Holds the list of calls and what is shown of each against the world's own word. */
export function watchCalls(stage: Stage, rings: Rings): CallWatch {
  const { simulator, personId, trace, wrong } = stage;
  const { world } = simulator;

  /** A step back to what is no longer true: an older word of the platform was believed after a newer one. */
  function isStepBack(session: string, before: CallPhase, after: CallPhase): boolean {
    if (before === 'ended' && after !== 'ended')
      return world.truth().some((one) => one.telephonySessionId === session && one.endedAt !== undefined);
    const wasTaken = before === 'connected' || before === 'on-hold' || before === 'parked';
    return wasTaken && after === 'ringing' && rings.of(session)?.until !== undefined;
  }

  function live({ app }: TestApp): void {
    const { isDead } = stage.computer();
    let seenCalls: AppState['calls'] | undefined;
    const phases = new Map<string, CallPhase>();
    app.onState((state) => {
      if (isDead()) return;
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

  function judge(
    truth: CallTruth,
    rows: ReadonlyMap<string, PastCall>,
    wasAlerted: (session: string) => boolean,
  ): string | undefined {
    const { telephonySessionId: session } = truth;
    if (truth.endedAt === undefined) return undefined;
    const row = rows.get(session);
    if (row === undefined)
      return `${session} is not in the list${wasAlerted(session) ? ', though it was told' : ''}`;
    return isTrue(row.ending, truth, world, personId)
      ? undefined
      : `${session} was ${truth.ending}, but is listed as ${row.ending.kind}`;
  }

  return {
    live,
    figures: async (wasAlerted) => {
      const rows = await keptCalls(stage.app());
      const concerned = world.truth().filter((truth) => concerns(truth, world, personId));
      for (const truth of concerned) {
        const problem = judge(truth, rows, wasAlerted);
        if (problem !== undefined) wrong('missed_calls', problem, truth.endedAt);
      }
      return { concerned: concerned.length };
    },
  };
}

/** All that is in the history, by session. */
async function keptCalls({ app }: TestApp): Promise<ReadonlyMap<string, PastCall>> {
  const rows = new Map<string, PastCall>();
  let place: { readonly olderThan?: CallPlace } | undefined = {};
  while (place !== undefined) {
    const page: PastCallPage = await app.questions.pastCalls({
      filter: { show: 'all' },
      ...place,
      count: 200,
    });
    for (const { calls } of page.folds)
      for (const row of calls)
        if (row.telephonySessionId !== undefined) rows.set(row.telephonySessionId, row);
    place = page.next && { olderThan: page.next };
  }
  return rows;
}
