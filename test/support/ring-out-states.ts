import type { AppState } from '../../src/shared/app-state.ts';
import type { RingOut, RingOutEnding, RingOutLeg } from '../../src/shared/ring-out.ts';
import { appState, builtAt, call, cardFor } from './builders.ts';
import { endedRingOut, ownPhones, ringOut, targets } from './ring-out-builders.ts';

const second = 1000;

function placing(...ringOuts: readonly RingOut[]): AppState {
  const phones = ownPhones();
  return appState({ ringOuts, phones, card: cardFor([], { visible: true }) });
}

type Legs = readonly [own: RingOutLeg, theirs: RingOutLeg];

function over(ending: RingOutEnding, legs: Legs = ['unknown', 'not-called']): AppState {
  return placing(endedRingOut(ending, legs));
}

const ringsThem: Partial<RingOut> = {
  ...{ phase: 'their-phone-rings', own: 'connected', theirs: 'ringing' },
  ...{ canCancel: false, theirsRangAt: builtAt - 4 * second },
};

const talks: Partial<RingOut> = {
  ...{ phase: 'connected', own: 'connected', theirs: 'connected', canCancel: false },
  ...{ theirsRangAt: builtAt - 20 * second, connectedAt: builtAt - 12 * second },
};

const underWay = {
  'ringout.sending': placing(ringOut({ phase: 'sending', own: 'waits' })),
  'ringout.ownRings': placing(ringOut()),
  'ringout.pressOne': placing(ringOut({ phase: 'press-1', own: 'connected' })),
  'ringout.theirsRings': placing(ringOut(ringsThem)),
  'ringout.connected': placing(ringOut(talks)),
  'ringout.cancelling': placing(ringOut({ cancelling: true })),
  'ringout.noNews': placing(ringOut({ noNews: true, own: 'unknown', theirs: 'unknown' })),
  'ringout.unknownNumber': placing(ringOut({ target: targets.unknown })),
  'ringout.extension': placing(ringOut({ target: targets.colleague })),
  'ringout.longName': placing(ringOut({ target: targets.longName })),
  'ringout.rtl': placing(ringOut({ target: targets.rightToLeft, ...ringsThem })),
  'ringout.two': placing(ringOut(ringsThem), ringOut({ target: targets.unknown })),
} satisfies Record<string, AppState>;

const endings = {
  'ringout.finished': over({ kind: 'finished', talkedSeconds: 372 }, ['ended', 'ended']),
  'ringout.finishedUnknown': over({ kind: 'finished', talkedSeconds: undefined }, ['ended', 'ended']),
  'ringout.cancelled': over({ kind: 'cancelled' }, ['ended', 'not-called']),
  'ringout.ownNoAnswer': over({ kind: 'own-no-answer' }, ['no-answer', 'not-called']),
  'ringout.ownBusy': over({ kind: 'own-busy' }, ['busy', 'not-called']),
  'ringout.ownDeclined': over({ kind: 'own-declined' }, ['declined', 'not-called']),
  'ringout.ownUnreachable': over({ kind: 'own-unreachable' }, ['failed', 'not-called']),
  'ringout.theirBusy': over({ kind: 'their-busy' }, ['connected', 'busy']),
  'ringout.theirNoAnswer': over({ kind: 'their-no-answer' }, ['connected', 'no-answer']),
  'ringout.theirDeclined': over({ kind: 'their-declined' }, ['connected', 'declined']),
  'ringout.theirUnreachable': over({ kind: 'their-unreachable' }, ['connected', 'failed']),
  'ringout.nobody': placing(
    endedRingOut({ kind: 'their-no-answer' }, ['connected', 'no-answer'], { target: targets.unknown }),
  ),
  'ringout.internationalOff': over({ kind: 'international-off' }, ['ended', 'failed']),
  'ringout.blocked': over({ kind: 'blocked' }, ['ended', 'failed']),
  'ringout.noCredit': over({ kind: 'no-credit' }, ['ended', 'failed']),
  'ringout.unknownToPlatform': over({ kind: 'unknown-number' }, ['ended', 'failed']),
  'ringout.phoneNotAllowed': over({ kind: 'phone-not-allowed' }, ['failed', 'not-called']),
  'ringout.notAllowed': over({ kind: 'not-allowed', permission: 'RingOut' }),
  'ringout.tooMany': over({ kind: 'too-many', retryAfterMs: 45_000 }),
  'ringout.offline': over({ kind: 'offline' }, ['not-called', 'not-called']),
  'ringout.failed': over({ kind: 'failed' }),
  'ringout.unsure': over({ kind: 'unsure' }, ['unknown', 'unknown']),
  'ringout.unknown': over({ kind: 'unknown' }, ['unknown', 'unknown']),
} satisfies Record<string, AppState>;

/** Somebody calls while I place a call: neither covers the other. */
function besideRing(): AppState {
  const calls = [call()];
  return appState({
    calls,
    ringOuts: [ringOut({ target: targets.unknown })],
    phones: ownPhones(),
    card: cardFor(calls),
  });
}

/** Every state and every ending of a call placed through RingOut. */
export const ringOutStates = {
  ...underWay,
  ...endings,
  'ringout.whileRinging': besideRing(),
} satisfies Record<string, AppState>;
