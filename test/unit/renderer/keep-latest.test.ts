import { describe, expect, it } from 'vitest';
import { keepLatest } from '../../../src/renderer/keep-latest.ts';

function pushes(): {
  readonly on: (listener: (value: string) => void) => () => void;
  readonly push: (value: string) => void;
} {
  const listeners = new Set<(value: string) => void>();
  return {
    on: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    push: (value) => [...listeners].forEach((listener) => listener(value)),
  };
}

describe('a push that comes before anybody listens', () => {
  it('is told to the first who does, the newest one only, and once', () => {
    const { on, push } = pushes();
    const kept = keepLatest(on);
    push('first');
    push('second');
    const heard: string[] = [];
    const stop = kept((value) => heard.push(value));
    expect(heard).toEqual(['second']);
    stop();
    kept((value) => heard.push(value));
    expect(heard).toEqual(['second']);
  });

  it('is not told again to those who heard it', () => {
    const { on, push } = pushes();
    const kept = keepLatest(on);
    const heard: string[] = [];
    const stop = kept((value) => heard.push(value));
    push('heard');
    stop();
    push('between');
    kept((value) => heard.push(value));
    expect(heard).toEqual(['heard', 'between']);
  });
});
