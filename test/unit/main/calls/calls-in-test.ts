import { type Calls, type CallsPorts, createCalls } from '../../../../src/main/calls/calls.ts';
import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import type { PresenceCall, PresenceReport } from '../../../../src/main/ringcentral/reports.ts';
import type { Call } from '../../../../src/shared/call.ts';
import { builtAt, demoAccount } from '../../../support/builders.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';
import { ownExtensionId, presenceAnswer, presenceEvent } from '../../../support/reports.ts';

export type CallsInTest = Calls & {
  readonly clock: StillClock;
  readonly list: () => readonly Call[];
  readonly only: () => Call;
  readonly rang: Call[];
  readonly answered: Call[];
  readonly ended: Call[];
  readonly reads: () => number;
  /** Answers the question for the truth that is open, and lets the answer arrive. */
  readonly answer: (calls: readonly PresenceCall[], different?: Partial<PresenceReport>) => Promise<void>;
  /** The same for every question that is open; none is fine too. */
  readonly answerAll: (calls: readonly PresenceCall[]) => Promise<void>;
  readonly fail: (code?: string) => Promise<void>;
  /** A presence event stamped with the time it is sent at. */
  readonly event: (sequence: number | undefined, ...calls: readonly PresenceCall[]) => void;
};

const numbers = createPhoneNumbers();

export function callsInTest(different: Partial<CallsPorts> = {}): CallsInTest {
  const clock = createStillClock(builtAt);
  let list: readonly Call[] = [];
  const rang: Call[] = [];
  const answered: Call[] = [];
  const ended: Call[] = [];
  const open: PromiseWithResolvers<PresenceReport>[] = [];
  let reads = 0;
  const calls = createCalls({
    clock,
    chance: { fraction: () => 0.5 },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    numbers,
    clockOffset: () => 0,
    isListening: () => true,
    recognise: (party) => party,
    firstLegTo: () => undefined,
    placed: () => undefined,
    steered: () => undefined,
    deviceName: (id) => (id === '830155420005' ? 'Desk phone' : undefined),
    readPresence: () => {
      reads += 1;
      const question = Promise.withResolvers<PresenceReport>();
      open.push(question);
      return question.promise;
    },
    presenceRead: () => undefined,
    save: (calls) => {
      list = calls;
    },
    rang: (calls) => rang.push(...calls),
    answered: (call) => answered.push(call),
    ended: (calls) => ended.push(...calls),
    ...different,
  });
  calls.follow({ extensionId: ownExtensionId, name: demoAccount.name, lineName: () => undefined });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return {
    ...calls,
    clock,
    list: () => list,
    only: () => {
      if (list.length !== 1) throw new Error(`${list.length} calls instead of one`);
      return list[0]!;
    },
    rang,
    answered,
    ended,
    reads: () => reads,
    answer: async (items, different) => {
      const question = open.shift();
      if (question === undefined) throw new Error('Nobody asked for the truth.');
      question.resolve(presenceAnswer(items, different));
      await settle();
    },
    answerAll: async (items) => {
      for (const question of open.splice(0)) question.resolve(presenceAnswer(items));
      await settle();
    },
    fail: async (code) => {
      open.shift()?.reject(Object.assign(new Error('no answer'), code === undefined ? {} : { code }));
      await settle();
    },
    event: (sequence, ...items) =>
      calls.presence(presenceEvent(sequence, items, { timestamp: clock.now(), totalCalls: undefined })),
  };
}
