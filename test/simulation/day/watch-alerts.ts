import type { TestApp } from '../../support/start-test-app.ts';
import type { Disturbances } from './disturbances.ts';
import type { LineWatch } from './watch-line.ts';
import type { Ring, Rings } from './rings.ts';
import type { Stage } from './stage.ts';
import type { Pace } from './watch-pace.ts';

export type AlertFigures = {
  /** Rings that were long enough, on a line that was up and undisturbed: the person had to be told in time. */
  readonly judged: number;
  /** Ms from the ring to the alert, of those. */
  readonly delays: readonly number[];
};

/** Ms within which the person has to be told, and after which an alert for a call that stopped ringing is false. */
const inTime = 2_000;
/** Ms for which nothing may have been wrong before, so that what followed from it is over, too. */
const calmBefore = 10_000;

export type AlertWatch = {
  readonly live: (app: TestApp) => void;
  readonly wasAlerted: (session: string) => boolean;
  readonly figures: () => AlertFigures;
};

/** Holds every alert against the world's own word, and every ring against the alerts. */
export function watchAlerts(
  stage: Stage,
  rings: Rings,
  line: LineWatch,
  disturbances: Disturbances,
  pace: Pick<Pace, 'slowest'>,
): AlertWatch {
  const { clock, network, trace, wrong } = stage;
  const now = clock.driven.now;
  const delays: number[] = [];
  const alertedAt = new Map<string, number>();
  let judged = 0;

  function judgeRing(ring: Ring): void {
    const isCalm = (): boolean =>
      disturbances.calmSince(ring.from - calmBefore) && line.isUpSince(ring.from - calmBefore);
    if (!isCalm()) return;
    clock.driven.after(inTime + 2 * network.delay() + 1, () => {
      if (!isCalm() || (ring.until !== undefined && ring.until - ring.from < inTime)) return;
      judged += 1;
      const told = alertedAt.get(ring.session);
      if (told === undefined) wrong('missed_calls', `${ring.session} rang unnoticed`, ring.from);
      else delays.push(Math.max(0, told - ring.from));
    });
  }

  rings.onBegin(judgeRing);
  return {
    live: ({ app, desktop }) => {
      const told = new Set<string>();
      // With the sign-in everything shown goes, too: whoever signs in again while a call still rings is told of it.
      app.onState(({ signIn }) => {
        if (signIn.phase === 'signed-out') told.clear();
      });
      const { isDead } = stage.computer();
      desktop.onNotice(({ id, urgency }) => {
        if (urgency !== 'critical' || isDead()) return;
        // A caller's new try under the same session is named with a suffix.
        const session = id.replace(/^call-/, '').replace(/~\d+$/, '');
        trace.note('alert', session);
        const ring = rings.of(session);
        const over = ring?.until ?? Infinity;
        if (ring === undefined) wrong('false_alerts', `${session} never rang`);
        else if (now() - over > inTime + pace.slowest())
          wrong('false_alerts', `${session} had stopped ringing ${now() - over} ms before`);
        if (told.has(session)) wrong('double_alerts', session);
        told.add(session);
        alertedAt.set(session, now());
      });
    },
    wasAlerted: (session) => alertedAt.has(session),
    figures: () => ({ judged, delays }),
  };
}
