import type { brokenSounds } from '../../gallery/broken-sounds.ts';
import { expect, test } from './gallery-fixture.ts';

const broken: Readonly<Record<Exclude<keyof typeof brokenSounds, 'day'>, string>> = {
  headerAlone: 'a header without a sound',
  halfHeader: 'half a header',
  noise: 'noise behind the right first letters',
  noSamples: 'no sample a second in no channel',
  amr: 'AMR that calls itself WAV',
  dayOfFrames: 'two seconds of MPEG that promise a day',
  tagOnly: 'a tag and noise',
};

for (const [name, words] of Object.entries(broken)) {
  test(`[G11] ${words} is told as what cannot be played, and asked for anew`, async ({ gallery }) => {
    const page = await gallery.show('main', `sound.${name}`);
    const player = page.getByRole('group', { name: 'Recording' });
    await player.getByRole('button', { name: 'Play' }).click();
    await expect(player.getByText('The recording could not be played.')).toBeVisible();
    // What the platform said of it stays; what the file said is not believed.
    await expect(player.getByRole('slider', { name: 'Position' })).toHaveAttribute('max', '372');
    expect(await page.evaluate(() => document.querySelector('audio')?.paused)).toBe(true);
    await player.getByRole('button', { name: 'Try again' }).click();
    await expect
      .poll(() =>
        page.evaluate(() =>
          globalThis.gallery.still().sent.map(({ name, input }) => JSON.stringify([name, ...input])),
        ),
      )
      .toContain('["fetchRecording","rec-1","anew"]');
    await expect(player.getByText('The recording could not be played.')).toBeVisible();
  });
}

test('[G11] two seconds of WAV that promise a day are two seconds', async ({ gallery }) => {
  const page = await gallery.show('main', 'sound.day');
  const player = page.getByRole('group', { name: 'Recording' });
  await player.getByRole('button', { name: 'Play' }).click();
  await expect(player.getByRole('slider', { name: 'Position' })).toHaveAttribute('max', '2');
  await expect(player.getByRole('button', { name: 'Try again' })).toHaveCount(0);
});

test('[G11] a sound that never comes out of its bytes is given up', async ({ gallery }) => {
  const page = await gallery.show('main', 'sound.day');
  const player = page.getByRole('group', { name: 'Recording' });
  await page.evaluate(() => {
    const real = URL.createObjectURL.bind(URL);
    URL.createObjectURL = () => {
      URL.createObjectURL = real;
      // Opened, and never filled.
      return real(new MediaSource());
    };
  });
  await player.getByRole('button', { name: 'Play' }).click();
  await expect(player.getByText('Fetching the recording…')).toBeVisible();
  await expect(player.getByText('The recording could not be played.')).toBeVisible({ timeout: 15_000 });
  await player.getByRole('button', { name: 'Try again' }).click();
  await expect(player.getByRole('slider', { name: 'Position' })).toHaveAttribute('max', '2');
});
