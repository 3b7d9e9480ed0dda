import { expect, it } from 'vitest';
import { hashOf, wrongsOf25Days } from './play-good-days.ts';

it('25 whole days over WebSocket, with a fault every minute, meet every bar', async () => {
  expect(await wrongsOf25Days('websocket')).toEqual([]);
});

it('the same seed over WebSocket is the same day, whatever was played before it', async () => {
  expect(await hashOf(1002, 'websocket', 1001)).toBe(await hashOf(1002, 'websocket'));
});

it('another seed is another day', async () => {
  expect(await hashOf(1003, 'websocket')).not.toBe(await hashOf(1002, 'websocket'));
});
