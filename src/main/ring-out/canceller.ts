import type { Clock } from '../clock.ts';
import type { RingOutDoor } from '../ringcentral/ring-out-port.ts';
import type { Course } from './course.ts';
import { canCancel, cancelAnswered } from './steps.ts';

/** Stopping what was stopped already does no harm, so this may be repeated, unlike asking for the call. */
const mostTries = 4;
const againAfter = 2_000;

export type CancellerPorts = {
  readonly clock: Clock;
  readonly door: () => Pick<RingOutDoor, 'cancelRingOut'>;
  readonly find: (id: string) => Course | undefined;
  readonly change: (id: string, step: (course: Course) => Course) => void;
};

/** Sends a wish to stop a RingOut as soon as the platform's id for it is known, until it was taken or is too late. */
export function createCanceller(ports: CancellerPorts): { readonly look: (course: Course) => void } {
  const tries = new Map<string, number>();

  function look(course: Course): void {
    if (course.cancel !== 'wanted' || course.platformId === undefined || tries.has(course.id)) return;
    tries.set(course.id, 0);
    send(course.id);
  }

  function send(id: string): void {
    const course = ports.find(id);
    const sent = tries.get(id) ?? 0;
    if (course?.platformId === undefined || !canCancel(course) || course.cancel !== 'wanted') return;
    if (sent >= mostTries) return;
    tries.set(id, sent + 1);
    ports.change(id, (each) => ({ ...each, cancel: 'sent' }));
    void ports
      .door()
      .cancelRingOut(course.platformId)
      .then((answer) => {
        ports.change(id, (each) => cancelAnswered(each, answer));
        if (answer.kind === 'taken' || answer.kind === 'closed') return;
        const wait = answer.kind === 'too-many' ? Math.max(againAfter, answer.retryAfterMs) : againAfter;
        ports.clock.after(wait, () => send(id));
      });
  }

  return { look };
}
