import { faultKinds, type FaultName } from './fault-kinds.ts';
import type { Fault } from './draw-faults.ts';

/** What can have hurt the line since some time. */
export type Blame = {
  /** `local` where nothing but this computer is to blame. */
  readonly cause: 'local' | 'other';
  /** The last of them. */
  readonly name: string;
  /** When the last of them was over, ms since the epoch; now, while it lasts. */
  readonly overAt: number;
};

/** What is disturbed at the moment, and what was. */
export type Disturbances = {
  /** The answer ends it. */
  readonly begin: (fault: Fault) => () => void;
  /** Nothing has been wrong since then, ms since the epoch. */
  readonly calmSince: (time: number) => boolean;
  /** Who is to blame that the line went away at this time and is not back before now; undefined where nobody is. */
  readonly blameFor: (lostAt: number) => Blame | undefined;
  readonly active: () => readonly FaultName[];
};

type Span = { readonly fault: Fault; readonly from: number; until: number | undefined };

/** The line may be lost a little after the fault that took it away. */
const aftermath = 2_000;
const kept = 100;

export function createDisturbances(now: () => number): Disturbances {
  let spans: readonly Span[] = [];
  const live = (): readonly Span[] => spans.filter(({ until }) => until === undefined);
  const overAt = ({ until }: Span): number => until ?? now();

  function blameFor(lostAt: number): Blame | undefined {
    const hurting = spans.filter(({ fault }) => faultKinds[fault.name].reaches !== 'events');
    const during = hurting.filter((span) => overAt(span) >= lostAt - aftermath);
    const blamed = during.length > 0 ? during : hurting.slice(-1);
    const last = blamed.toSorted((one, other) => overAt(one) - overAt(other)).at(-1);
    if (last === undefined) return undefined;
    const isLocal = blamed.every(({ fault }) => faultKinds[fault.name].cause === 'local');
    return { cause: isLocal ? 'local' : 'other', name: last.fault.name, overAt: overAt(last) };
  }

  return {
    begin: (fault) => {
      const span: Span = { fault, from: now(), until: undefined };
      spans = [
        ...spans.filter(({ until }, index) => until === undefined || index >= spans.length - kept),
        span,
      ];
      return () => {
        span.until = now();
      };
    },
    calmSince: (time) => spans.every((span) => span.until !== undefined && span.until <= time),
    blameFor,
    active: () => live().map(({ fault }) => fault.name),
  };
}
