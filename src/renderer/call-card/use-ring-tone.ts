import { useEffect, useMemo } from 'react';
import type { RingTone } from '../../shared/app-state.ts';
import { useAppState, useClock } from '../use-app-state.ts';
import { createRinger } from './ringer.ts';

/** Plays the tone that the main process asks for, and no other; nothing before the card is on screen. */
export function useRingTone(tone: RingTone): void {
  const volume = useAppState((state) => state.settings.alerts.ringVolume);
  const cutOff = useAppState((state) => state.connection.phase !== 'online');
  const clock = useClock();
  const ringer = useMemo(() => createRinger(() => new AudioContext(), clock), [clock]);
  useEffect(() => {
    if (tone === 'none') {
      if (cutOff) ringer.fade();
      else ringer.stop();
      return undefined;
    }
    const frame = requestAnimationFrame(() => ringer.play(tone, volume));
    return () => cancelAnimationFrame(frame);
  }, [ringer, tone, volume, cutOff]);
  useEffect(() => () => ringer.stop(), [ringer]);
}
