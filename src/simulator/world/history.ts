import { createVirtualClock } from '../clock.ts';
import type { Telephony } from '../telephony-types.ts';
import type { ExtensionRecord } from '../world-types.ts';
import type { Board } from './board.ts';
import { customers, type CustomerKey } from './customers.ts';
import type { Session } from './session.ts';
import { createTelephony } from './telephony.ts';

type PastCall = {
  readonly with: CustomerKey;
  readonly how: 'answered' | 'missed' | 'voicemail' | 'colleague' | 'queue' | 'out';
  /** Seconds. */
  readonly rang: number;
  readonly talked: number;
};

/** Earlier today, oldest first, for whoever signs in. */
const earlierToday: readonly PastCall[] = [
  { with: 'mary', how: 'answered', rang: 6, talked: 312 },
  { with: 'unknown', how: 'missed', rang: 21, talked: 0 },
  { with: 'ada', how: 'out', rang: 9, talked: 148 },
  { with: 'charles', how: 'queue', rang: 8, talked: 402 },
  { with: 'network', how: 'voicemail', rang: 24, talked: 31 },
  { with: 'grace', how: 'answered', rang: 4, talked: 67 },
  { with: 'katherine', how: 'colleague', rang: 11, talked: 198 },
  { with: 'alan', how: 'answered', rang: 7, talked: 905 },
  { with: 'anonymous', how: 'missed', rang: 14, talked: 0 },
  { with: 'grace', how: 'out', rang: 5, talked: 44 },
  { with: 'mary', how: 'queue', rang: 13, talked: 251 },
  { with: 'ada', how: 'answered', rang: 5, talked: 183 },
];

const minute = 60_000;
/** Seconds of talk. */
const recordedFrom = 120;

/** The colleague who helps out: another user, the same one for the same person. */
function helperOf(extensions: readonly ExtensionRecord[], person: ExtensionRecord): ExtensionRecord {
  return extensions.find((other) => other.type === 'User' && other.id !== person.id) ?? person;
}

function callOnce(
  telephony: Omit<Telephony, 'playRecorded'>,
  past: { readonly advance: (ms: number) => void },
  {
    person,
    helper,
    queue,
    call,
  }: { person: number; helper: number; queue: number | undefined; call: PastCall },
): void {
  const { number, name } = customers[call.with];
  const caller = { from: number, ...(name === undefined ? {} : { fromName: name }) };
  const wait = (seconds: number) => past.advance(seconds * 1000);
  if (call.how === 'out') {
    const id = telephony.dial({ extensionId: person, to: number });
    wait(call.rang);
    telephony.answerRingOut(id, 'callee');
    wait(call.talked);
    telephony.hangUp(id);
    return;
  }
  const id = telephony.ring({ ...caller, to: call.how === 'queue' ? (queue ?? person) : person });
  wait(call.rang);
  if (call.how === 'voicemail') telephony.toVoicemail(id);
  else if (call.how !== 'missed')
    telephony.answer(id, { extensionId: call.how === 'colleague' ? helper : person });
  // The longer ones were recorded.
  if (call.how === 'answered' && call.talked > recordedFrom) telephony.record(id, person, 'Automatic');
  wait(call.talked);
  telephony.hangUp(id);
}

/** From this morning, or at most eight hours back; shortly after midnight it has to be yesterday evening. */
function startOfDay(now: number): number {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const sinceMidnight = now - midnight;
  return sinceMidnight < 90 * minute ? now - 4 * 60 * minute : Math.max(midnight, now - 8 * 60 * minute);
}

/**
 * Calls before now, so that "today" is not empty: the same telephony on a clock of its own, heard by nobody.
 * They are in the call log only.
 */
export function playHistory(board: Board): readonly Session[] {
  const now = board.clock.now();
  const people = board.people.extensions.filter(({ canSignIn }) => canSignIn);
  const queue = board.people.extensions.find(({ type }) => type === 'Department')?.id;
  const start = startOfDay(now);
  const gap = (now - 20 * minute - start) / earlierToday.length;
  const ended: Session[] = [];
  for (const person of people) {
    const past = createVirtualClock({ seed: Math.floor(board.clock.random() * 2 ** 32), start });
    const handling = { ...board.handling, noAnswerSeconds: undefined, messageSeconds: [3600, 3600] as const };
    const quiet = {
      ...board,
      handling,
      clock: past,
      live: new Map(),
      ended,
      emit: () => undefined,
      later: past.after,
    };
    const telephony = createTelephony(quiet);
    const helper = helperOf(board.people.extensions, person).id;
    earlierToday.forEach((call, index) => {
      // Only the first person's calls ring others too: everybody else's list stays their own.
      if (person !== people[0] && (call.how === 'queue' || call.how === 'colleague')) return;
      past.advance(Math.max(0, start + index * gap + past.random() * (gap / 4) - past.now()));
      callOnce(telephony, past, { person: person.id, helper, queue, call });
    });
  }
  return ended;
}
