import { describe, expect, it } from 'vitest';
import { createLookout, type Lookout } from '../../../../src/main/network/lookout.ts';
import { createComputerClock } from '../../../support/computer-clock.ts';
import { createQuickClock } from '../../../support/quick-clock.ts';

const second = 1_000;
const minute = 60 * second;

function looking() {
  const clock = createQuickClock();
  const computer = createComputerClock(clock);
  let addresses: readonly string[] = ['eth0 192.0.2.7'];
  const told: [way: string, at: number][] = [];
  const sightings: number[] = [];
  const gaps: { from: number; until: number }[] = [];
  const lookout: Lookout = createLookout({
    clock: computer,
    addresses: () => addresses,
    onNetwork: (way) => void told.push([way, clock.elapsed()]),
    onThere: () => void sightings.push(clock.elapsed()),
    onMissingTime: (gap) => void gaps.push(gap),
  });
  lookout.start();
  return {
    ...{ clock, computer, lookout, told, sightings, gaps },
    ways: () => told.map(([way]) => way),
    set: (next: readonly string[]) => {
      addresses = next;
    },
  };
}

describe('the lookout over the network', () => {
  it('says nothing while nothing changes', async () => {
    const { clock, told, gaps } = looking();
    await clock.run(10 * minute);
    expect([told, gaps]).toEqual([[], []]);
  });

  it('tells of another network within five seconds, and of a private network that comes up', async () => {
    const { clock, told, set } = looking();
    set(['wlan0 198.51.100.4']);
    await clock.run(5 * second);
    set(['tun0 10.8.0.2', 'wlan0 198.51.100.4']);
    await clock.run(5 * second);
    expect(told.map(([way]) => way)).toEqual(['up', 'up']);
  });

  it('tells within seven seconds that the network is gone, and within five that it is back', async () => {
    const { clock, told, set } = looking();
    set([]);
    await clock.run(7 * second);
    expect(told).toEqual([['down', expect.any(Number)]]);
    set(['eth0 192.0.2.7']);
    await clock.run(5 * second);
    expect(told.map(([way]) => way)).toEqual(['down', 'up']);
  });

  it('says nothing of a cable that is changed within a second', async () => {
    const { clock, told, set } = looking();
    await clock.run(4_500);
    set([]);
    await clock.run(second);
    set(['eth0 192.0.2.7']);
    await clock.run(minute);
    expect(told).toEqual([]);
  });

  it('[fault 18] sees at once that a network that came and went is there again, as often as it does', async () => {
    const { clock, sightings, set } = looking();
    let flaps = 0;
    for (; flaps < 40; flaps += 1) {
      set([]);
      await clock.run(1_500);
      set(['eth0 192.0.2.7']);
      await clock.run(1_500);
    }
    expect(sightings.length).toBeGreaterThan(flaps / 2);
    const gaps = sightings.slice(1).map((at, index) => at - (sightings[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(10 * second);
    const before = sightings.length;
    await clock.run(10 * minute);
    expect(sightings.length).toBeLessThanOrEqual(before + 1);
  });

  it('[fault 18] tells of a network that flapped as soon as it stays', async () => {
    const { clock, ways, told, set } = looking();
    for (let flap = 0; flap < 20; flap += 1) {
      set([]);
      await clock.run(1_500);
      set([`eth0 192.0.2.${flap + 8}`]);
      await clock.run(1_500);
    }
    await clock.run(4 * second);
    expect(ways().at(-1)).toBe('up');
    expect(told.at(-1)?.[1]).toBeGreaterThan(clock.elapsed() - 5 * second);
  });

  it('[J09] tells of a network that flaps twenty times a minute a few times only, and in the end the truth', async () => {
    const { clock, told, ways, set } = looking();
    for (let flap = 0; flap < 60; flap += 1) {
      set([]);
      await clock.run(1_500);
      set([`eth0 192.0.2.${flap + 8}`]);
      await clock.run(1_500);
    }
    expect(told.length).toBeLessThanOrEqual(4 + 3 * 4);
    await clock.run(20 * second);
    expect(ways().at(-1)).toBe('up');
    const before = told.length;
    await clock.run(10 * minute);
    expect(told.length).toBe(before);
  });

  it('tells the truth in the end when the flapping ends without a network', async () => {
    const { clock, ways, set } = looking();
    for (let flap = 0; flap < 20; flap += 1) {
      set(flap % 2 === 0 ? [] : [`eth0 192.0.2.${flap + 8}`]);
      await clock.run(7 * second);
    }
    set([]);
    await clock.run(30 * second);
    expect(ways().at(-1)).toBe('down');
  });
});

describe('the lookout over time', () => {
  it('notices a sleep that no system told of, and when it began', async () => {
    const { clock, computer, gaps } = looking();
    await clock.run(minute);
    const from = clock.now();
    computer.sleep();
    await clock.run(9 * 60 * minute);
    computer.wake();
    await clock.run(5 * second);
    expect(gaps).toHaveLength(1);
    expect(Math.abs((gaps[0]?.from ?? 0) - from)).toBeLessThanOrEqual(5 * second);
  });

  it('[J01] notices a clock that was set ahead, once, and does not stumble over one that was set back', async () => {
    const { clock, gaps } = looking();
    clock.jump(24 * 60 * minute);
    await clock.run(minute);
    expect(gaps).toHaveLength(1);
    clock.jump(-48 * 60 * minute);
    await clock.run(minute);
    expect(gaps).toHaveLength(1);
    clock.jump(10 * 365 * 24 * 60 * minute);
    await clock.run(minute);
    expect(gaps).toHaveLength(2);
  });

  it('[fault 57] takes five seconds in which nothing ran for a busy computer', async () => {
    const { clock, computer, gaps } = looking();
    await clock.run(4 * second);
    computer.sleep();
    await clock.run(5 * second);
    computer.wake();
    await clock.run(minute);
    expect(gaps).toEqual([]);
  });

  it('does not tell again what the system told: looking when asked counts as knowing', async () => {
    const { clock, computer, lookout, gaps } = looking();
    computer.sleep();
    await clock.run(minute);
    lookout.look();
    computer.wake();
    await clock.run(minute);
    expect(gaps).toEqual([]);
  });

  it('looks no more once it is closed', async () => {
    const { clock, lookout, told, set } = looking();
    lookout.close();
    set([]);
    await clock.run(minute);
    expect(told).toEqual([]);
  });
});
