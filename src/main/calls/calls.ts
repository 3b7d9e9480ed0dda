import { type Call, type CallParty, isIncomingRing } from '../../shared/call.ts';
import type { PastCall } from '../../shared/call-list.ts';
import type { Chance, Clock } from '../clock.ts';
import { meansNoNetwork } from '../network-failure.ts';
import type { Log } from '../log.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import type { ActiveCall, PresenceReport, SessionReport } from '../ringcentral/reports.ts';
import {
  type CallsContext,
  type CallsState,
  type FirstLegTo,
  noCalls,
  type OwnIdentity,
} from './calls-state.ts';
import { learnEndings, renameParties, silenceCall } from './known-later.ts';
import { takeNews } from './news.ts';
import { type PlacedCall, placedCalls } from './placed-call.ts';
import { reduceActiveCalls, reduceAnswer } from './reduce-answer.ts';
import { reducePresence } from './reduce-presence.ts';
import { reduceSession } from './reduce-session.ts';
import { reduceTold, type ToldSession } from './reduce-told.ts';
import { createServerTime } from './server-time.ts';
import { type SteeredCall, steeredCalls } from './steered-call.ts';
import { dueAfter, dueAt, tick } from './tick.ts';
import { holdUnconfirmed, mistrustPast } from './lateness.ts';
import { createTruthReader } from './truth-reader.ts';

export type CallsPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'fraction'>;
  readonly log: Log;
  readonly numbers: PhoneNumbers;
  /** The same party with the name that the people know it by. */
  readonly recognise: (party: CallParty) => CallParty;
  /** Platform time minus ours in ms, where it is known. */
  readonly clockOffset: () => number | undefined;
  /** Whether events reach us as they happen. */
  readonly isListening: () => boolean;
  readonly deviceName: (deviceId: string) => string | undefined;
  readonly firstLegTo: FirstLegTo;
  readonly readPresence: () => Promise<PresenceReport>;
  /** A presence answer that was read for the calls also tells of our own availability. */
  readonly presenceRead: (report: PresenceReport) => void;
  /** The list changed; told before the news that belong to it. */
  readonly save: (calls: readonly Call[]) => void;
  /** @param how `found` where the platform's answer told of them first: they may have rung for a while */
  readonly rang: (calls: readonly Call[], how: 'heard' | 'found') => void;
  readonly answered: (call: Call) => void;
  /** Each is told again when its ending turns out to be another one. */
  readonly ended: (calls: readonly Call[]) => void;
  /** Outbound calls that changed, leg by leg; told after the list was saved. */
  readonly placed: (calls: readonly PlacedCall[]) => void;
  /** Calls that changed, with what their control needs; told before the list is saved, so that both are seen at once. */
  readonly steered: (calls: readonly SteeredCall[]) => void;
};

export type Calls = {
  /** Until this is called every report is ignored. */
  readonly follow: (own: OwnIdentity) => void;
  readonly presence: (report: PresenceReport) => void;
  readonly session: (report: SessionReport) => void;
  /** Presence as somebody else asked for it. @param askedAt `clock.elapsed()` when it was asked for */
  readonly polled: (report: PresenceReport, askedAt: number) => void;
  /** What the platform answered about one call. @param askedAt `clock.elapsed()` when it was asked for */
  readonly told: (told: ToldSession, askedAt: number) => void;
  /** @param askedAt `clock.elapsed()` when the list was asked for */
  readonly activeCalls: (records: readonly ActiveCall[], askedAt: number) => void;
  /** What the call log says of calls we saw. */
  readonly callLog: (rows: readonly PastCall[]) => void;
  /** Events are missing (`hard`) or came late and all at once (`soft`): the platform's answer is the truth. */
  readonly resync: (gap?: 'soft' | 'hard') => void;
  /** The people have changed: whoever is known by another name now is shown by it. Answers those that ring. */
  readonly renamed: () => readonly Call[];
  readonly silence: (callId: string) => void;
  /** Signed out: forget all calls. */
  readonly forget: () => void;
  readonly close: () => void;
};

/** Ms; however soon something is due, other work gets its turn first. */
const leastWait = 5;

/** Follows the calls of the signed-in extension. Nothing here is asynchronous but the question for the truth. */
export function createCalls(ports: CallsPorts): Calls {
  const { clock } = ports;
  let state: CallsState = noCalls;
  let own: OwnIdentity | undefined;
  let cancelTimer: (() => void) | undefined;
  let timerAt = Infinity;
  let isCutOff = false;
  let serverTime = createServerTime(clock, ports.clockOffset);
  const reader = createTruthReader({
    clock,
    chance: ports.chance,
    read: ports.readPresence,
    apply: answer,
    slept: () => step(holdUnconfirmed),
    failed: (error) => {
      isCutOff = meansNoNetwork(error);
      ports.log.warn('calls: could not read presence', { error: String(error) });
    },
  });

  function step(reduce: (before: CallsState, context: CallsContext) => CallsState): void {
    if (own === undefined) return;
    const context: CallsContext = {
      own,
      numbers: ports.numbers,
      recognise: ports.recognise,
      deviceName: ports.deviceName,
      firstLegTo: ports.firstLegTo,
      elapsed: clock.elapsed(),
      serverNow: serverTime.now(),
      isServerTimeKnown: ports.clockOffset() !== undefined,
      isListening: ports.isListening(),
      isCutOff,
    };
    const before = state;
    const reduced = reduce(before, context);
    if (reduced === before) return;
    plan(dueAfter(reduced));
    tell(before, reduced);
  }

  function answer(report: PresenceReport, askedAt: number): void {
    isCutOff = false;
    ports.presenceRead(report);
    step((before, context) => reduceAnswer(before, report, askedAt, context));
  }

  function tell(before: CallsState, reduced: CallsState): void {
    const { state: after, news } = takeNews(reduced);
    const { wish } = after;
    state = wish === undefined ? after : { ...after, wish: undefined };
    const steered = steeredCalls(before, reduced);
    if (steered.length > 0) ports.steered(steered);
    if (state.calls !== before.calls) {
      ports.save(state.calls);
      reader.keepLooking(state.calls.some(({ phase }) => phase !== 'ended'));
    }
    const placed = placedCalls(before, reduced);
    if (placed.length > 0) ports.placed(placed);
    if (wish !== undefined) reader.ask(wish);
    if (news.ringing.length > 0) ports.rang(news.ringing, 'heard');
    if (news.foundRinging.length > 0) ports.rang(news.foundRinging, 'found');
    for (const call of news.answered) ports.answered(call);
    if (news.ended.length > 0) ports.ended(news.ended);
  }

  /** One timer for everything that only time brings; it is moved only when something comes due earlier. */
  function plan(due: number): void {
    if (due >= timerAt) return;
    cancelTimer?.();
    timerAt = due;
    cancelTimer = clock.after(Math.max(leastWait, due - clock.elapsed()), () => {
      timerAt = Infinity;
      cancelTimer = undefined;
      step(tick);
      plan(dueAt(state));
    });
  }

  function forget(): void {
    cancelTimer?.();
    timerAt = Infinity;
    own = undefined;
    serverTime = createServerTime(clock, ports.clockOffset);
    reader.forget();
    const hadCalls = state.calls.length > 0;
    state = noCalls;
    if (hadCalls) ports.save([]);
  }

  return {
    follow: (identity) => {
      if (own !== undefined && own.extensionId !== identity.extensionId) forget();
      own = identity;
    },
    presence: (report) => {
      isCutOff = false;
      serverTime.heard(report.timestamp);
      step((before, context) => reducePresence(before, report, context));
    },
    session: (report) => {
      isCutOff = false;
      serverTime.heard(report.timestamp);
      step((before, context) => reduceSession(before, report, context));
    },
    polled: answer,
    told: (told, askedAt) => step((before, context) => reduceTold(before, told, askedAt, context)),
    activeCalls: (records, askedAt) =>
      step((before, context) => reduceActiveCalls(before, records, askedAt, context)),
    callLog: (rows) => step((before, context) => learnEndings(before, rows, context)),
    resync: (gap) => {
      step(gap === 'soft' ? mistrustPast : holdUnconfirmed);
      if (own !== undefined) reader.ask('resync');
    },
    renamed: () => {
      const before = new Set(state.calls);
      step(renameParties);
      return state.calls.filter((call) => isIncomingRing(call) && !before.has(call));
    },
    silence: (callId) => step((before, context) => silenceCall(before, callId, context)),
    forget,
    close: () => {
      forget();
      reader.close();
    },
  };
}
