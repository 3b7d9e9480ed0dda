import { describe, expect, it } from 'vitest';

import { nameOf, ownPresence, usualFilters } from '../../../../src/main/ringcentral/filters.ts';
import { createLine, type Line } from '../../../../src/main/ringcentral/line.ts';
import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { createFakeTransport, sameChance, settle } from './fake-transport.ts';
import { lineFixture as fixture, lineThatIsUp as up } from './line-in-test.ts';

const hour = 3_600_000;

describe('a line', () => {
  it('tries at once and says that it is up', async () => {
    const { line, transport, kinds } = await up();
    expect(line.standing()).toBe('up');
    expect(kinds()).toEqual(['trying', 'up']);
    expect(transport.away).toEqual([undefined]);
    expect(transport.filters).toEqual([usualFilters]);
  });

  it('tries again after a loss, and says how long nothing was heard', async () => {
    const { line, transport, clock, kinds, news } = await up();
    clock.pass(20_000);
    transport.hears();
    clock.pass(4_000);
    transport.loses();
    expect(news.at(-2)).toEqual({ kind: 'lost', loss: 'broken', isLocal: false });
    const wait = (line.nextTryAt() ?? 0) - clock.now();
    expect(wait).toBeGreaterThan(0);
    clock.pass(wait);
    expect(transport.away).toEqual([undefined, 4_000 + wait]);
    await transport.links({ how: 'recovered' });
    expect(kinds()).toEqual(['trying', 'up', 'lost', 'planned', 'trying', 'up']);
  });

  it('cuts a connection that fell silent, and that only', async () => {
    const { transport, clock, line } = await up();
    clock.pass(60_000);
    expect(transport.asked.slice(0, 3)).toEqual(['open', 'probe', 'cut']);
    expect(line.standing()).not.toBe('up');
  });

  it.each([0, 0.5, 1])('ends its connection before the platform does (chance %d)', async (fraction) => {
    const { transport, clock, news } = await up({ fraction, life: { from: 20 * hour, spread: 3.5 * hour } });
    for (let minute = 0; minute < 23.5 * 60 + 1 && transport.isOpen(); minute += 1) {
      clock.pass(30_000);
      transport.hears();
      clock.pass(30_000);
      transport.hears();
    }
    expect(transport.isOpen()).toBe(false);
    expect(news).toContainEqual({ kind: 'lost', loss: 'ended', isLocal: false });
    clock.pass(1_000);
    expect(transport.asked.filter((one) => one === 'open')).toHaveLength(2);
  });

  it('waits longer with each failure and no longer than a minute', async () => {
    const { transport, clock, line } = fixture({ fraction: 0.999 });
    line.start();
    const waits: number[] = [];
    for (let count = 0; count < 12; count += 1) {
      await transport.fails();
      waits.push((line.nextTryAt() ?? 0) - clock.now());
      clock.pass(waits.at(-1) ?? 0);
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
    expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? 0);
  });

  it('does not try before the request it begins with may leave, even when that is known late', async () => {
    const made = await up();
    const { transport, clock, line } = made;
    made.leastWait = 30_000;
    transport.loses();
    expect((line.nextTryAt() ?? 0) - clock.now()).toBe(30_000);
    clock.pass(29_999);
    made.leastWait = 5_000;
    clock.pass(1);
    expect(transport.asked.filter((one) => one === 'open')).toHaveLength(1);
    made.leastWait = 0;
    clock.pass(5_000);
    expect(transport.asked.filter((one) => one === 'open')).toHaveLength(2);
  });

  it('takes a connection without own presence for none, and says which permission is missing', async () => {
    const { transport, line, news } = fixture();
    line.start();
    await transport.links({
      limitations: [{ filter: nameOf(ownPresence), code: 'CMN-401', permission: 'ReadPresence' }],
    });
    expect(transport.asked).toEqual(['open', 'cut']);
    const [failed] = news.filter(({ kind }) => kind === 'failed');
    expect(failed).toMatchObject({
      failure: { kind: 'refused', code: 'CMN-401', permission: 'ReadPresence' },
    });
  });

  it('takes one that was lost in the moment it was opened for none', async () => {
    const { transport, line, kinds } = fixture();
    line.start();
    const linked = transport.links();
    transport.loses();
    await linked;
    expect(kinds()).toEqual(['trying', 'failed', 'planned']);
    expect(line.standing()).toBe('waiting');
  });
});

describe('a line in a hurry', () => {
  it('proves a connection that stands within three seconds or replaces it', async () => {
    const { transport, clock, line, news } = await up();
    clock.pass(10_000);
    line.hurry('local');
    clock.pass(2_499);
    expect(line.standing()).toBe('up');
    clock.pass(1);
    expect(news).toContainEqual({ kind: 'lost', loss: 'silent', isLocal: true });
    clock.pass(3_000);
    expect(transport.asked.filter((one) => one === 'open')).toHaveLength(2);
  });

  it('leaves a connection that answers', async () => {
    const { transport, clock, line } = await up();
    clock.pass(10_000);
    line.hurry('doubt');
    transport.hears();
    clock.pass(20_000);
    expect(line.standing()).toBe('up');
  });

  it('does not ask what has just been heard', async () => {
    const { transport, clock, line } = await up();
    clock.pass(1_000);
    line.hurry('doubt');
    expect(transport.asked).toEqual(['open']);
  });

  it('shortens the wait for the next try and never makes it longer', async () => {
    const { transport, clock, line } = fixture({ fraction: 0.9 });
    line.start();
    for (let count = 0; count < 9; count += 1) {
      await transport.fails();
      clock.pass((line.nextTryAt() ?? 0) - clock.now());
    }
    await transport.fails();
    clock.pass(16_000);
    const planned = line.nextTryAt() ?? 0;
    line.hurry('local');
    const soon = line.nextTryAt() ?? 0;
    expect(soon - clock.now()).toBeLessThanOrEqual(3_000);
    expect(soon).toBeLessThan(planned);
    line.hurry('doubt');
    expect(line.nextTryAt()).toBeLessThanOrEqual(soon);
  });

  it('gives up a try that is stuck, and leaves a fresh one', async () => {
    const { transport, clock, line } = fixture();
    line.start();
    clock.pass(4_000);
    line.hurry('local');
    expect(transport.asked).toEqual(['open']);
    clock.pass(4_000);
    line.hurry('local');
    expect(transport.asked).toEqual(['open', 'cut']);
    clock.pass(3_000);
    expect(transport.asked).toEqual(['open', 'cut', 'open']);
    await settle();
    expect(line.standing()).toBe('trying');
  });

  it('respects what the platform asked for', async () => {
    const { transport, clock, line } = fixture();
    line.start();
    await transport.fails(new PlatformError('server', '503', { status: 503, retryAfter: 45_000 }));
    line.hurry('person');
    clock.pass(44_999);
    expect(transport.asked).toEqual(['open']);
    clock.pass(1);
    expect(transport.asked).toEqual(['open', 'open']);
  });
});

describe('a line that is stopped', () => {
  it('gives a connection back in good order and is silent', async () => {
    const { transport, clock, line, kinds } = await up({ life: { from: hour, spread: 0 } });
    await line.stop();
    expect(transport.asked.at(-1)).toBe('close');
    clock.pass(30 * hour);
    expect(kinds()).toEqual(['trying', 'up']);
    expect(clock.pending()).toBe(0);
  });

  it('ends a try under way, whatever comes of it', async () => {
    const { transport, clock, line, kinds } = fixture();
    line.start();
    await line.stop();
    await settle();
    clock.pass(hour);
    expect(transport.asked).toEqual(['open', 'cut']);
    expect(kinds()).toEqual(['trying']);
    expect(line.standing()).toBe('resting');
  });

  it('by who hears of a failure plans nothing more', async () => {
    const clock = createStillClock(0);
    const transport = createFakeTransport();
    const line: Line = createLine({
      ...{ clock, chance: sameChance(0.5), log: silentLog, makeTransport: transport.make },
      ...{ filters: () => usualFilters, leastWait: () => 0, life: undefined },
      ...{ onFrame: () => undefined, onHeard: () => undefined, onOverflow: () => undefined },
      tell: ({ kind }) => {
        if (kind === 'failed') void line.stop();
      },
    });
    line.start();
    await transport.fails();
    clock.pass(hour);
    expect(transport.asked.filter((one) => one === 'open')).toHaveLength(1);
    expect(line.standing()).toBe('resting');
  });

  it('starts again as if nothing had been', async () => {
    const { transport, line } = await up();
    await line.stop();
    line.start();
    await transport.links();
    expect(line.standing()).toBe('up');
  });
});
