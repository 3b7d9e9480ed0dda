import { brokenSounds } from './broken-sounds.ts';
import { callStates } from './call-states.ts';
import type { GalleryState } from './gallery-state.ts';

const recorded = callStates['calls.recorded'];

/** A call whose recording is none, or lies; it looks as any other until it is played. */
export const brokenSoundStates: Readonly<Record<string, GalleryState>> = Object.fromEntries(
  Object.entries(brokenSounds).map(([name, recording]) => {
    if (recorded === undefined) throw new Error('no call with a recording is drawn');
    const pastCalls = { ...recorded.answers?.pastCalls, recording };
    return [`sound.${name}`, { ...recorded, answers: { ...recorded.answers, pastCalls }, screens: [] }];
  }),
);
