import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import {
  type ChoiceFacts,
  type ChoiceMove,
  isWebSocketBlocked,
  kindOfFailure,
  nextMove,
  wayBackIn,
  type WebSocketFailure,
} from '../../../../src/main/ringcentral/transport-choice.ts';
import { sameChance } from './fake-transport.ts';

const now = 10_000_000;
const minute = 60_000;

const usual: ChoiceFacts = {
  now,
  choice: 'automatic',
  main: 'websocket',
  isUp: false,
  failures: [],
  restWorks: undefined,
  pubnubFailures: 0,
  pubnubRefusedUntil: -Infinity,
  wayBackAt: Infinity,
};

/** Failures of these kinds, a second apart, the last one now. */
const inARow = (...kinds: WebSocketFailure['kind'][]): readonly WebSocketFailure[] =>
  kinds.map((kind, index) => ({ kind, at: now - (kinds.length - 1 - index) * 1_000 }));

const refused = inARow('upgrade', 'upgrade', 'upgrade');

describe('which transport to use', () => {
  const table: readonly (readonly [string, Partial<ChoiceFacts>, ChoiceMove])[] = [
    ['the WebSocket first', {}, 'stay'],
    [
      'it stays while it is up, whatever was before',
      { isUp: true, failures: refused, restWorks: true },
      'stay',
    ],
    [
      'two refused upgrades are an accident',
      { failures: inARow('upgrade', 'upgrade'), restWorks: true },
      'stay',
    ],
    ['three in a row ask whether REST works', { failures: refused }, 'prove-rest'],
    ['it does: PubNub', { failures: refused, restWorks: true }, 'try-pubnub'],
    ['it does not: the network is the trouble', { failures: refused, restWorks: false }, 'stay'],
    [
      'other trouble between them is no row',
      { failures: inARow('upgrade', 'other', 'upgrade', 'upgrade'), restWorks: true },
      'stay',
    ],
    [
      'but five within five minutes are enough',
      {
        failures: inARow('upgrade', 'other', 'upgrade', 'upgrade', 'other', 'upgrade', 'upgrade', 'other'),
        restWorks: true,
      },
      'try-pubnub',
    ],
    [
      'a permission that is missing is a plain word',
      { failures: inARow('permission'), restWorks: true },
      'try-pubnub',
    ],
    [
      'trouble of other kinds changes nothing',
      { failures: inARow('other', 'other', 'other'), restWorks: true },
      'stay',
    ],
    [
      'PubNub that was not granted is not asked again soon',
      { failures: refused, restWorks: true, pubnubRefusedUntil: now + 1 },
      'stay',
    ],
    ['but later', { failures: refused, restWorks: true, pubnubRefusedUntil: now }, 'try-pubnub'],
    ['on PubNub it stays', { main: 'pubnub', isUp: true, wayBackAt: now + 1 }, 'stay'],
    ['until the hour is over', { main: 'pubnub', isUp: true, wayBackAt: now }, 'try-websocket'],
    ['a break of PubNub is no reason', { main: 'pubnub', pubnubFailures: 2 }, 'stay'],
    ['PubNub that does not come back is', { main: 'pubnub', pubnubFailures: 3 }, 'try-websocket'],
    [
      'pinned to the WebSocket it stays there',
      { choice: 'websocket', failures: refused, restWorks: true },
      'stay',
    ],
    ['pinned to PubNub it goes there at once', { choice: 'pubnub', isUp: true }, 'try-pubnub'],
    ['and stays there', { choice: 'pubnub', main: 'pubnub', pubnubFailures: 9, wayBackAt: 0 }, 'stay'],
    [
      'pinned to the WebSocket it comes back at once',
      { choice: 'websocket', main: 'pubnub', isUp: true },
      'try-websocket',
    ],
  ];

  it.each(table)('%s', (_, facts, move) => {
    expect(nextMove({ ...usual, ...facts })).toBe(move);
  });

  const kind = fc.constantFrom<WebSocketFailure['kind'][]>('upgrade', 'permission', 'other');
  const someFailures = fc.array(fc.record({ at: fc.integer({ min: now - 20 * minute, max: now }), kind }), {
    maxLength: 12,
  });

  it('never leaves a WebSocket that is up, nor the person’s choice', () => {
    fc.assert(
      fc.property(
        someFailures,
        fc.boolean(),
        fc.constantFrom<ChoiceFacts['choice'][]>('automatic', 'websocket'),
        (failures, restWorks, choice) => {
          expect(nextMove({ ...usual, choice, isUp: true, failures, restWorks })).toBe('stay');
          expect(nextMove({ ...usual, choice: 'websocket', failures, restWorks })).toBe('stay');
        },
      ),
    );
  });

  it('goes to PubNub only where REST was seen to work', () => {
    fc.assert(
      fc.property(someFailures, fc.option(fc.constant(false), { nil: undefined }), (failures, restWorks) => {
        expect(nextMove({ ...usual, failures, restWorks })).not.toBe('try-pubnub');
      }),
    );
  });

  it('forgets refusals older than five minutes unless they are the newest three', () => {
    const old = Array.from({ length: 5 }, () => ({ at: now - 6 * minute, kind: 'upgrade' as const }));
    expect(isWebSocketBlocked([...old, ...inARow('other')], now)).toBe(false);
  });

  it('goes back at a time of its own within 45 to 75 minutes', () => {
    expect(wayBackIn(sameChance(0))).toBe(45 * minute);
    expect(wayBackIn(sameChance(1))).toBe(75 * minute);
  });
});

describe('what a failed try says of the WebSocket', () => {
  it.each([
    ['a 403 for the token', new PlatformError('refused', '', { status: 403, step: 'token' }), 'permission'],
    [
      'SUB-528',
      new PlatformError('refused', '', { status: 403, code: 'SUB-528', step: 'subscription' }),
      'permission',
    ],
    [
      'own presence refused',
      new PlatformError('refused', '', { status: 403, code: 'CMN-401', step: 'subscription' }),
      'other',
    ],
    ['an upgrade answered 403', new PlatformError('server', '', { status: 403, step: 'upgrade' }), 'upgrade'],
    [
      'an upgrade answered with a page',
      new PlatformError('unexpected-answer', '', { status: 200, step: 'upgrade' }),
      'upgrade',
    ],
    ['an upgrade that hangs', new PlatformError('timeout', '', { step: 'upgrade' }), 'upgrade'],
    ['an upgrade that is cut', new PlatformError('network', '', { step: 'upgrade' }), 'upgrade'],
    ['a greeting that never comes', new PlatformError('timeout', '', { step: 'greeting' }), 'upgrade'],
    ['too many upgrades', new PlatformError('rate-limited', '', { status: 429, step: 'upgrade' }), 'other'],
    ['no answer for the token', new PlatformError('network', '', { step: 'token' }), 'other'],
    ['a token server in trouble', new PlatformError('server', '', { status: 503, step: 'token' }), 'other'],
  ] as const)('%s', (_, failure, kind) => {
    expect(kindOfFailure(failure)).toBe(kind);
  });
});
