import { expect, it } from 'vitest';

import type { Log } from '../../../../src/main/log.ts';
import { createOffsetLog } from '../../../../src/main/ringcentral/offset-log.ts';
import { createStillClock } from '../../../support/still-clock.ts';

it('[E28] tells of clocks that differ by more than a minute, once for each change', () => {
  const clock = createStillClock(1_789_000_000_000);
  const told: unknown[] = [];
  const log: Log = {
    info: () => undefined,
    warn: (_, fields) => told.push(fields?.['offsetSeconds']),
    error: () => undefined,
  };
  const note = createOffsetLog(clock, log);
  for (const seconds of [0, 1, -2, 59, 61, 62, 60, 86_400, 86_399, 0, 1, -59, -61])
    note(clock.now() + seconds * 1000);
  expect(told).toEqual([61, 86_400, 0, -61]);
});
