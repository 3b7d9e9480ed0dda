import { describe, expect, it } from 'vitest';
import { createBackReading } from '../../../../src/main/past-calls/back-reading.ts';
import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import type { CallLogPartOf, CallLogRecord } from '../../../../src/main/ringcentral/reports.ts';
import { builtAt } from '../../../support/builders.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { createTestHistories } from '../../../support/test-histories.ts';
import { me, record } from './today-in-test.ts';

const day = 86_400_000;

/** A platform with a call on each of the last so many days, of which it tells ten at a time. */
function backReading({ days = 35, keptFor }: { days?: number; keptFor?: () => number | undefined } = {}) {
  const clock = createStillClock(builtAt);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const history = createTestHistories()
    .live(clock, log)
    .histories.open('me', () => undefined);
  const all = Array.from({ length: days }, (_, at): CallLogRecord => {
    const ids = { id: `r${at}`, telephonySessionId: `s-${at}`, sessionId: `${at}` };
    return record({ ...ids, startTime: builtAt - (at + 1.5) * day });
  });
  const asked: CallLogPartOf[] = [];
  let failure: Error | undefined;
  const reading = createBackReading({
    ...{ clock, log, numbers: createPhoneNumbers(), serverNow: clock.now, changed: () => undefined },
    keptFor: keptFor ?? (() => undefined),
    readCallLog: (part) => {
      asked.push(part);
      if (failure !== undefined) return Promise.reject(failure);
      const found = all.filter(({ startTime = 0 }) => startTime >= part.from && startTime <= part.to);
      return Promise.resolve({ records: found.slice(0, 10), isEnd: found.length <= 10 });
    },
  });
  reading.follow(me, history);
  const pass = async (steps: number): Promise<void> => {
    for (let step = 0; step < steps; step += 1) {
      clock.pass(60_000);
      for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
    }
  };
  const count = (): number => history.pastCalls.count({ show: 'all' }, { openSince: 0, namedKeys: [] });
  return { reading, history, asked, pass, count, fail: (error: Error | undefined) => (failure = error) };
}

describe('what is older than the sync', () => {
  it('is read step by step until the platform has no more, and never again', async () => {
    const { reading, pass, count, asked } = backReading();
    reading.begin();
    await pass(1);
    expect(count()).toBeGreaterThanOrEqual(10);
    expect(reading.reach()).toBe('reading');
    await pass(8);
    expect(count()).toBe(35);
    expect(reading.reach()).toBe('everything');
    const before = asked.length;
    reading.begin();
    reading.more();
    await pass(3);
    expect(asked).toHaveLength(before);
  });

  it('goes on where it failed', async () => {
    const { reading, pass, count, fail } = backReading();
    fail(new Error('gone'));
    reading.begin();
    await pass(2);
    expect(count()).toBe(0);
    fail(undefined);
    await pass(10);
    expect(count()).toBe(35);
  });

  it('is read no farther back than calls are kept here, and farther once they are', async () => {
    let kept: number | undefined = 20 * day;
    const { reading, pass, count, asked } = backReading({ keptFor: () => kept });
    reading.begin();
    await pass(8);
    expect(count()).toBe(19);
    expect(reading.reach()).toBe('limited');
    kept = undefined;
    const before = asked.length;
    reading.more();
    await pass(8);
    expect(count()).toBe(35);
    expect(reading.reach()).toBe('everything');
    expect(asked.slice(before).every(({ to }) => to <= builtAt - 19 * day)).toBe(true);
  });

  it('is read across a gap and no farther where all the rest is known', async () => {
    const { reading, pass, asked, history } = backReading();
    reading.begin();
    await pass(8);
    expect(reading.reach()).toBe('everything');
    const before = asked.length;
    reading.gap(builtAt - 15 * day, builtAt - 3 * day);
    expect(reading.reach()).toBe('reading');
    reading.begin();
    await pass(8);
    expect(reading.reach()).toBe('everything');
    expect(asked.length - before).toBe(2);
    expect(history.cursors.get('call-log-back')).toBe('end');
  });
});
