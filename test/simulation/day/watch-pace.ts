import type { Stage } from './stage.ts';

/** How slow the network is, and has lately been: what was sent over a slow one is late when it is quick again, too. */
export type Pace = {
  /** Has to be done with every turn of the clock. */
  readonly glance: () => void;
  /** Ms that events which arrive now can have been on their way. */
  readonly slowest: () => number;
};

/** Ms in which what was sent over a slow network has arrived after it became quick again. */
const straggling = 30_000;
/** Bytes of the events that begin a ring. */
const largestEvents = 4_096;

export function watchPace({
  clock,
  network,
  simulator,
}: Pick<Stage, 'clock' | 'network' | 'simulator'>): Pace {
  const now = clock.driven.now;
  let slowest = { delay: 0, until: 0 };
  let slowestEvents = { delay: 0, until: 0 };
  return {
    glance: () => {
      const events = network.delay(largestEvents);
      if (events >= slowestEvents.delay || now() > slowestEvents.until)
        slowestEvents = { delay: events, until: now() + straggling };
      const delay = network.delay();
      if (delay < slowest.delay && now() <= slowest.until) return;
      if (delay !== slowest.delay) simulator.rateLimits.forgive(2 * delay);
      slowest = { delay, until: now() + straggling };
    },
    slowest: () => Math.max(slowestEvents.delay, network.delay(largestEvents)),
  };
}
