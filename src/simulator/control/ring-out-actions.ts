import { ringOutOutcomes, type RingOutMatch, type RingOutPlan } from '../ring-out-types.ts';
import type { Action, ControlParts } from './action.ts';
import * as read from './arguments.ts';
import { ControlError } from './control-error.ts';

const times = ['startSeconds', 'callerSeconds', 'promptSeconds', 'calleeSeconds', 'talkSeconds'] as const;

/** A time that is left out is drawn by chance; `null` never comes, so that somebody's hand is waited for. */
function secondsOf(from: read.Arguments): Partial<RingOutPlan> {
  const named = times.filter((name) => from[name] !== undefined);
  return Object.fromEntries(
    named.map((name) => [name, from[name] === null ? Infinity : read.count(from, name, 0)]),
  );
}

function plan({ simulator: { world } }: ControlParts, from: read.Arguments) {
  const outcome = read.oneOf(from, 'outcome', ringOutOutcomes);
  if (outcome === undefined) throw new ControlError(400, '"outcome" must be given');
  const most = from.times === undefined ? undefined : read.count(from, 'times', 1);
  const match: RingOutMatch = read.given({
    ...{ to: read.text(from, 'to'), from: read.text(from, 'from') },
    times: most,
  });
  world.ringOuts.plan({ outcome, ...secondsOf(from) }, match);
  return { outcome, ...match };
}

/** How RingOuts go. */
export const ringOutActions: readonly Action[] = [
  {
    method: 'GET',
    path: '/ring-outs',
    what: 'Every RingOut that was asked for, leg by leg, and all outcomes.',
    takes: [],
    run: ({ simulator: { world } }) => ({ ringOuts: world.ringOuts.truth(), outcomes: ringOutOutcomes }),
  },
  {
    method: 'POST',
    path: '/ring-outs/plan',
    what: 'Lets the next `times` RingOuts (`from` and `to` these numbers) go as `outcome` says.',
    takes: ['outcome', 'from', 'to', 'times', ...times],
    run: plan,
  },
  {
    method: 'DELETE',
    path: '/ring-outs/plan',
    what: 'Takes all plans back.',
    takes: [],
    run: ({ simulator: { world } }) => world.ringOuts.forgetPlans(),
  },
];
