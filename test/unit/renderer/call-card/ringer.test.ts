import { describe, expect, test } from 'vitest';
import { createRinger, roundVolume } from '../../../../src/renderer/call-card/ringer.ts';
import type { PageClock } from '../../../../src/renderer/page-clock.ts';

type Waiting = { readonly at: number; readonly run: () => void };

/** A page clock that only moves when told to. */
function createHandClock(): PageClock & { readonly pass: (milliseconds: number) => void } {
  let now = 0;
  let waiting: readonly Waiting[] = [];
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const entry = { at: now + milliseconds, run };
      waiting = [...waiting, entry];
      return () => {
        waiting = waiting.filter((each) => each !== entry);
      };
    },
    pass: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const next = waiting.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (next === undefined) break;
        waiting = waiting.filter((each) => each !== next);
        now = next.at;
        next.run();
      }
      now = end;
    },
  };
}

type Heard = { tones: number; closed: number; fades: { readonly at: number; readonly over: number }[] };

/** Counts what is played; knows no sound. */
function createDeafAudio(clock: PageClock, heard: Heard): () => AudioContext {
  const parameter = {
    value: 0,
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
    exponentialRampToValueAtTime: () => undefined,
    setTargetAtTime: (_value: number, _at: number, over: number) =>
      heard.fades.push({ at: clock.now(), over }),
  };
  const node = { connect: (next: unknown) => next };
  return () =>
    ({
      currentTime: clock.now() / 1000,
      destination: {},
      createGain: () => ({ ...node, gain: parameter }),
      createOscillator: () => ({
        ...node,
        frequency: { value: 0 },
        start: () => (heard.tones += 1),
        stop: () => undefined,
      }),
      close: () => {
        heard.closed += 1;
        return Promise.resolve();
      },
    }) as unknown as AudioContext;
}

function setUp() {
  const clock = createHandClock();
  const heard: Heard = { tones: 0, closed: 0, fades: [] };
  return { clock, heard, ringer: createRinger(createDeafAudio(clock, heard), clock) };
}

describe('the ring tone', () => {
  test('begins at 40 % of the chosen volume and reaches it after two rounds', () => {
    expect([0, 1, 2, 3].map((round) => roundVolume(round, 0.5))).toEqual([0.2, 0.35, 0.5, 0.5]);
  });

  test('plays two notes every 2.4 seconds', () => {
    const { clock, heard, ringer } = setUp();
    ringer.play('direct', 1);
    clock.pass(2400 * 3);
    expect(heard.tones).toBe(8);
  });

  test.each([
    ['direct', 2400, 2],
    ['queue', 2400, 3],
    ['internal', 2000, 2],
    ['tick', 4000, 1],
  ] as const)('%s repeats every %i ms with %i notes', (tone, every, notes) => {
    const { clock, heard, ringer } = setUp();
    ringer.play(tone, 1);
    clock.pass(every * 2 - 1);
    expect(heard.tones).toBe(notes * 2);
    clock.pass(1);
    expect(heard.tones).toBe(notes * 3);
  });

  test('is out and its device given back within 100 ms of stop', () => {
    const { clock, heard, ringer } = setUp();
    ringer.play('direct', 1);
    clock.pass(1000);
    ringer.stop();
    clock.pass(100);
    expect(heard.closed).toBe(1);
    clock.pass(10_000);
    expect(heard.tones).toBe(2);
  });

  test('fades over two seconds when the connection is lost', () => {
    const { clock, heard, ringer } = setUp();
    ringer.play('direct', 1);
    ringer.fade();
    clock.pass(1900);
    expect(heard.closed).toBe(0);
    clock.pass(200);
    expect(heard.closed).toBe(1);
  });

  test('ends by itself after 90 seconds', () => {
    const { clock, heard, ringer } = setUp();
    ringer.play('direct', 1);
    clock.pass(100_000);
    expect(heard.closed).toBe(1);
    const { tones } = heard;
    clock.pass(60_000);
    expect(heard.tones).toBe(tones);
  });

  test('a tick takes the place of the ring', () => {
    const { clock, heard, ringer } = setUp();
    ringer.play('direct', 1);
    ringer.play('tick', 1);
    clock.pass(4000);
    expect(heard).toMatchObject({ tones: 4, closed: 1 });
  });
});
