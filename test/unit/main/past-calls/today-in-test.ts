import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import type {
  CallLogChanges,
  CallLogFrom,
  CallLogLeg,
  CallLogRecord,
} from '../../../../src/main/ringcentral/reports.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import { createToday, type Today, type TodayPorts } from '../../../../src/main/past-calls/today.ts';
import type { CallParty } from '../../../../src/shared/call.ts';
import type { CallList, PastCall } from '../../../../src/shared/call-list.ts';
import { builtAt, demoAccount } from '../../../support/builders.ts';
import { createTestHistories, type TestHistories } from '../../../support/test-histories.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';

const own = demoAccount.extensionId;
export const colleagues = '1300458006';
export const end = {
  ...{ number: undefined, extensionNumber: undefined, extensionId: undefined, name: undefined },
  deviceId: undefined,
};

export function leg(different: Partial<CallLogLeg> = {}): CallLogLeg {
  return {
    ...{
      startTime: undefined,
      reason: undefined,
      delegate: undefined,
      message: undefined,
      recording: undefined,
    },
    direction: 'Inbound',
    result: 'Missed',
    action: 'Phone Call',
    legType: 'Accept',
    from: { ...end, number: '+12125550100', name: 'Ada Lovelace' },
    to: { ...end, number: '+16505550111', extensionId: own },
    extensionId: own,
    durationSeconds: 22,
    ...different,
  };
}

export function record(different: Partial<CallLogRecord> = {}): CallLogRecord {
  return {
    ...leg(),
    id: 'r1',
    sessionId: '404',
    telephonySessionId: 's-1',
    partyId: `p-of-${different.id ?? 'r1'}`,
    startTime: builtAt - 60_000,
    modifiedAt: undefined,
    legs: [],
    ...different,
  };
}

export type TodayInTest = Today & {
  readonly clock: StillClock;
  readonly history: History;
  readonly list: () => CallList;
  readonly rows: () => readonly PastCall[];
  readonly missed: () => number;
  /** What the platform was asked for, once for each time. */
  readonly reads: CallLogFrom[];
  readonly logged: PastCall[][];
  readonly asleep: PastCall[][];
  /** How many calls events should have told of. */
  readonly found: () => number;
  /** Answers with these, as changes. */
  readonly answer: (...records: readonly CallLogRecord[]) => Promise<void>;
  readonly answerWith: (different: Partial<CallLogChanges>) => Promise<void>;
  readonly fail: (error: unknown) => Promise<void>;
  /** The next run of the app, a moment later, over what was kept. */
  readonly startAgain: () => TodayInTest;
};

export const me = { extensionId: own, name: demoAccount.name, lineName: () => undefined };

type Ground = {
  readonly clock: StillClock;
  readonly disk: TestHistories;
  readonly recognise: TodayPorts['recognise'];
};

export function todayInTest(ground: Partial<Ground> = {}): TodayInTest {
  const { clock = createStillClock(builtAt), disk = createTestHistories() } = ground;
  const recognise = ground.recognise ?? ((party: CallParty) => party);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const life = disk.live(clock, log);
  const history = life.histories.open('me', () => undefined);
  let list: CallList | undefined;
  let missed = 0;
  let found = 0;
  let answers = 0;
  const reads: CallLogFrom[] = [];
  const logged: PastCall[][] = [];
  const asleep: PastCall[][] = [];
  const open: PromiseWithResolvers<CallLogChanges>[] = [];
  const today = createToday({
    ...{ clock, log, numbers: createPhoneNumbers(), chance: { fraction: () => 0.5 }, serverNow: clock.now },
    recognise,
    syncCallLog: (from) => {
      reads.push(from);
      const question = Promise.withResolvers<CallLogChanges>();
      open.push(question);
      return question.promise;
    },
    save: (next, count) => {
      list = next;
      missed = count;
    },
    logged: (rows) => void logged.push([...rows]),
    missedAsleep: (rows) => void asleep.push([...rows]),
    gap: () => undefined,
    foundByAudit: (count) => void (found += count),
  });
  today.follow(me, history, 0);
  today.refresh();
  clock.pass(0);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    clock.pass(0);
  };
  const answerWith = async (different: Partial<CallLogChanges>): Promise<void> => {
    answers += 1;
    const changes = { records: [], gone: [], whole: undefined, token: `token-${clock.now()}-${answers}` };
    open.shift()?.resolve({ ...changes, ...different });
    await settle();
  };
  return {
    ...today,
    ...{ clock, history, reads, logged, asleep, answerWith },
    list: () => list!,
    rows: () => list!.rows,
    missed: () => missed,
    found: () => found,
    answer: (...records) => answerWith({ records }),
    fail: async (error) => {
      open.shift()?.reject(error);
      await settle();
    },
    startAgain: () => {
      today.close();
      history.close();
      return todayInTest({ clock, disk });
    },
  };
}

/** Seconds after which the log was read in so many seconds. It has nothing to say, and says so at once. */
export async function readsWithin(today: TodayInTest, seconds: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let passed = 1; passed <= seconds; passed += 1) {
    const before = today.reads.length;
    today.clock.pass(1000);
    if (today.reads.length > before) times.push(passed);
    if (today.reads.length > before) await today.answer();
  }
  return times;
}
