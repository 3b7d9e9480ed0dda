import { describe, expect, it } from 'vitest';

import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import type { PubNubLine } from '../../../../src/main/ringcentral/pubnub-line.ts';
import { createPubNubLines, type StartLine } from '../../../../src/main/ringcentral/pubnub-lines.ts';
import { createStillClock } from '../../../support/still-clock.ts';

type FakeLine = {
  readonly from: string | undefined;
  isClosed: boolean;
  readonly open: () => Promise<void>;
  readonly refuse: () => Promise<void>;
  readonly lose: () => void;
};

const failure = new PlatformError('network', 'gone');
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function createFakes() {
  const clock = createStillClock(0);
  const made: FakeLine[] = [];
  const lost: string[] = [];
  const lines = createPubNubLines(clock, ({ message }) => lost.push(message));
  const start: StartLine = (from, onLost): PubNubLine => {
    let settle: { resolve: () => void; reject: (error: PlatformError) => void };
    const opened = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
    opened.catch(() => undefined);
    const line: FakeLine = {
      from,
      isClosed: false,
      open: async () => {
        settle.resolve();
        await turn();
      },
      refuse: async () => {
        settle.reject(failure);
        await turn();
      },
      lose: () => onLost(failure),
    };
    made.push(line);
    const number = made.length;
    return {
      opened,
      timetoken: () => `after ${number}`,
      close: () => {
        line.isClosed = true;
        settle.reject(failure);
      },
    };
  };
  const begin = async (): Promise<void> => {
    const beginning = lines.begin(start, 'kept');
    await made[0]?.open();
    await beginning;
  };
  const closed = (): readonly boolean[] => made.map(({ isClosed }) => isClosed);
  return { clock, lines, start, made, lost, begin, closed };
}

describe('the lines of PubNub', () => {
  it('begin where they are told to, and are open when the first poll was answered', async () => {
    const { lines, made, begin } = createFakes();
    await begin();
    expect(made[0]?.from).toBe('kept');
    expect([lines.isOpen(), lines.timetoken()]).toEqual([true, 'after 1']);
  });

  it('fail to begin with the reason, and are not open', async () => {
    const { lines, start, made } = createFakes();
    const beginning = lines.begin(start, undefined);
    await Promise.all([expect(beginning).rejects.toBe(failure), made[0]?.refuse()]);
    expect(lines.isOpen()).toBe(false);
  });

  it('let the old one listen until the new one was answered, and not a moment longer', async () => {
    const { clock, lines, start, made, begin, closed } = createFakes();
    await begin();
    let taken = 0;
    lines.renew(start, () => (taken += 1));
    expect(made[1]?.from).toBe('after 1');
    expect([closed(), taken]).toEqual([[false, false], 0]);
    await made[1]?.open();
    expect([closed(), taken]).toEqual([[true, false], 1]);
    expect([lines.isOpen(), lines.timetoken()]).toEqual([true, 'after 2']);
    expect(clock.pending()).toBe(0);
  });

  it('try a successor that does not come about three times, then leave it at that', async () => {
    const { clock, lines, start, made, begin, closed, lost } = createFakes();
    await begin();
    lines.renew(start);
    for (const [attempt, wait] of [2_000, 3_000, 60_000].entries()) {
      await made[attempt + 1]?.refuse();
      clock.pass(wait);
    }
    expect(made).toHaveLength(4);
    expect([lines.isOpen(), closed()[0], lost]).toEqual([true, false, []]);
  });

  it('drop a successor that hangs when another is asked for', async () => {
    const { lines, start, begin, closed } = createFakes();
    await begin();
    lines.renew(start);
    lines.renew(start);
    expect(closed()).toEqual([false, true, false]);
  });

  it('are lost when the one that listens is, once', async () => {
    const { clock, lines, start, made, begin, lost, closed } = createFakes();
    await begin();
    lines.renew(start);
    made[0]?.lose();
    made[0]?.lose();
    expect([lost, lines.isOpen(), closed()]).toEqual([['gone'], false, [true, true]]);
    await made[1]?.open();
    clock.pass(60_000);
    expect([lost.length, made.length]).toEqual([1, 2]);
  });

  it('are lost with the successor, once it took over', async () => {
    const { lines, start, made, begin, lost, closed } = createFakes();
    await begin();
    lines.renew(start);
    await made[1]?.open();
    made[0]?.lose();
    expect([lost, lines.isOpen(), lines.timetoken(), closed()]).toEqual([[], true, 'after 2', [true, false]]);
    made[1]?.lose();
    expect(lost).toEqual(['gone']);
  });

  it('end all at once and tell nothing', async () => {
    const { clock, lines, start, made, begin, lost, closed } = createFakes();
    await begin();
    lines.renew(start);
    await made[1]?.open();
    expect(lines.stop()).toBe(true);
    expect(lines.stop()).toBe(false);
    expect([closed(), lost, clock.pending()]).toEqual([[true, true], [], 0]);
    lines.renew(start);
    expect(made).toHaveLength(2);
  });
});
