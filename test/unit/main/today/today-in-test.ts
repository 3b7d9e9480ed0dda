import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import type { CallLogLeg, CallLogRecord } from '../../../../src/main/ringcentral/reports.ts';
import { createToday, type Today } from '../../../../src/main/today/today.ts';
import type { CallList, PastCall } from '../../../../src/shared/call-list.ts';
import { builtAt, demoAccount } from '../../../support/builders.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';

const own = demoAccount.extensionId;
export const colleagues = '1300458006';
export const end = { number: undefined, extensionNumber: undefined, extensionId: undefined, name: undefined };

export function leg(different: Partial<CallLogLeg> = {}): CallLogLeg {
  return {
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
    startTime: builtAt - 60_000,
    legs: [],
    ...different,
  };
}

export type TodayInTest = Today & {
  readonly clock: StillClock;
  readonly list: () => CallList;
  readonly rows: () => readonly PastCall[];
  readonly missed: () => number;
  readonly reads: number[];
  readonly logged: PastCall[][];
  readonly asleep: PastCall[][];
  readonly answer: (...records: readonly CallLogRecord[]) => Promise<void>;
  readonly fail: (error: unknown) => Promise<void>;
};

export function todayInTest(): TodayInTest {
  const clock = createStillClock(builtAt);
  let list: CallList | undefined;
  let missed = 0;
  const reads: number[] = [];
  const logged: PastCall[][] = [];
  const asleep: PastCall[][] = [];
  const open: PromiseWithResolvers<readonly CallLogRecord[]>[] = [];
  const today = createToday({
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    numbers: createPhoneNumbers(),
    readCallLog: (since) => {
      reads.push(since);
      const question = Promise.withResolvers<readonly CallLogRecord[]>();
      open.push(question);
      return question.promise;
    },
    save: (next, count) => {
      list = next;
      missed = count;
    },
    logged: (rows) => void logged.push([...rows]),
    missedAsleep: (rows) => void asleep.push([...rows]),
  });
  today.follow({ extensionId: own, name: demoAccount.name, lineName: () => undefined }, 0);
  clock.pass(0);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    clock.pass(0);
  };
  return {
    ...today,
    clock,
    list: () => list!,
    rows: () => list!.rows,
    missed: () => missed,
    reads,
    logged,
    asleep,
    answer: async (...records) => {
      open.shift()?.resolve(records);
      await settle();
    },
    fail: async (error) => {
      open.shift()?.reject(error);
      await settle();
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
