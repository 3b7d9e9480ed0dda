import { describe, expect, test } from 'vitest';
import { readRecording } from '../../../../src/renderer/calls/recording/use-recording.ts';
import type { PageClock } from '../../../../src/renderer/page-clock.ts';
import type { RecordingPart, RecordingRange } from '../../../../src/shared/recording.ts';

const ready = { status: 'ready', type: 'audio/mpeg' } as const;
const never = (): boolean => false;

/** Time that passes as soon as somebody waits for it. */
function hurriedClock(): PageClock & { readonly waited: () => number } {
  let waited = 0;
  return {
    now: () => waited,
    after: (ms, run) => {
      waited += ms;
      queueMicrotask(run);
      return () => undefined;
    },
    waited: () => waited,
  };
}

function parts(bytes: Uint8Array, most: number, notYet = 0) {
  const asked: RecordingRange[] = [];
  let left = notYet;
  return {
    asked,
    ask: (range: RecordingRange): Promise<RecordingPart> => {
      asked.push(range);
      if (left > 0) {
        left -= 1;
        return Promise.resolve({ status: 'not-yet' });
      }
      const count = Math.min(most, range.count);
      return Promise.resolve({
        ...ready,
        size: bytes.length,
        bytes: bytes.slice(range.from, range.from + count),
      });
    },
  };
}

const recording = Uint8Array.from({ length: 1000 }, (_, at) => at % 251);

describe('a recording that is read', () => {
  test('piece by piece until it is whole', async () => {
    const { ask, asked } = parts(recording, 300);
    const found = await readRecording(ask, 'r1', hurriedClock(), never);
    expect(found).toEqual({ status: 'ready', type: 'audio/mpeg', bytes: recording });
    expect(asked.map(({ from }) => from)).toEqual([0, 300, 600, 900]);
  });

  test('waits as long as it is being fetched', async () => {
    const clock = hurriedClock();
    const { ask } = parts(recording, 1000, 4);
    expect((await readRecording(ask, 'r1', clock, never)).status).toBe('ready');
    expect(clock.waited()).toBe(1200);
  });

  test('is given up when it never comes', async () => {
    const { ask } = parts(recording, 1000, 10_000);
    const clock = hurriedClock();
    expect(await readRecording(ask, 'r1', clock, never)).toEqual({ status: 'failed' });
    expect(clock.waited()).toBe(60_000);
  });

  test('is not waited for when nobody wants it any more', async () => {
    const { ask, asked } = parts(recording, 1000, 10_000);
    expect(await readRecording(ask, 'r1', hurriedClock(), () => asked.length === 2)).toEqual({
      status: 'failed',
    });
    expect(asked).toHaveLength(2);
  });

  test('that ends too early is no recording', async () => {
    const ask = ({ from }: RecordingRange): Promise<RecordingPart> =>
      Promise.resolve({
        ...ready,
        size: 1000,
        bytes: from === 0 ? recording.slice(0, 400) : new Uint8Array(),
      });
    expect(await readRecording(ask, 'r1', hurriedClock(), never)).toEqual({ status: 'failed' });
  });

  test.each([
    ['not-ready', 'not-yet'],
    ['refused', 'not-allowed'],
    ['offline', 'offline'],
    ['gone', 'gone'],
    ['failed', 'failed'],
  ] as const)('where main says %s the page says %s', async (status, said) => {
    expect(await readRecording(() => Promise.resolve({ status }), 'r1', hurriedClock(), never)).toEqual({
      status: said,
    });
  });
});
