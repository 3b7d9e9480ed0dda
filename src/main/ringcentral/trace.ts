import type { CounterName, InspectionEntry } from '../../shared/inspection.ts';

/** Where the edge tells what it does, for the people who look for a fault. Costs nothing when nobody looks. */
export type Trace = {
  readonly note: (entry: InspectionEntry) => void;
  readonly count: (name: CounterName, by?: number) => void;
};
