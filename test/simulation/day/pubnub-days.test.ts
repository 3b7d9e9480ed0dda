import { expect, it } from 'vitest';
import { hashOf, wrongsOf25Days } from './play-good-days.ts';

it('25 whole days over PubNub, with a fault every minute, meet every bar', async () => {
  expect(await wrongsOf25Days('pubnub')).toEqual([]);
});

it('the same seed over PubNub is the same day, whatever was played before it', async () => {
  expect(await hashOf(1002, 'pubnub', 1001)).toBe(await hashOf(1002, 'pubnub'));
});
