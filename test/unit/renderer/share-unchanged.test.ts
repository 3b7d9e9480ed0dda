import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareUnchanged } from '../../../src/renderer/share-unchanged.ts';
import { createStateMirror } from '../../../src/renderer/state-mirror.ts';
import { appStates } from '../../support/app-states.ts';
import { appState } from '../../support/builders.ts';
import type { AppState } from '../../../src/shared/app-state.ts';

test('an equal copy of a whole state is the state before', () => {
  const before = appStates['five.ringing'];
  expect(shareUnchanged(before, structuredClone(before))).toBe(before);
});

test('only the way to what changed is new', () => {
  const before = appStates['list.12'];
  const next = { ...structuredClone(before), missedCount: before.missedCount + 1 };
  const shared = shareUnchanged(before, next);
  expect(shared).toEqual(next);
  expect(shared.today).toBe(before.today);
  expect(shared.settings).toBe(before.settings);
});

test('whatever comes, the result equals what was pushed', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
      expect(shareUnchanged(before, next)).toEqual(next);
    }),
  );
});

test('a key that is gone, or there without a value, is not taken for the same', () => {
  expect(shareUnchanged<object>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  const emptied = shareUnchanged<object>({ a: 1 }, { b: undefined });
  expect(Object.keys(emptied)).toEqual(['b']);
});

test('a change pushed while the first snapshot is asked for is not lost', async () => {
  let push: (state: AppState) => void = () => undefined;
  let answer: (state: AppState) => void = () => undefined;
  const mirror = createStateMirror({
    ask: { currentState: () => new Promise((resolve) => (answer = resolve)) },
    on: {
      stateChanged: (listener) => {
        push = listener;
        return () => undefined;
      },
    },
  });
  push(appState({ missedCount: 5 }));
  answer(appState({ missedCount: 0 }));
  expect((await mirror).current().missedCount).toBe(5);
});

test('listeners hear of a push and can stop listening', async () => {
  let push: (state: AppState) => void = () => undefined;
  const mirror = await createStateMirror({
    ask: { currentState: () => Promise.resolve(appState()) },
    on: {
      stateChanged: (listener) => {
        push = listener;
        return () => undefined;
      },
    },
  });
  const heard: number[] = [];
  const stop = mirror.subscribe(() => heard.push(mirror.current().missedCount));
  push(appState({ missedCount: 1 }));
  stop();
  push(appState({ missedCount: 2 }));
  expect(heard).toEqual([1]);
});
