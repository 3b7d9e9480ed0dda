import { describe, expect, test } from 'vitest';
import {
  nextSpeed,
  placeAfter,
  playerMove,
  speeds,
} from '../../../../src/renderer/calls/recording/player-keys.ts';

const plain = { ctrlKey: false, altKey: false, metaKey: false };

describe('a recording by the keyboard', () => {
  test.each([
    [' ', { kind: 'play-or-pause' }],
    ['ArrowLeft', { kind: 'seek', by: -5 }],
    ['ArrowRight', { kind: 'seek', by: 5 }],
    ['<', { kind: 'speed', by: -1 }],
    ['>', { kind: 'speed', by: 1 }],
    ['Home', { kind: 'start' }],
    ['End', { kind: 'end' }],
    ['Tab', undefined],
    ['a', undefined],
  ])('“%s”', (key, move) => {
    expect(playerMove({ key, ...plain })).toEqual(move);
  });

  test('with Ctrl, Alt or Cmd a key belongs to somebody else', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const)
      expect(playerMove({ key: 'ArrowLeft', ...plain, [held]: true })).toBeUndefined();
  });

  test('no jump leaves the recording', () => {
    expect([placeAfter(3, -5, 60), placeAfter(58, 5, 60), placeAfter(10, 5, 60)]).toEqual([0, 60, 15]);
  });

  test('the speeds have a slowest and a fastest', () => {
    expect([nextSpeed(1, 1), nextSpeed(0.75, -1), nextSpeed(2, 1)]).toEqual([1.25, 0.75, 2]);
    expect(speeds).toContain(1);
  });
});
