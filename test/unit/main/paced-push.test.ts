import { expect, test } from 'vitest';
import { createPacedPush } from '../../../src/main/paced-push.ts';

/** Time that moves only where the test says so; what was planned runs when it is due. */
function createPace(costMs: number) {
  let now = 0;
  let sent = 0;
  const planned: { at: number; run: () => void; cancelled: boolean }[] = [];
  const clock = {
    elapsed: () => now,
    after: (ms: number, run: () => void) => {
      const one = { at: now + ms, run, cancelled: false };
      planned.push(one);
      return () => void (one.cancelled = true);
    },
  };
  const push = createPacedPush(clock, () => {
    sent += 1;
    now += costMs;
  });
  const pass = (ms: number): void => {
    now += ms;
    for (const one of planned.splice(0))
      if (one.at > now) planned.push(one);
      else if (!one.cancelled) one.run();
  };
  return { push, pass, sent: () => sent };
}

test('a lone change is sent at once', () => {
  const { push, pass, sent } = createPace(5);
  push.wanted();
  expect(sent()).toBe(1);
  pass(95);
  push.wanted();
  expect(sent()).toBe(2);
});

test('two changes in a row are sent at once, and what follows them together once less of their pauses is owed', () => {
  const { push, pass, sent } = createPace(2);
  for (let change = 0; change < 4; change += 1) push.wanted();
  expect(sent()).toBe(2);
  pass(3);
  expect(sent()).toBe(2);
  pass(1);
  expect(sent()).toBe(3);
  pass(1000);
  expect(sent()).toBe(3);
});

test('in a flood sending takes one part in twenty of the time', () => {
  const { push, pass, sent } = createPace(2);
  for (let ms = 0; ms < 10_000; ms += 1) {
    push.wanted();
    pass(1);
  }
  expect(sent()).toBeGreaterThan(240);
  expect(sent()).toBeLessThan(300);
});

test('however costly, the last change is not kept back for longer than a tenth of a second', () => {
  const { push, pass, sent } = createPace(400);
  push.wanted();
  push.wanted();
  pass(100);
  expect(sent()).toBe(2);
});

test('where sending costs nothing every change is sent at once', () => {
  const { push, sent } = createPace(0);
  for (let change = 0; change < 20; change += 1) push.wanted();
  expect(sent()).toBe(20);
});

test('nothing is sent any more after the end', () => {
  const { push, pass, sent } = createPace(2);
  for (let change = 0; change < 3; change += 1) push.wanted();
  push.close();
  pass(1000);
  expect(sent()).toBe(2);
});
