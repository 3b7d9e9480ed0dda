import { describe, expect, it } from 'vitest';
import { record, todayInTest } from './today-in-test.ts';

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
});
