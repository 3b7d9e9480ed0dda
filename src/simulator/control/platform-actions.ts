import { type RateGroup, rateGroups } from '../rate-limits.ts';
import type { Action, ControlParts } from './action.ts';
import * as read from './arguments.ts';

function changePermissions({ simulator }: ControlParts, from: read.Arguments) {
  for (const name of read.texts(from, 'grant')) simulator.permissions.add(name);
  for (const name of read.texts(from, 'revoke')) simulator.permissions.delete(name);
  return { permissions: [...simulator.permissions] };
}

function limitsOf(from: read.Arguments): Readonly<Partial<Record<RateGroup, number>>> {
  const limits = read.record(from, 'limits');
  read.onlyKnown(limits, rateGroups, '"limits"');
  for (const name of Object.keys(limits)) read.count(limits, name, 0);
  return limits;
}

function endSignIns({ simulator }: ControlParts, from: read.Arguments) {
  const person = read.extension(simulator, from);
  const ending = simulator.sessions().filter((one) => person === undefined || one.personId === person);
  for (const session of ending) simulator.endSession(session);
  return { ended: ending.length };
}

/** What the platform allows, and what it has seen. */
export const platformActions: readonly Action[] = [
  {
    method: 'POST',
    path: '/permissions',
    what: '`grant` and `revoke` lists.',
    takes: ['grant', 'revoke'],
    run: changePermissions,
  },
  {
    method: 'POST',
    path: '/pubnub',
    what: 'Grants delivery through PubNub, or refuses it (`granted`).',
    takes: ['granted'],
    run: ({ simulator: { pubNub } }, from) => {
      pubNub.grant(read.truth(from, 'granted', true));
      return { granted: pubNub.isGranted() };
    },
  },
  {
    method: 'POST',
    path: '/rate-limits',
    what: '`enforced` true or false, `limits` by group.',
    takes: ['enforced', 'limits'],
    run: ({ simulator: { rateLimits } }, from) => {
      rateLimits.configure(read.truth(from, 'enforced', true) ? limitsOf(from) : false);
      return { buckets: rateLimits.dump() };
    },
  },
  {
    method: 'GET',
    path: '/listening',
    what: 'Who is really told of events now.',
    takes: [],
    run: ({ simulator }) => simulator.listening(),
  },
  {
    method: 'GET',
    path: '/figures',
    what: 'What clients have done since the start.',
    takes: [],
    run: ({ simulator }) => simulator.figures(),
  },
  {
    method: 'POST',
    path: '/sign-ins/end',
    what: 'Ends the sign-ins of `extension`, or all.',
    takes: ['extension'],
    run: endSignIns,
  },
];
