import { faultKinds, type FaultKind } from './fault-kinds.ts';
import type { Fault } from './draw-faults.ts';

/** What is disturbed at the moment, and by what. */
export type Disturbances = {
  /** The answer ends it. */
  readonly begin: (fault: Fault) => () => void;
  /** Nothing has been wrong since then, ms since the epoch. */
  readonly calmSince: (time: number) => boolean;
  /** The last fault that can have hurt the line: whose fault it was, and when it was over (now, while it lasts). */
  readonly lastOfLine: () =>
    { readonly cause: FaultKind['cause']; readonly at: number; readonly name: string } | undefined;
  readonly active: () => readonly string[];
};

export function createDisturbances(now: () => number): Disturbances {
  const active = new Set<Fault>();
  let lastEnd = -Infinity;
  let lastLine: { cause: FaultKind['cause']; at: number; name: string } | undefined;

  const hurtsLine = ({ name }: Fault): boolean => faultKinds[name].reaches !== 'events';
  const noteLine = ({ name }: Fault): void => {
    lastLine = { cause: faultKinds[name].cause, at: now(), name };
  };

  return {
    begin: (fault) => {
      active.add(fault);
      if (hurtsLine(fault)) noteLine(fault);
      return () => {
        active.delete(fault);
        lastEnd = now();
        if (hurtsLine(fault)) noteLine(fault);
      };
    },
    calmSince: (time) => active.size === 0 && lastEnd <= time,
    lastOfLine: () => {
      for (const fault of active) if (hurtsLine(fault)) noteLine(fault);
      return lastLine;
    },
    active: () => [...active].map(({ name }) => name),
  };
}
