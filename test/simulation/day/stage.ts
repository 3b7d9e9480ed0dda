import type { Simulator } from '../../../src/simulator/simulator.ts';
import type { VirtualClock } from '../../support/virtual-clock.ts';
import type { SleepKind, VirtualComputer } from '../../support/virtual-computer.ts';
import type { VirtualNetwork } from '../../support/virtual-network.ts';
import type { TestApp } from '../../support/start-test-app.ts';
import type { DayTrace } from './trace.ts';
import type { NoteWrong } from './wrongs.ts';

/** Where a day is played: the app on its computer, the network, the platform. */
export type Stage = {
  readonly clock: VirtualClock;
  readonly network: VirtualNetwork;
  readonly simulator: Simulator;
  readonly personId: number;
  readonly trace: DayTrace;
  /** The app's life of the moment; the last one while it is dead. */
  readonly app: () => TestApp;
  readonly computer: () => VirtualComputer;
  /** The app lives, and its computer is awake. */
  readonly isRunning: () => boolean;
  readonly onLife: (listener: (app: TestApp) => void) => void;
  /** Kill −9; started again after so many ms. */
  readonly kill: (ms: number) => void;
  /** Lid down; the answer is lid up. Some systems tell of it and some do not. */
  readonly sleep: (kind: SleepKind, isTold: boolean) => () => void;
  /** The process does not run; the answer lets it go on. */
  readonly stall: () => () => void;
  /** Something arrives, at either end of a connection. */
  readonly onBytes: (listener: () => void) => void;
  /** The app has just been told that the computer woke up. */
  readonly onAwake: (listener: () => void) => void;
  /** The computer is on no network, on the same again, or on another one. */
  readonly networkChanged: (now: 'none' | 'same' | 'another') => void;
  readonly wrong: NoteWrong;
  readonly close: () => Promise<void>;
};
