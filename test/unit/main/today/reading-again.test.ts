import { describe, expect, it } from 'vitest';
import { builtAt, endedCall, endings } from '../../../support/builders.ts';
import { readsWithin, record, todayInTest } from './today-in-test.ts';

describe('reading the call log again', () => {
  it('happens later and later after failures, and not before the platform allows it', async () => {
    const today = todayInTest();
    await today.fail(new Error('no network'));
    today.clock.pass(15_000);
    expect(today.reads).toHaveLength(2);
    await today.fail(Object.assign(new Error('too many'), { status: 429, retryAfter: 60_000 }));
    today.clock.pass(59_000);
    expect(today.reads).toHaveLength(2);
    today.clock.pass(1000);
    await today.answer(record());
    expect(today.list()).toMatchObject({ status: 'ready', problem: undefined });
    today.clock.pass(3_600_000);
    expect(today.reads).toHaveLength(3);
  });

  it('does not happen by itself where the permission is missing', async () => {
    const today = todayInTest();
    await today.fail(Object.assign(new Error('not allowed'), { status: 403 }));
    today.clock.pass(3_600_000);
    expect(today.reads).toHaveLength(1);
  });

  it('are looked for together: three reads a minute are enough for any number', async () => {
    const today = todayInTest();
    await today.answer();
    const ended = endedCall(endings.missed);
    for (let index = 0; index < 30; index += 1) {
      today.saw({
        ...ended,
        id: `s-${index + 10}`,
        telephonySessionId: `s-${index + 10}`,
        sessionId: `${index}`,
      });
      today.clock.pass(1000);
      await today.answer();
    }
    expect((await readsWithin(today, 270)).length).toBeLessThanOrEqual(15);
  });
});

describe('calls while this computer slept', () => {
  const minute = 60_000;

  it('are told of together, once, when the log must have them all', async () => {
    const today = todayInTest();
    await today.answer();
    today.fellAsleep();
    today.clock.jumpTo(builtAt + 30 * minute);
    today.woke();
    const asleep = record({ startTime: builtAt + 10 * minute });
    const others = [
      record({ id: 'r2', telephonySessionId: 's-2', sessionId: '2', startTime: builtAt - 10 * minute }),
      record({
        id: 'r3',
        telephonySessionId: 's-3',
        sessionId: '3',
        startTime: builtAt + 5 * minute,
        result: 'Accepted',
      }),
    ];
    today.clock.pass(20_000);
    await today.answer(asleep, ...others);
    expect(today.asleep).toEqual([]);
    today.clock.pass(20_000);
    await today.answer(asleep, ...others);
    today.clock.pass(60_000);
    await today.answer(asleep, ...others);
    expect(today.asleep.map((rows) => rows.map(({ telephonySessionId }) => telephonySessionId))).toEqual([
      ['s-1'],
    ]);
  });

  it('are not told of when there were none', async () => {
    const today = todayInTest();
    await today.answer();
    today.fellAsleep();
    today.clock.jumpTo(builtAt + 30 * minute);
    today.woke();
    for (let time = 0; time < 5; time += 1) {
      today.clock.pass(20_000);
      await today.answer();
    }
    expect(today.asleep).toEqual([]);
  });
});
