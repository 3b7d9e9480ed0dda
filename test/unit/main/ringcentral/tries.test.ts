import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import { createTries } from '../../../../src/main/ringcentral/tries.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { sameChance } from './fake-transport.ts';

const broken = new PlatformError('network', 'no way');

function fixture(fraction = 0.5) {
  const clock = createStillClock(0);
  return { clock, tries: createTries(clock, sameChance(fraction)) };
}

describe('when to try again', () => {
  it('after a cause on this computer: within three seconds', () => {
    const { tries } = fixture(1);
    tries.inHurry('local');
    expect(tries.afterLoss('broken')).toBeLessThanOrEqual(3_000);
  });

  it('after a drop without one: spread over twenty seconds', () => {
    expect(fixture(1).tries.afterLoss('broken')).toBeGreaterThan(3_000);
    expect(fixture(1).tries.afterLoss('broken')).toBeLessThanOrEqual(20_000);
  });

  it('[fault 6] after a silence that each notices at its own time: within ten seconds', () => {
    expect(fixture(1).tries.afterLoss('silent')).toBe(10_000);
    expect(fixture(0).tries.afterLoss('silent')).toBe(0);
  });

  it.each(['ended', 'session-over'] as const)('after a connection that %s: at once', (kind) => {
    expect(fixture(1).tries.afterLoss(kind)).toBeLessThanOrEqual(1_000);
  });

  it('what explains a loss explains it for a while only', () => {
    const { clock, tries } = fixture(1);
    tries.inHurry('local');
    clock.pass(15_000);
    expect(tries.isLocal()).toBe(false);
  });

  it('never before the platform’s own `Retry-After`, however great the hurry', () => {
    const { clock, tries } = fixture(0);
    tries.begun();
    const wait = tries.afterFailure(new PlatformError('server', '503', { status: 503, retryAfter: 40_000 }));
    expect(wait).toBeGreaterThanOrEqual(40_000);
    clock.pass(10_000);
    expect(tries.floor()).toBe(30_000);
    clock.pass(30_000);
    expect(tries.floor()).toBe(0);
  });

  it('of which time goes by in a sleep, too, also where the steady clock stands still', () => {
    const { tries } = fixture(0);
    tries.afterFailure(new PlatformError('server', '503', { status: 503, retryAfter: 900_000 }));
    tries.noteSlept(600_000);
    expect(tries.floor()).toBe(300_000);
    tries.noteSlept(600_000);
    expect(tries.floor()).toBe(0);
  });

  it('[fault 34] once a minute where a permission was taken away, and rarely when it stays away', () => {
    const { clock, tries } = fixture(1);
    const refused = new PlatformError('refused', '403');
    const waits: number[] = [];
    for (let tried = 0; tried < 20; tried += 1) {
      const wait = tries.afterFailure(refused);
      waits.push(wait);
      clock.pass(wait);
    }
    const often = waits.filter((wait) => wait <= 55_000);
    expect(often).toHaveLength(17);
    expect(new Set(waits.slice(often.length))).toEqual(new Set([15 * 60_000]));
    tries.afterLoss('broken');
    expect(tries.afterFailure(refused)).toBeLessThanOrEqual(55_000);
  });

  it('at once for a person, but not more often than every three seconds', () => {
    const { clock, tries } = fixture(1);
    tries.begun();
    tries.afterFailure(broken);
    expect(tries.inHurry('person')).toBe(3_000);
    clock.pass(2_000);
    expect(tries.inHurry('person')).toBe(1_000);
    clock.pass(60_000);
    expect(tries.inHurry('person')).toBe(0);
  });

  it('[J09] a network that comes and goes twenty times a minute makes few tries', () => {
    const { clock, tries } = fixture();
    let begun = 0;
    let dueAt = Infinity;
    for (let time = 0; time < 60_000; time += 100) {
      if (time % 3_000 === 0) dueAt = Math.min(dueAt, clock.elapsed() + tries.inHurry('local'));
      if (clock.elapsed() >= dueAt) {
        begun += 1;
        tries.begun();
        dueAt = clock.elapsed() + tries.afterFailure(broken);
      }
      clock.pass(100);
    }
    expect(begun).toBeLessThanOrEqual(8);
  });

  it.each([
    new PlatformError('network', 'ENETUNREACH', { code: 'ENETUNREACH', step: 'token' }),
    new PlatformError('network', 'ENOTFOUND', { code: 'ENOTFOUND', obstacle: 'name-lookup', step: 'token' }),
    new PlatformError('network', 'PROXY_PASSWORD', { code: 'PROXY_PASSWORD', obstacle: 'proxy' }),
  ])('soon, however often it failed, where it came no further than here ($message)', (failure) => {
    const { tries } = fixture(1);
    for (let count = 0; count < 50; count += 1)
      expect(tries.afterFailure(failure)).toBeLessThanOrEqual(10_000);
    expect(tries.afterLoss('broken')).toBeLessThanOrEqual(20_000);
  });

  it('rarely where a page is in the way, so that there are Auth calls left when it is gone', () => {
    const page = { obstacle: 'captive-portal', step: 'token' } as const;
    expect(fixture(0).tries.afterFailure(new PlatformError('unexpected-answer', 'page', page))).toBe(40_000);
  });

  it('at once after one break and one change of the network', () => {
    const { clock, tries } = fixture(0);
    tries.afterLoss('broken');
    clock.pass(10_000);
    tries.noteUnsteady();
    expect(tries.inHurry('local')).toBe(0);
    expect(tries.floor()).toBe(0);
  });

  it('[J09] only when it has settled, where the network comes and goes', () => {
    const { clock, tries } = fixture(0);
    for (let change = 0; change < 6; change += 1) {
      clock.pass(5_000);
      tries.noteUnsteady();
    }
    expect(tries.floor()).toBe(12_000);
    clock.pass(12_000);
    expect(tries.floor()).toBe(0);
  });

  it('[J09] at once all the same where a person asks', () => {
    const { clock, tries } = fixture(0);
    for (let change = 0; change < 6; change += 1) {
      clock.pass(5_000);
      tries.noteUnsteady();
    }
    expect(tries.inHurry('person')).toBe(0);
    expect(tries.floor()).toBe(0);
  });

  it('starts with short waits again only after the line stayed', () => {
    const { tries } = fixture(1);
    for (let count = 0; count < 12; count += 1) tries.afterFailure(broken);
    const long = tries.afterLoss('broken');
    tries.calm();
    expect(tries.afterLoss('broken')).toBeLessThan(long);
  });

  it('always at some time that is neither past nor beyond a minute, unless somebody asked for more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('fail', 'lose', 'person', 'local', 'doubt', 'calm'), { maxLength: 40 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (steps, fraction) => {
          const { clock, tries } = fixture(fraction);
          for (const step of steps) {
            tries.begun();
            clock.pass(700);
            const wait =
              step === 'fail'
                ? tries.afterFailure(broken)
                : step === 'lose'
                  ? tries.afterLoss('broken')
                  : step === 'calm'
                    ? 0
                    : tries.inHurry(step);
            if (step === 'calm') tries.calm();
            expect(wait).toBeGreaterThanOrEqual(0);
            expect(wait).toBeLessThanOrEqual(60_000);
          }
        },
      ),
    );
  });
});
