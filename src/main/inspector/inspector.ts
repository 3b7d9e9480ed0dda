import {
  type CounterName,
  type Counters,
  type Inspected,
  type InspectionEntry,
  type InspectionPage,
  noCounters,
} from '../../shared/inspection.ts';
import type { Trace } from '../ringcentral/trace.ts';
import { createRing } from './ring.ts';
import { type Hide, safeEntry } from './safe-entry.ts';

/** What passed between this computer and the platform lately, and what was counted since the start. */
export type Inspector = {
  /** Handed to the platform's edge, which tells what it does. */
  readonly trace: Trace;
  /** What came after the entry with this number; 0 for all that is kept. */
  readonly inspection: (after: number) => InspectionPage;
  /** All that is kept, oldest first. */
  readonly entries: () => readonly InspectionEntry[];
  readonly counters: () => Counters;
};

/** Of requests, and again of events: a flood of one must not push out the other. */
const mostKept = 2_000;
const mostAtOnce = 500;

/** Entries are kept as they come and made safe when somebody looks: noting one costs next to nothing. */
export function createInspector(hide: Hide): Inspector {
  const requests = createRing<Inspected>(mostKept);
  const events = createRing<Inspected>(mostKept);
  const counts: Record<CounterName, number> = { ...noCounters };
  let newest = 0;

  const after = (number: number): readonly Inspected[] =>
    [...requests.items(), ...events.items()]
      .filter((row) => row.number > number)
      .sort((one, other) => one.number - other.number);
  const safe = ({ number, entry }: Inspected): Inspected => ({ number, entry: safeEntry(entry, hide) });

  return {
    trace: {
      note: (entry) => {
        newest += 1;
        (entry.kind === 'request' ? requests : events).add({ number: newest, entry });
      },
      count: (name, by = 1) => {
        counts[name] += by;
      },
    },
    inspection: (number) => {
      const rows = number >= newest ? [] : after(number);
      return { rows: rows.slice(0, mostAtOnce).map(safe), more: rows.length > mostAtOnce };
    },
    entries: () => after(0).map((row) => safe(row).entry),
    counters: () => ({ ...counts }),
  };
}
