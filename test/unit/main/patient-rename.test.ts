import { expect, it } from 'vitest';
import { patient } from '../../../src/main/patient-rename.ts';
import { createPlatformClock } from '../../support/platform-clock.ts';

const refused = (code: string): Error => Object.assign(new Error(code), { code });

/** A file that somebody holds for so many ms; answers when each try came. */
function heldFor(ms: number, code = 'EBUSY') {
  const clock = createPlatformClock();
  const began = clock.elapsed();
  const tries: number[] = [];
  const rename = patient(() => {
    const at = clock.elapsed() - began;
    tries.push(at);
    return at < ms ? Promise.reject(refused(code)) : Promise.resolve();
  }, clock);
  const outcome = clock.whileWaiting(
    rename('new', 'old').then(
      () => 'renamed',
      (error: unknown) => (error as { code: string }).code,
    ),
    60_000,
  );
  return { outcome, tries };
}

it.each(['EBUSY', 'EPERM', 'EACCES'])(
  '[I17] waits for a scanner that holds the file for 5 s: %s',
  async (code) => {
    const { outcome, tries } = heldFor(5_000, code);
    expect(await outcome).toBe('renamed');
    expect(tries.length).toBeLessThanOrEqual(11);
  },
);

it('[I17] gives up after ten more tries with growing pauses', async () => {
  const { outcome, tries } = heldFor(Infinity);
  expect(await outcome).toBe('EBUSY');
  expect(tries).toHaveLength(11);
  const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
});

it.each(['ENOSPC', 'ENOENT', 'EROFS'])('does not wait for what waiting does not help: %s', async (code) => {
  const { outcome, tries } = heldFor(Infinity, code);
  expect(await outcome).toBe(code);
  expect(tries).toHaveLength(1);
});
