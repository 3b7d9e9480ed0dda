import type { ControlFailure } from '../../shared/call-control.ts';
import type { DialTarget } from '../../shared/dialling.ts';
import type { RingOut } from '../../shared/ring-out.ts';
import type { Clock } from '../clock.ts';
import type { Course } from './course.ts';
import type { Courses } from './courses.ts';

export type AskingsPorts = {
  readonly clock: Pick<Clock, 'now'>;
  readonly courses: Courses;
  readonly targetOf: (to: string) => DialTarget | undefined;
  /**
   * Calls them from a phone of mine, beside the call that waits. Resolves when it is under way, or cannot be.
   * @param deviceId of the phone that holds the call that waits
   */
  readonly callOut: (to: string, deviceId: string | undefined) => Promise<void>;
  readonly ringOuts: () => readonly RingOut[];
  readonly failed: (callId: string, to: string, why: ControlFailure) => void;
};

export type Askings = {
  /** The call waits: now they are called. */
  readonly begin: (course: Course, to: string) => void;
  readonly ringOutsChanged: () => void;
};

/** Somebody is asked by a RingOut of its own: its course, its card and its failures are those of every other one. */
export function createAskings(ports: AskingsPorts): Askings {
  const { courses } = ports;

  function ringOutOf({ asking, askingSince }: Course): RingOut | undefined {
    return ports
      .ringOuts()
      .findLast(({ target, askedAt }) => target.to === asking?.target.to && askedAt >= askingSince);
  }

  return {
    begin: ({ steering: { call, own } }, to) => {
      const target = ports.targetOf(to);
      if (target === undefined) return ports.failed(call.id, to, 'wrong-number');
      courses.change(call.id, { asking: { target, callId: undefined }, askingSince: ports.clock.now() });
      void ports.callOut(to, own?.deviceId).then(() => {
        const course = courses.get(call.id);
        if (course?.asking === undefined || ringOutOf(course) !== undefined) return;
        courses.change(call.id, { asking: undefined });
        ports.failed(call.id, to, 'not-possible');
      });
    },
    ringOutsChanged: () => {
      for (const course of courses.all()) {
        const { asking, steering } = course;
        if (asking === undefined) continue;
        const ringOut = ringOutOf(course);
        const isOver =
          ringOut?.ending !== undefined || (ringOut === undefined && asking.callId !== undefined);
        if (isOver) courses.change(steering.call.id, { asking: undefined });
        else if (ringOut !== undefined && ringOut.callId !== asking.callId)
          courses.change(steering.call.id, { asking: { ...asking, callId: ringOut.callId } });
      }
    },
  };
}
