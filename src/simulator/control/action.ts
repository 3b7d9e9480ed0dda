import type { Simulator } from '../simulator.ts';
import type { Arguments } from './arguments.ts';

export type ControlParts = {
  readonly simulator: Simulator;
};

export type Action = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** One line for the list that `GET /` answers with. */
  readonly what: string;
  /** The names of all arguments; any other is refused, so that a slip of the pen is noticed. */
  readonly takes: readonly string[] | ((parts: ControlParts) => readonly string[]);
  readonly run: (parts: ControlParts, from: Arguments) => unknown;
};
