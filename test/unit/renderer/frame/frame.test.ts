import { describe, expect, test } from 'vitest';
import { leadingBanner } from '../../../../src/renderer/frame/banners.tsx';
import { courseAfter } from '../../../../src/renderer/frame/reconnecting-line.tsx';
import { nextTextSize } from '../../../../src/renderer/frame/text-sizes.ts';
import { layoutFor } from '../../../../src/renderer/frame/use-layout.ts';
import { step, visit } from '../../../../src/renderer/frame/use-route.ts';
import type { LookKind } from '../../../../src/shared/connection.ts';
import { connectionLook } from '../../../../src/shared/connection-look.ts';
import { unknownDesktop } from '../../../../src/shared/desktop-abilities.ts';
import { appStates } from '../../../support/app-states.ts';
import { appState, builtAt, connection, demoAccount } from '../../../support/builders.ts';

describe('the layout', () => {
  test.each([
    [1120, 100, 'full'],
    [1040, 100, 'full'],
    [1039, 100, 'rail'],
    [760, 100, 'rail'],
    [759, 100, 'single'],
    [1120, 200, 'single'],
    [1120, 125, 'rail'],
    [1040, 90, 'full'],
  ] as const)('%i wide with text at %i %% is %s', (width, textSize, layout) => {
    expect(layoutFor(width, textSize)).toBe(layout);
  });
});

describe('the text size', () => {
  test.each([
    [100, 1, 110],
    [100, -1, 90],
    [200, 1, 200],
    [90, -1, 90],
    [130, 1, 150],
    [130, -1, 125],
  ] as const)('from %i by %i is %i', (now, by, next) => {
    expect(nextTextSize(now, by)).toBe(next);
  });
});

describe('where the window was', () => {
  const calls = { screen: 'calls' } as const;
  const settings = { screen: 'settings', page: 'general' } as const;
  const start = { entries: [calls], index: 0 };

  test('back and forward go along what was visited and stop at the ends', () => {
    const there = visit(start, settings);
    expect(step(there, -1).index).toBe(0);
    expect(step(step(there, -1), 1)).toEqual(there);
    expect(step(there, 1)).toBe(there);
    expect(step(start, -1)).toBe(start);
  });

  test('another call of the same list is not a step of its own', () => {
    const there = visit(start, { screen: 'calls', callId: 's-1' });
    expect(there).toEqual({ entries: [{ screen: 'calls', callId: 's-1' }], index: 0 });
  });

  test('going on from an earlier place forgets what came after it', () => {
    const back = step(visit(start, settings), -1);
    expect(visit(back, { screen: 'connection' }).entries.map(({ screen }) => screen)).toEqual([
      'calls',
      'connection',
    ]);
  });
});

describe('the word that it is back', () => {
  const after = (...kinds: readonly LookKind[]): string =>
    kinds.reduce<ReturnType<typeof courseAfter>>(courseAfter, 'calm');

  test.each<[readonly LookKind[], string]>([
    [['connecting', 'online'], 'calm'],
    [['online', 'short-break', 'online'], 'calm'],
    [['online', 'short-break', 'reconnecting', 'online'], 'back'],
    [['reconnecting', 'offline', 'online'], 'back'],
    [['offline', 'slow', 'online'], 'back'],
    [['offline', 'online', 'short-break', 'online'], 'calm'],
    [['offline', 'online', 'reconnecting'], 'trouble'],
  ])('after %j is %s', (kinds, course) => {
    expect(after(...kinds)).toBe(course);
  });
});

describe('the one banner', () => {
  const real = { phase: 'signed-in', account: { ...demoAccount, kind: 'ringcentral' } } as const;
  const silent = { ...unknownDesktop, notifications: false };

  test.each([
    ['what the platform ended comes before all', appStates['net.signedOut'], 'signed-out'],
    ['slow mode is no banner', appStates['net.slow'], 'demo'],
    ['nor is a short break', appStates['net.shortBreak'], 'demo'],
    [
      'offline comes first',
      appState({ connection: connection({ phase: 'offline', clockOffset: 9e6 }) }),
      'offline',
    ],
    ['then a wrong clock', appStates['net.clockWrong'], 'clock'],
    ['then a missing right', appStates['net.limited'], 'limited'],
    ['[J14] then notifications', appState({ desktop: silent }), 'notifications'],
    ['then the demo', appState(), 'demo'],
    ['and nothing where all is well', appState({ signIn: real }), undefined],
    ['and nothing before the sign-in', appStates['signIn.first'], undefined],
    [
      'two minutes off are no banner yet',
      appState({ signIn: real, connection: connection({ clockOffset: 120_000 }) }),
      undefined,
    ],
  ] as const)('%s', (_name, state, kind) => {
    expect(leadingBanner(state, connectionLook(state.connection, builtAt))).toBe(kind);
  });
});
