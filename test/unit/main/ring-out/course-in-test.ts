import {
  beginCourse,
  type Course,
  type Moment,
  type Sighting,
  type SightedLeg,
} from '../../../../src/main/ring-out/course.ts';
import { asked, placed } from '../../../../src/main/ring-out/steps.ts';
import type {
  CallingStatus,
  RingablePhone,
  RingOutStatus,
} from '../../../../src/main/ringcentral/ring-out-port.ts';
import type { DialTarget } from '../../../../src/shared/dialling.ts';
import { builtAt } from '../../../support/builders.ts';

export const deskPhone: RingablePhone = {
  id: 'device:830155420005',
  kind: 'desk-phone',
  label: 'Desk phone',
  number: '+16505550111',
  shown: '+1 (650) 555-0111',
  online: true,
  ring: { phoneNumber: '+16505550111' },
};

export const ada: DialTarget = {
  to: '+12125550100',
  shown: '+1 (212) 555-0100',
  kind: 'number',
  region: 'New York, US',
  identity: undefined,
};

/** So many ms after the order. */
export const after = (ms: number): Moment => ({ now: builtAt + ms, elapsed: ms });

export const words = (call: CallingStatus, caller: CallingStatus, callee: CallingStatus): RingOutStatus => ({
  ...{ call, caller, callee },
});
export const underWay = words('InProgress', 'InProgress', 'InProgress');

export function ordered(different: Partial<Course> = {}): Course {
  const beginning = {
    id: 'r-1',
    purpose: 'call',
    target: ada,
    from: deskPhone,
    callerId: undefined,
  } as const;
  const course = beginCourse({ ...beginning, askForOne: false, orderedOnServerAt: builtAt }, after(0));
  return { ...course, ...different };
}

export function accepted(different: Partial<Course> = {}): Course {
  const answer = { kind: 'accepted', platformId: '418827305', status: underWay, requestId: 'q-1' } as const;
  return placed(ordered(different), answer, after(200));
}

/** The platform said each of these, one after the other, two seconds apart. */
export function told(course: Course, ...statuses: readonly RingOutStatus[]): Course {
  return statuses.reduce(
    (before, status, index) =>
      asked(before, { kind: 'status', status }, 1_000 + index * 2_000, true, after(1_100 + index * 2_000)),
    course,
  );
}

export const leg = (stage: SightedLeg['stage'], different: Partial<SightedLeg> = {}): SightedLeg => {
  const isOn = stage === 'connected';
  return { stage, wasConnected: isOn, wasPickedUp: isOn, reason: undefined, ...different };
};

export function sighting(different: Partial<Sighting> = {}): Sighting {
  return {
    callId: 's-1',
    number: '+12125550100',
    origin: 'ring-out',
    startedAt: builtAt + 300,
    endedAt: undefined,
    own: leg('ringing'),
    theirs: undefined,
    ...different,
  };
}
