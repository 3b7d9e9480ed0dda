import type { FaxTimes } from '../message-types.ts';
import type { CallTruth } from '../telephony-types.ts';
import type { PresencePatch, Quirks, SimulatorClock, World, WorldEvent } from '../world-types.ts';
import { changeDevice, extensionOf, type Board, type CallHandling } from './board.ts';
import { activeCalls, callLog } from './call-log.ts';
import { createCallControl } from './call-control/call-control.ts';
import { createContactsDesk } from './contacts/contacts-desk.ts';
import { createDirectory } from './directory/directory.ts';
import { forwardingNumbers } from './forwarding-numbers.ts';
import { playHistory } from './history.ts';
import { createLongHistory } from './long-history.ts';
import { createIds } from './ids.ts';
import { demoPeople, withUnpluggedPhone, type People } from './people.ts';
import { createMessagesDesk } from './messages/messages-desk.ts';
import { createPresenceDesk } from './presence-desk.ts';
import { presenceAnswer, presenceEvent } from './presence.ts';
import { createRecordings } from './recorded.ts';
import { recordingFile } from './recording.ts';
import { createRingOuts } from './ring-out/ring-outs.ts';
import { sessionAnswer } from './session-events.ts';
import { isoTime } from './shown-number.ts';
import { createTelephony } from './telephony.ts';
import { truthOf } from './truth.ts';

export type WorldOptions = Partial<CallHandling> & {
  readonly quirks?: Partial<Quirks>;
  /** A dozen calls of earlier today in the call log of each person who can sign in. */
  readonly history?: boolean;
  /** So many made-up calls of before that for each person who can sign in, a hundred a day; the same ones every time. */
  readonly pastCalls?: number;
  /** The demo's contacts and favorites for each person who can sign in. */
  readonly demoContacts?: boolean;
  /** A handful of faxes of the last days for each person who can sign in. */
  readonly demoFaxes?: boolean;
  /** A phone that is not plugged in, for the first person who can sign in. */
  readonly unpluggedPhone?: boolean;
  /** How long faxes take; seconds. */
  readonly faxTimes?: Partial<FaxTimes>;
  /** So many made-up contacts in each address book; the same ones every time. */
  readonly contacts?: number;
  /** So many made-up people in the directory beside the company's own. */
  readonly directory?: number;
};

/** How the demo account's phones are set. */
export const demoOptions: WorldOptions = {
  history: true,
  noAnswerSeconds: 45,
  demoContacts: true,
  demoFaxes: true,
  unpluggedPhone: true,
};

const noQuirks: Quirks = {
  transitionalNoCall: false,
  emptyToAtEnd: false,
  withoutPlus: false,
  maskedNumbers: false,
  withoutTerminationType: false,
  ringOutLegsInbound: false,
  closedRingOutAnswered: false,
  withoutRingOut: false,
  addressBookOverflowRefused: false,
  faxResendRefused: false,
  withoutFax: false,
  withoutRecording: false,
  withoutPark: false,
  dropForParkedOnly: false,
  pickupFromLocationsOnly: false,
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

type Making = {
  readonly clock: SimulatorClock;
  readonly people?: People;
  readonly options?: WorldOptions;
};

/** The desk with everything on it; `quirks` is asked each time, because it can change while calls are under way. */
function layBoard(
  { clock, people: usual = demoPeople, options = {} }: Making,
  rest: Pick<Board, 'quirks' | 'emit' | 'later'>,
) {
  const people = options.unpluggedPhone === true ? withUnpluggedPhone(usual) : usual;
  const board: Board = {
    ...rest,
    clock,
    // Phones come and go here, not for everybody who has the same people.
    people: { ...people, devices: [...people.devices] },
    ids: createIds(clock),
    handling: {
      noAnswerSeconds: options.noAnswerSeconds,
      noAnswer: options.noAnswer ?? 'voicemail',
      messageSeconds: options.messageSeconds ?? [6, 40],
      parkRingBackSeconds: options.parkRingBackSeconds ?? 60,
    },
    desk: createPresenceDesk(people.extensions, clock),
    live: new Map(),
    ended: [],
    history: [],
    recordingRules: new Set(),
  };
  if (options.history === true) board.history.push(...playHistory(board));
  return board;
}

function changePresence(board: Board, extensionId: number, patch: PresencePatch): void {
  const { dndStatus } = board.desk.settings(extensionOf(board, extensionId).id);
  if (!board.desk.change(extensionId, patch)) return;
  board.emit(presenceEvent(board, extensionId));
  const after = board.desk.settings(extensionId).dndStatus;
  if (after === dndStatus) return;
  const body = { extensionId: String(extensionId), dndStatus: after };
  board.emit({ kind: 'dnd', extensionId, body, timestamp: isoTime(board.clock.now()) });
}

function truthsOf({ ended, live }: Board): readonly CallTruth[] {
  return [...ended, ...live.values()].map(truthOf).sort((one, other) => one.startedAt - other.startedAt);
}

const contactsOf = ({ contacts = 0, demoContacts = false }: WorldOptions = {}) => ({
  many: contacts,
  demo: demoContacts,
});

/** A small company with phones, callers and queues. It lives in memory and knows no time but the clock's. */
export function createWorld(from: Making): World {
  const listeners = new Set<(event: WorldEvent) => void>();
  const alarm = createAlarm(from.clock);
  let quirks: Quirks = { ...noQuirks, ...from.options?.quirks };
  const board = layBoard(from, {
    quirks: () => quirks,
    emit: (event) => [...listeners].forEach((listener) => listener(event)),
    later: alarm.later,
  });
  const { clock, people } = board;
  const recordings = createRecordings(board);
  const { pastCalls: calls = 0, contacts = 0, directory: many = 0 } = from.options ?? {};
  const past = createLongHistory(board, { calls, contacts, directory: many });
  const directory = createDirectory(board, many);
  const isKnown = (id: number): boolean => people.extensions.some((extension) => extension.id === id);
  return {
    clock,
    quirks: () => quirks,
    changeQuirks: (patch) => void (quirks = { ...quirks, ...patch }),
    account: people.account,
    extensions: people.extensions,
    devices: people.devices,
    telephony: { ...createTelephony(board), playRecorded: recordings.play },
    callControl: createCallControl(board, directory),
    ringOuts: createRingOuts(board, directory),
    directory,
    ...createMessagesDesk(board, { times: from.options?.faxTimes, hasPast: from.options?.demoFaxes }),
    ...createContactsDesk(board, contactsOf(from.options)),
    forwardingNumbers: (id) => forwardingNumbers(people, id),
    changeDevice: (id, status) => changeDevice(board, id, status),
    presenceOf: (id) => (isKnown(id) ? presenceAnswer(board, id, recordings.itemsOf(id)) : undefined),
    presenceNews: (id) => presenceEvent(board, id),
    changePresence: (id, patch) => changePresence(board, id, patch),
    activeCalls: (id, view) => activeCalls(board, id, view),
    callLog: (id, query) => callLog(board, past, id, query),
    recording: (id) => recordingFile(board, id),
    telephonySession: (id) => {
      const session = board.live.get(id);
      return session && sessionAnswer(board, session);
    },
    truth: () => truthsOf(board),
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
