import type { CallControl } from '../../shared/call-control.ts';
import { type Course, newCourse } from './course.ts';
import type { Steering } from './steering.ts';

export type CoursesPorts = {
  /** Runs a task once, after the current one. */
  readonly later: (task: () => void) => void;
  readonly draw: (course: Course) => CallControl;
  readonly save: (byCall: Readonly<Record<string, CallControl>>) => void;
};

/** All calls that are steered. One event touches one of hundreds; what changed is drawn once per turn. */
export type Courses = {
  readonly get: (callId: string) => Course | undefined;
  readonly all: () => Iterable<Course>;
  /** Answers how it stands now. */
  readonly see: (steering: Steering) => Course;
  readonly change: (callId: string, change: Partial<Omit<Course, 'steering'>>) => void;
  /** Something that concerns all of them has changed. */
  readonly redraw: () => void;
  /** For whoever shows a call in this very turn. */
  readonly drawNow: () => void;
  /** Another call in which I talk; undefined where there is none. */
  readonly isSecondTo: (callId: string) => boolean;
  /** Those that are over and in no list any more are forgotten. */
  readonly keep: (listed: readonly { readonly id: string }[]) => void;
  readonly forget: () => void;
};

/** Of those that were never listed. */
const slack = 50;

export function createCourses({ later, draw, save }: CoursesPorts): Courses {
  const courses = new Map<string, Course>();
  const drawings = new Map<string, CallControl>();
  let dirty = new Set<string>();
  let isPlanned = false;
  let lastListed = 0;
  /** Ids of calls in which I talk. */
  const talking = new Set<string>();

  function touch(callId: string): void {
    dirty.add(callId);
    if (isPlanned) return;
    isPlanned = true;
    later(flush);
  }

  function flush(): void {
    isPlanned = false;
    if (dirty.size === 0) return;
    const touched = dirty;
    dirty = new Set();
    let isChanged = false;
    for (const callId of touched) if (redrawOne(callId)) isChanged = true;
    if (isChanged) save(tableOf(drawings));
  }

  function redrawOne(callId: string): boolean {
    const course = courses.get(callId);
    if (course === undefined || !hasToTell(course)) return drawings.delete(callId);
    const next = draw(course);
    const before = drawings.get(callId);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(next)) return false;
    drawings.set(callId, next);
    return true;
  }

  /** Whether calls can be joined depends on the others. */
  function noteTalking({ call, partyId }: Steering): void {
    const talks = call.phase === 'connected' && partyId !== undefined;
    if (talks === talking.has(call.id)) return;
    if (talks) talking.add(call.id);
    else talking.delete(call.id);
    if (talking.size > 2) return;
    for (const { steering } of courses.values())
      if (steering.call.phase === 'on-hold') touch(steering.call.id);
  }

  return {
    get: (callId) => courses.get(callId),
    all: () => courses.values(),
    see: (steering) => {
      const { id } = steering.call;
      const course: Course = { ...(courses.get(id) ?? newCourse(steering)), steering };
      courses.set(id, course);
      noteTalking(steering);
      touch(id);
      return course;
    },
    change: (callId, change) => {
      const before = courses.get(callId);
      if (before === undefined) return;
      courses.set(callId, { ...before, ...change });
      touch(callId);
    },
    redraw: () => {
      for (const callId of courses.keys()) touch(callId);
    },
    drawNow: flush,
    isSecondTo: (callId) => talking.size > (talking.has(callId) ? 1 : 0),
    keep: (listed) => {
      const hasShrunk = listed.length < lastListed;
      lastListed = listed.length;
      if (!hasShrunk && courses.size <= listed.length + slack) return;
      const ids = new Set(listed.map(({ id }) => id));
      for (const [callId, { steering }] of courses) {
        if (ids.has(callId) || steering.call.phase !== 'ended') continue;
        courses.delete(callId);
        touch(callId);
      }
    },
    forget: () => {
      courses.clear();
      drawings.clear();
      talking.clear();
      dirty.clear();
      lastListed = 0;
    },
  };
}

/** Without a prototype, and so without a shape of its own for each order in which hundreds of calls may have come. */
function tableOf(drawings: ReadonlyMap<string, CallControl>): Readonly<Record<string, CallControl>> {
  const table = Object.create(null) as Record<string, CallControl>;
  for (const [callId, drawing] of drawings) table[callId] = drawing;
  return table;
}

/** An ended call is of interest only for what became of it. */
function hasToTell({ steering, went, problem }: Course): boolean {
  return steering.call.phase !== 'ended' || went !== undefined || problem !== undefined;
}
