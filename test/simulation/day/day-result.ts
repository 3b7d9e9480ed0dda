import type { Fault } from './draw-faults.ts';
import type { AlertFigures } from './watch-alerts.ts';
import type { CallFigures } from './watch-calls.ts';
import type { LineFigures } from './watch-line.ts';
import type { TrafficFigures } from './watch-traffic.ts';
import type { Wrong } from './wrongs.ts';

export type DayOptions = {
  readonly seed: number;
  readonly hours: number;
  readonly transport: 'websocket' | 'pubnub';
  readonly faults: readonly Fault[];
  /** How many readable lines of the trace to keep. */
  readonly keepLines?: number;
};

/** What a day was like. Plain data, so that it can cross from one process to another. */
export type DayResult = {
  readonly seed: number;
  readonly faults: number;
  readonly kinds: Readonly<Record<string, number>>;
  /** Of everything that happened; the same for the same seed. */
  readonly hash: string;
  readonly lines: readonly string[];
  readonly size: { readonly lines: number; readonly bytes: number };
  readonly turns: number;
  readonly wrongs: readonly Wrong[];
  readonly alerts: AlertFigures;
  readonly line: LineFigures;
  readonly calls: CallFigures;
  readonly traffic: TrafficFigures;
  readonly signOuts: number;
  /** Counted by the app itself, over all its lives. */
  readonly foundByAudit: number;
};
