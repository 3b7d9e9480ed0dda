import type { RateGroup } from './rate-limits.ts';
import type { SimulatorClock } from './world-types.ts';

/** What the platform has seen of its clients since the start. Plain data. */
export type Figures = {
  /** Requests that arrived, refused ones too. `lastMinute` of everybody, `worstMinute` the most of one person and app. */
  readonly requests: Readonly<
    Record<RateGroup, { readonly total: number; readonly lastMinute: number; readonly worstMinute: number }>
  >;
  /** 429s answered: because a client asked too much although it could know, and because of a fault. */
  readonly tooMany: { readonly selfMade: number; readonly byFault: number };
  /** Connections of one person that existed at once, whether anything gets through them or not. */
  readonly sockets: { readonly now: number; readonly most: number };
  /** Calls of one person and app that are about tokens, in the worst sliding minute. */
  readonly authCallsPerMinuteMax: number;
};

const windowMs = 60_000;
const groups: readonly RateGroup[] = ['Heavy', 'Medium', 'Light', 'Auth'];

type Window = { readonly times: number[]; most: number };

/** Counts what clients do. Costs next to nothing for each request. */
export function createFigures(clock: SimulatorClock) {
  const totals: Record<RateGroup, number> = { Heavy: 0, Medium: 0, Light: 0, Auth: 0 };
  const windows = new Map<string, { readonly group: RateGroup; readonly window: Window }>();
  const sockets = new Map<string, number>();
  let mostSockets = 0;

  const countOf = ({ times }: Window) => times.filter((time) => time > clock.now() - windowMs).length;
  const ofGroup = (group: RateGroup) => [...windows.values()].filter((one) => one.group === group);
  const worstOf = (group: RateGroup) => Math.max(0, ...ofGroup(group).map(({ window }) => window.most));

  function request(owner: string, group: RateGroup) {
    const key = `${owner}|${group}`;
    const window: Window = windows.get(key)?.window ?? { times: [], most: 0 };
    windows.set(key, { group, window });
    const now = clock.now();
    while ((window.times[0] ?? now) <= now - windowMs) window.times.shift();
    window.times.push(now);
    window.most = Math.max(window.most, window.times.length);
    totals[group] += 1;
  }

  /** The answer is to be called when the connection is gone. */
  function socket(owner: string): () => void {
    const open = (sockets.get(owner) ?? 0) + 1;
    sockets.set(owner, open);
    mostSockets = Math.max(mostSockets, open);
    let isOpen = true;
    return () => {
      if (isOpen) sockets.set(owner, (sockets.get(owner) ?? 1) - 1);
      isOpen = false;
    };
  }

  const figuresOf = (group: RateGroup) => ({
    total: totals[group],
    lastMinute: ofGroup(group).reduce((sum, { window }) => sum + countOf(window), 0),
    worstMinute: worstOf(group),
  });

  return {
    request,
    socket,
    tell: (tooMany: Figures['tooMany']): Figures => ({
      requests: Object.fromEntries(groups.map((group) => [group, figuresOf(group)])) as Figures['requests'],
      tooMany,
      sockets: { now: Math.max(0, ...sockets.values()), most: mostSockets },
      authCallsPerMinuteMax: worstOf('Auth'),
    }),
  };
}
