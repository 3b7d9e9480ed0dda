import type { DialTarget } from '../../shared/dialling.ts';
import type { RingOut } from '../../shared/ring-out.ts';
import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { RingablePhone, RingOutDoor } from '../ringcentral/ring-out-port.ts';
import { createCanceller } from './canceller.ts';
import { claimantOf } from './claims.ts';
import { beginCourse, type Course, type Moment, type Sighting } from './course.ts';
import { createPoller, type Poller } from './poller.ts';
import { forgottenAt, shelf, shownUntil } from './shelf.ts';
import { asked, cancelWanted, dueAt, placed, sighted, waited, waitedOn } from './steps.ts';

export type RingOutsPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly log: Log;
  /** The platform of whoever is signed in. */
  readonly door: () => Pick<RingOutDoor, 'placeRingOut' | 'askRingOut' | 'cancelRingOut'>;
  /** Platform time minus ours in ms, where it is known. */
  readonly clockOffset: () => number | undefined;
  /** Events reach us as they happen. */
  readonly isListening: () => boolean;
  /** Asking makes sense. */
  readonly isReachable: () => boolean;
  readonly save: (ringOuts: readonly RingOut[]) => void;
  /** What the events say of a call may be old. */
  readonly doubt: () => void;
  /** Told each change of a RingOut that is only a test. */
  readonly tested: (course: Course) => void;
};

export type NewRingOut = {
  readonly purpose: Course['purpose'];
  readonly target: DialTarget;
  readonly from: RingablePhone;
  readonly callerId: string | undefined;
  readonly askForOne: boolean;
};

export type RingOuts = {
  /** Sends it, once. Answers its id at once; what becomes of it shows in the list. */
  readonly begin: (wish: NewRingOut) => string;
  readonly cancel: (id: string) => void;
  readonly waitOn: (id: string) => void;
  /** Takes an ending off the screen; one whose request was lost is given up with it. */
  readonly dismiss: (id: string) => void;
  readonly find: (id: string) => Course | undefined;
  readonly live: () => readonly Course[];
  /** Resolves when it is over, or after so many ms. */
  readonly over: (id: string, withinMs: number) => Promise<void>;
  /** What the calls know of calls that may be ours. */
  readonly sighted: (sightings: readonly Sighting[]) => void;
  /** Whether the platform can be asked may have changed. */
  readonly reachable: () => void;
  /** Signed out: nothing of it is anybody's any more. */
  readonly forget: () => void;
};

/** Follows RingOuts from the request to their end. What they are is decided in `steps.ts`; this asks and listens. */
export function createRingOuts(ports: RingOutsPorts): RingOuts {
  const { clock, log } = ports;
  let courses: readonly Course[] = [];
  let dismissed: ReadonlySet<string> = new Set();
  let shown = '[]';
  let reachableSince: number | undefined;
  let cancelTimer: (() => void) | undefined;
  const pollers = new Map<string, Poller>();
  const waiting = new Map<string, () => void>();
  const canceller = createCanceller({ clock, door: ports.door, find, change });

  const moment = (): Moment => ({ now: clock.now(), elapsed: clock.elapsed() });

  function find(id: string): Course | undefined {
    return courses.find((course) => course.id === id);
  }

  function live(): readonly Course[] {
    return courses.filter(({ ending }) => ending === undefined);
  }

  function change(id: string, step: (course: Course) => Course): void {
    const before = find(id);
    if (before === undefined) return;
    const after = step(before);
    if (after === before) return;
    courses = courses.map((course) => (course.id === id ? after : course));
    follow(before, after);
    if (after.purpose === 'test') ports.tested(after);
    show();
  }

  /** What has to be done because it is so now. */
  function follow(before: Course, after: Course): void {
    const { id, platformId } = after;
    if (after.ending !== undefined) {
      log.info('ring-out: over', { ending: after.ending.kind });
      pollers.get(id)?.close();
      pollers.delete(id);
      waiting.get(id)?.();
      const { ending, sighting } = after;
      if (ending.kind === 'finished' && sighting !== undefined && sighting.endedAt === undefined)
        ports.doubt();
      return;
    }
    if (platformId !== undefined && before.platformId === undefined) startPolling(id, platformId);
    canceller.look(after);
    const hasMoved =
      before.own !== after.own ||
      before.pickedUpAt !== after.pickedUpAt ||
      before.heardOverAt !== after.heardOverAt ||
      (after.cancel === 'taken' && before.cancel !== 'taken');
    if (hasMoved) pollers.get(id)?.soon();
  }

  function startPolling(id: string, platformId: string): void {
    const door = ports.door();
    const poller = createPoller({
      clock,
      ask: () => door.askRingOut(platformId),
      heard: (answer, askedAt) => {
        change(id, (course) => asked(course, answer, askedAt, ports.isListening(), moment()));
        // The two disagree: whether the call goes on is asked for.
        if (answer.kind === 'closed' && find(id)?.ending === undefined) ports.doubt();
      },
      isReachable: ports.isReachable,
      isTalking: () => find(id)?.connectedAt !== undefined,
      sharers: () => pollers.size,
    });
    pollers.set(id, poller);
  }

  function begin(wish: NewRingOut): string {
    const id = ports.chance.uuid();
    const orderedOnServerAt = clock.now() + (ports.clockOffset() ?? 0);
    // Endings that were still shown make room.
    dismissed = new Set(courses.filter(({ ending }) => ending !== undefined).map((course) => course.id));
    courses = [...courses, beginCourse({ ...wish, id, orderedOnServerAt }, moment())];
    const { to } = wish.target;
    const sent = ports.door().placeRingOut({
      from: wish.from.ring,
      to,
      callerId: wish.callerId,
      playPrompt: wish.askForOne,
    });
    reachable();
    show();
    void sent.then((answer) => {
      log.info('ring-out: asked for', { answer: answer.kind });
      change(id, (course) => placed(course, answer, moment()));
    });
    return id;
  }

  function show(): void {
    const { elapsed } = moment();
    courses = courses.filter((course) => elapsed < forgottenAt(course));
    const next = shelf(courses, dismissed, elapsed);
    const text = JSON.stringify(next);
    if (text !== shown) {
      shown = text;
      ports.save(next);
    }
    plan();
  }

  /** One timer for all that only time brings. */
  function plan(): void {
    cancelTimer?.();
    const elapsed = clock.elapsed();
    const times = courses.flatMap((course) => [
      dueAt(course, reachableSince, moment()),
      elapsed < shownUntil(course) ? shownUntil(course) : forgottenAt(course),
    ]);
    const next = Math.min(Infinity, ...times);
    cancelTimer = next === Infinity ? undefined : clock.after(Math.max(20, next - elapsed), tick);
  }

  function tick(): void {
    cancelTimer = undefined;
    for (const { id } of live()) change(id, (course) => waited(course, reachableSince, moment()));
    show();
  }

  function reachable(): void {
    const isSo = ports.isReachable();
    if (isSo === (reachableSince !== undefined)) return;
    reachableSince = isSo ? clock.elapsed() : undefined;
    if (isSo) for (const poller of pollers.values()) poller.reachable();
    plan();
  }

  function forget(): void {
    for (const poller of pollers.values()) poller.close();
    pollers.clear();
    for (const done of [...waiting.values()]) done();
    courses = [];
    dismissed = new Set();
    show();
  }

  return {
    begin,
    find,
    live,
    cancel: (id) => change(id, cancelWanted),
    waitOn: (id) => {
      change(id, (course) => waitedOn(course, moment()));
    },
    dismiss: (id) => {
      const course = find(id);
      if (course === undefined || (course.ending === undefined && course.request !== 'lost')) return;
      dismissed = new Set([...dismissed, id]);
      show();
    },
    over: (id, withinMs) =>
      new Promise((resolve) => {
        const course = find(id);
        if (course === undefined || course.ending !== undefined) return resolve();
        const done = (): void => {
          waiting.delete(id);
          cancel();
          resolve();
        };
        const cancel = clock.after(withinMs, done);
        waiting.set(id, done);
      }),
    sighted: (sightings) => {
      for (const sighting of sightings) {
        const claimant = claimantOf(courses, sighting);
        if (claimant !== undefined) change(claimant.id, (course) => sighted(course, sighting, moment()));
      }
    },
    reachable,
    forget,
  };
}
