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
  const { simulator, personId, trace, clock, wrong } = stage;
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
    lists: Lists,
    wasAlerted: (session: string) => boolean,
  ): string | undefined {
    const { telephonySessionId: session } = truth;
    if (truth.endedAt === undefined) return undefined;
    const rows = [lists.kept.get(session), lists.today.get(session)];
    const isMissing = rows[0] === undefined || (truth.startedAt >= lists.todayFrom && rows[1] === undefined);
    if (isMissing) return `${session} is not in the list${wasAlerted(session) ? ', though it was told' : ''}`;
    const wrongs = rows.filter((row) => row !== undefined && !isTrue(row.ending, truth, world, personId));
    return wrongs[0] && `${session} was ${truth.ending}, but is listed as ${wrongs[0].ending.kind}`;
  }

  return {
    live,
    figures: async (wasAlerted) => {
      const app = stage.app();
      const lists: Lists = {
        kept: await keptCalls(app),
        today: bySession(app.state().today.rows),
        todayFrom: startOfDay(clock.driven.now()),
      };
      const concerned = world.truth().filter((truth) => concerns(truth, world, personId));
      for (const truth of concerned) {
        const problem = judge(truth, lists, wasAlerted);
        if (problem !== undefined) wrong('missed_calls', problem, truth.endedAt);
      }
      return { concerned: concerned.length };
    },
  };
}

const day = 86_400_000;
const startOfDay = (time: number): number => time - (time % day);

type Rows = ReadonlyMap<string, PastCall>;

/** What the person can see of calls that are over: all that is kept, and the list of the day. */
type Lists = { readonly kept: Rows; readonly today: Rows; readonly todayFrom: number };

function bySession(rows: readonly PastCall[]): Rows {
  return new Map(
    rows.flatMap((row) => (row.telephonySessionId === undefined ? [] : [[row.telephonySessionId, row]])),
  );
}

/** All that is in the history, by session. */
async function keptCalls({ app }: TestApp): Promise<Rows> {
  const rows: PastCall[] = [];
  let place: { readonly olderThan?: CallPlace } | undefined = {};
  while (place !== undefined) {
    const page: PastCallPage = await app.questions.pastCalls({
      filter: { show: 'all' },
      ...place,
      count: 200,
    });
    rows.push(...page.folds.flatMap(({ calls }) => calls));
    place = page.next && { olderThan: page.next };
  }
  return bySession(rows);
}
