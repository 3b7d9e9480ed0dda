import type { Quirks, SimulatorClock, World, WorldEvent } from '../world-types.ts';
import { extensionOf, type Board, type CallHandling } from './board.ts';
import { activeCalls, callLog } from './call-log.ts';
import { playHistory } from './history.ts';
import { createIds } from './ids.ts';
import { demoPeople, type People } from './people.ts';
import { createPresenceDesk } from './presence-desk.ts';
import { presenceAnswer, presenceEvent } from './presence.ts';
import { createRecordings } from './recorded.ts';
import { sessionAnswer } from './session-events.ts';
import { isoTime } from './shown-number.ts';
import { createTelephony } from './telephony.ts';
import { truthOf } from './truth.ts';

export type WorldOptions = Partial<CallHandling> & {
  readonly quirks?: Partial<Quirks>;
  /** A dozen calls of earlier today in the call log of each person who can sign in. */
  readonly history?: boolean;
};

/** How the demo account's phones are set. */
export const demoOptions: WorldOptions = { history: true, noAnswerSeconds: 45 };

const noQuirks: Quirks = {
  transitionalNoCall: false,
  emptyToAtEnd: false,
  withoutPlus: false,
  maskedNumbers: false,
  withoutTerminationType: false,
};

/** `later` for the world: as the clock's `after`, and everything is called off at once when the world closes. */
function createAlarm(clock: SimulatorClock) {
  const cancels = new Set<() => void>();
  return {
    later: (ms: number, task: () => void) => {
      const cancel = clock.after(ms, () => {
        cancels.delete(stop);
        task();
      });
      const stop = () => {
        cancels.delete(stop);
        cancel();
      };
      cancels.add(stop);
      return stop;
    },
    close: () => [...cancels].forEach((stop) => stop()),
  };
}

/** A small company with phones, callers and queues. It lives in memory and knows no time but the clock's. */
export function createWorld(from: {
  readonly clock: SimulatorClock;
  readonly people?: People;
  readonly options?: WorldOptions;
}): World {
  const { clock, people = demoPeople, options = {} } = from;
  const listeners = new Set<(event: WorldEvent) => void>();
  const alarm = createAlarm(clock);
  let quirks: Quirks = { ...noQuirks, ...options.quirks };
  const board: Board = {
    clock,
    people,
    ids: createIds(clock),
    handling: {
      noAnswerSeconds: options.noAnswerSeconds,
      noAnswer: options.noAnswer ?? 'voicemail',
      messageSeconds: options.messageSeconds ?? [6, 40],
    },
    quirks: () => quirks,
    desk: createPresenceDesk(people.extensions, clock),
    live: new Map(),
    ended: [],
    history: [],
    emit: (event) => [...listeners].forEach((listener) => listener(event)),
    later: alarm.later,
  };
  if (options.history === true) board.history.push(...playHistory(board));
  const recordings = createRecordings(board);
  const isKnown = (id: number): boolean => people.extensions.some((extension) => extension.id === id);
  return {
    clock,
    quirks: () => quirks,
    changeQuirks: (patch) => void (quirks = { ...quirks, ...patch }),
    account: people.account,
    extensions: people.extensions,
    devices: people.devices,
    telephony: { ...createTelephony(board), playRecorded: recordings.play },
    presenceOf: (id) => (isKnown(id) ? presenceAnswer(board, id, recordings.itemsOf(id)) : undefined),
    changePresence: (id, patch) => {
      const { dndStatus } = board.desk.settings(extensionOf(board, id).id);
      if (!board.desk.change(id, patch)) return;
      board.emit(presenceEvent(board, id));
      const after = board.desk.settings(id).dndStatus;
      if (after === dndStatus) return;
      const body = { extensionId: String(id), dndStatus: after };
      board.emit({ kind: 'dnd', extensionId: id, body, timestamp: isoTime(clock.now()) });
    },
    activeCalls: (id, view) => activeCalls(board, id, view),
    callLog: (id, query) => callLog(board, id, query),
    telephonySession: (id) => {
      const session = board.live.get(id);
      return session && sessionAnswer(board, session);
    },
    truth: () =>
      [...board.ended, ...board.live.values()]
        .map(truthOf)
        .sort((one, other) => one.startedAt - other.startedAt),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      alarm.close();
      listeners.clear();
    },
  };
}
