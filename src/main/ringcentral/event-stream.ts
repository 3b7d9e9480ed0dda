import type { ConnectionReason, ConnectionState, TransportName } from '../../shared/connection.ts';
import { readsAfter } from './back-off.ts';
import { createClockOffset } from './clock-offset.ts';
import { createConnectionTeller } from './connection-teller.ts';
import { createEventReader } from './event-reader.ts';
import { usualFilters } from './filters.ts';
import { createFrameQueue } from './frame-queue.ts';
import { createGapTeller, type Gap } from './gap-teller.ts';
import { createLine, type Line, type LineNews } from './line.ts';
import { createListeners } from './listeners.ts';
import { reasonOf } from './platform-failure.ts';
import type { PlatformError, PlatformEvents, PolledPresence } from './platform-port.ts';
import { createPresencePoller } from './presence-poller.ts';
import type { MessageNews, PresenceReport, SessionReport } from './reports.ts';
import { createSleepWatch } from './sleep-watch.ts';
import type { LossKind, Transport, TransportEars, TransportParts } from './transport.ts';
import { createTransportSwitch, type SwitchNews } from './transport-switch.ts';
import type { Hurry } from './tries.ts';

export type EventStream = PlatformEvents & {
  readonly noteServerTime: (serverTime: number) => void;
  /** Ms of a sleep of which the steady clock knows nothing; told before the awakening. */
  readonly noteSlept: (ms: number) => void;
};

export type TransportMakers = Readonly<Record<TransportName, (parts: TransportParts) => Transport>>;

export type EventStreamParts = Omit<TransportParts, 'ears' | 'noteServerTime'> & {
  readonly transports: TransportMakers;
  readonly readPresence: () => Promise<PresenceReport>;
};

/** Ms without events after which presence is asked for instead. */
const pollingAfter = 30_000;
/** Calls that came and went between two questions are in the call log only. */
const pollsPerLog = 12;
/**
 * A network that is said to be gone may be there all the same. What comes at once was under way already, so the line
 * is asked a little later, and has so many ms to answer.
 */
const underWay = 2_000;
const proofWithoutNetwork = 10_000;
/** An awakening explains what breaks this soon after it. */
const sleepExplains = 15_000;

/** What a try begins with counts in this group. */
const firstGroup = { websocket: 'auth', pubnub: 'medium' } as const;
const betweenTriesWithoutNetwork = 60_000;
/** The gateway ends every connection after a day; ours ends earlier, each at its own time. */
const lives = {
  websocket: { from: 20 * 3_600_000, spread: 3.5 * 3_600_000 },
  pubnub: undefined,
} as const;

/** One ordered stream of events without repeats, whatever way they come, and what is known of that way. */
export function createEventStream(parts: EventStreamParts): EventStream {
  const { outside, session, gate } = parts;
  const { clock, chance, log, trace } = outside;
  const states = createListeners<ConnectionState>(log);
  const presences = createListeners<PresenceReport>(log);
  const sessions = createListeners<SessionReport>(log);
  const people = createListeners<'directory' | 'favourites'>(log);
  const messages = createListeners<MessageNews>(log);
  const polls = createListeners<PolledPresence>(log);
  const gaps = createListeners<Gap>(log);
  const gap = createGapTeller(clock, gaps.tell);
  const teller = createConnectionTeller(clock, states.tell);
  const clockOffset = createClockOffset(clock);

  let isWanted = false;
  let filters = usualFilters;
  let hasBeenUp = false;
  let sleptAt = -Infinity;
  let networkGoneAt: number | undefined;
  let triedWithoutAt = 0;
  let polled = 0;
  /** When events stopped, monotonic ms, and whether this computer was the cause. */
  let gone = { at: 0, isLocal: true };
  let cancelPolling = (): void => undefined;

  const reader = createEventReader({
    ...{ clock, trace, owner: session.owner },
    onEvent: teller.event,
    onPresence: presences.tell,
    onSession: sessions.tell,
    onPeople: people.tell,
    onMessages: messages.tell,
    onLost: () => noteGap('soft', 'an event could not be read'),
    onGarbage: () => lines.giveUp('too many unreadable frames'),
  });
  const queue = createFrameQueue({
    clock,
    handle: reader.read,
    onOverflow: () => noteGap('hard', 'too many events at once'),
  });
  const poller = createPresencePoller({
    ...{ clock, log, read: parts.readPresence },
    onPolled: (answer) => {
      polls.tell(answer);
      if (!poller.isRunning()) return;
      teller.polled();
      polled += 1;
      if (polled % pollsPerLog === 0) gap.tell('hard');
    },
    onFailed: teller.pollFailed,
  });
  const lines = createTransportSwitch({
    ...{ clock, chance, log, makeLine, proveRest: poller.look, tell: hear },
  });
  const sleepWatch = createSleepWatch({ clock, onSlept: noteResume, onStalled: () => hurry('local') });

  function makeLine(name: TransportName, tell: (news: LineNews) => void): Line {
    const line: Line = createLine({
      ...{ clock, chance, log, tell },
      makeTransport: (ears: TransportEars) => parts.transports[name]({ ...parts, ears, noteServerTime }),
      filters: () => filters,
      leastWait: () => Math.max(gate.waitFor(firstGroup[name], 'line'), restWithoutNetwork()),
      life: lives[name],
      onFrame: queue.push,
      onHeard: () => {
        if (line.standing() === 'up') heard();
      },
      onOverflow: () => noteGap('hard', 'more events than are kept'),
    });
    return line;
  }

  function noteServerTime(serverTime: number): void {
    teller.noteClockOffset(clockOffset(serverTime));
  }

  function heard(): void {
    teller.heard(clock.now());
    if (networkGoneAt !== undefined && clock.elapsed() - networkGoneAt >= underWay) networkIs('there');
  }

  function networkIs(way: 'there' | 'gone'): void {
    networkGoneAt = way === 'gone' ? clock.elapsed() : undefined;
    triedWithoutAt = clock.elapsed();
    teller.networkGone(way === 'gone');
  }

  /** The word for it may be wrong, so tries go on; but each uses up what the first one with a network needs. */
  function restWithoutNetwork(): number {
    if (networkGoneAt === undefined) return 0;
    return Math.max(0, triedWithoutAt + betweenTriesWithoutNetwork - clock.elapsed());
  }

  function hear(news: SwitchNews): void {
    switch (news.kind) {
      case 'trying':
        triedWithoutAt = clock.elapsed();
        return teller.trying();
      case 'planned':
        return teller.planned(news.nextTryAt);
      case 'limited':
        return teller.limited(news.limitations);
      case 'up':
        return up(news);
      case 'lost':
        noteLine(`events stopped: ${news.loss}`);
        teller.lost(reasonAfter(news.loss));
        gone = { at: clock.elapsed(), isLocal: news.isLocal };
        // Whether the sign-in is over is said by REST, and a question there costs less than a socket's token.
        if (news.loss === 'session-over') void poller.look();
        return pollIn(pollingAfter);
      case 'failed':
        return fail(news.failure);
    }
  }

  function up({ name, linked, wasUp }: Extract<SwitchNews, { kind: 'up' }>): void {
    stopPolling();
    networkGoneAt = undefined;
    teller.up(name, linked.limitations);
    const isWhole = wasUp || linked.how === 'recovered';
    noteLine(`events come by ${name}, ${linked.how}`);
    if (hasBeenUp) trace.count('reconnects');
    hasBeenUp = true;
    noteGap(
      isWhole ? 'soft' : 'hard',
      'a new connection',
      readsAfter(clock.elapsed() - gone.at, gone.isLocal, chance),
    );
  }

  function reasonAfter(loss: LossKind): ConnectionReason | undefined {
    if (clock.elapsed() - sleptAt < sleepExplains) return 'sleeping';
    if (loss === 'broken' || loss === 'silent') return 'network';
    return loss === 'restarted' ? 'server' : undefined;
  }

  function fail(failure: PlatformError): void {
    noteLine(`no connection: ${failure.kind} ${failure.step ?? ''}`);
    if (failure.kind === 'session-ended') return void end();
    teller.failed(reasonOf(failure));
    // It will not come by itself, so nobody waits for it.
    if (failure.kind === 'refused') pollIn(0);
    // A connection begins with a token by REST: where REST does not answer, other questions are only in its way.
    else if (failure.step === 'token' && isDown(failure)) stopPolling();
    else pollIn(Math.max(0, gone.at + pollingAfter - clock.elapsed()));
  }

  function pollIn(ms: number): void {
    cancelPolling();
    if (!poller.isRunning()) cancelPolling = clock.after(ms, poller.start);
  }

  function stopPolling(): void {
    cancelPolling();
    poller.stop();
    polled = 0;
  }

  /** @param wait ms until what is missing is asked for */
  function noteGap(kind: Gap, why: string, wait = 0): void {
    noteLine(`${kind} gap: ${why}`);
    trace.count(kind === 'soft' ? 'soft-gaps' : 'hard-gaps');
    if (wait === 0) gap.tell(kind);
    else clock.after(wait, () => (isWanted ? gap.tell(kind) : undefined));
  }

  function noteLine(what: string): void {
    trace.note({ kind: 'line', at: clock.now(), what });
  }

  /** There is a reason to think that things are other than they were. */
  function hurry(why: Hurry): void {
    if (!isWanted) return;
    if (why === 'person') triedWithoutAt = -Infinity;
    lines.hurry(why);
    if (poller.isRunning()) void poller.look();
  }

  function noteResume(): void {
    session.noteResume();
    sleepWatch.noteTold();
    sleptAt = clock.elapsed();
    hurry('local');
  }

  function noteNetwork(way: 'up' | 'down'): void {
    if (!isWanted) return;
    noteLine(`this computer's network: ${way}`);
    networkIs(way === 'up' ? 'there' : 'gone');
    if (way === 'up') return hurry('local');
    clock.after(underWay, () => {
      if (networkGoneAt !== undefined) lines.prove(proofWithoutNetwork);
    });
  }

  function end(): Promise<void> {
    isWanted = false;
    hasBeenUp = false;
    networkGoneAt = undefined;
    stopPolling();
    gap.forget();
    sleepWatch.stop();
    teller.end('signed-out');
    return lines.stop();
  }

  return {
    connect: () => {
      if (isWanted) return;
      isWanted = true;
      teller.begin();
      sleepWatch.start();
      gone = { at: clock.elapsed(), isLocal: true };
      pollIn(pollingAfter);
      lines.start();
    },
    tryNow: () => hurry('person'),
    proveLine: () => hurry('doubt'),
    noteResume,
    noteNetwork,
    noteUnsteady: lines.noteUnsteady,
    noteSlept: lines.noteSlept,
    noteSuspend: sleepWatch.noteTold,
    chooseTransport: lines.choose,
    setFilters: (more) => {
      filters = [...new Set([...usualFilters, ...more])];
      lines.refilter();
    },
    disconnect: async () => {
      if (isWanted) await end();
    },
    onState: states.add,
    onPresence: presences.add,
    onSession: sessions.add,
    onPeople: people.add,
    onMessages: messages.add,
    onPolled: polls.add,
    onGap: gaps.add,
    noteServerTime,
  };
}

/** Nobody answers, or only to say that nobody can. */
function isDown({ kind, status }: PlatformError): boolean {
  return kind === 'network' || kind === 'timeout' || status === 503;
}
