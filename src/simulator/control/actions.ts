import type { Action, ControlParts } from './action.ts';
import * as read from './arguments.ts';
import { callControlActions } from './call-control-actions.ts';
import { callActions } from './call-actions.ts';
import { ControlError } from './control-error.ts';
import { faxActions } from './fax-actions.ts';
import { messageActions } from './message-actions.ts';
import { platformActions } from './platform-actions.ts';
import { peopleActions } from './people-actions.ts';
import { ringOutActions } from './ring-out-actions.ts';
import { wireActions } from './wire-actions.ts';
import { worldActions } from './world-actions.ts';

function clockNow({ simulator }: ControlParts) {
  const now = simulator.clock.now();
  return { now, time: new Date(now).toISOString(), canAdvance: simulator.advance !== undefined };
}

function advance(parts: ControlParts, from: read.Arguments) {
  if (!parts.simulator.advance) throw new ControlError(409, 'This clock cannot be advanced');
  parts.simulator.advance(read.count(from, 'advanceMs', 0));
  return clockNow(parts);
}

const timeActions: readonly Action[] = [
  {
    method: 'GET',
    path: '/state',
    what: 'Everything at once.',
    takes: [],
    run: ({ simulator }) => simulator.dump(),
  },
  { method: 'GET', path: '/clock', what: 'The simulator’s time.', takes: [], run: clockNow },
  { method: 'POST', path: '/clock', what: 'Skips `advanceMs`.', takes: ['advanceMs'], run: advance },
];

export const actions: readonly Action[] = [
  ...callActions,
  ...callControlActions,
  ...timeActions,
  ...worldActions,
  ...ringOutActions,
  ...peopleActions,
  ...faxActions,
  ...messageActions,
  ...wireActions,
  ...platformActions,
];
