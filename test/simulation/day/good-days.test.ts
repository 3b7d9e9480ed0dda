import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDayWorkers, type DayWorkers } from './day-workers.ts';
import { hashesOf, wrongsOf25Days } from './play-good-days.ts';

// All at once, so that no processor waits for the last day of one transport; so each test lasts as long as both may.
describe.concurrent('simulated days', { timeout: 1_200_000 }, () => {
  let workers: DayWorkers;
  beforeAll(() => (workers = createDayWorkers(availableParallelism())));
  afterAll(() => workers.close());

  it('25 whole days over PubNub, with a fault every minute, meet every bar', async () => {
    expect(await wrongsOf25Days('pubnub', workers)).toEqual([]);
  });

  it('25 whole days over WebSocket, with a fault every minute, meet every bar', async () => {
    expect(await wrongsOf25Days('websocket', workers)).toEqual([]);
  });

  it.for(['websocket', 'pubnub'] as const)(
    'the same seed over %s is the same day, whatever was played before it, and another one is another',
    async (transport) => {
      const [[alone], [, again, other]] = await Promise.all([
        hashesOf(1002, 1, transport),
        hashesOf(1001, 3, transport),
      ]);
      expect(again).toBe(alone);
      expect(other).not.toBe(alone);
    },
  );
});
