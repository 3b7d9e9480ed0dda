import { useEffect, useMemo } from 'react';
import { useAppState, useClock } from '../use-app-state.ts';
import { cardSound, type CardView } from './card-view.ts';
import { createRinger } from './ringer.ts';

/** Rings while the card shows a call that should be heard; off unless the person chose it. */
export function useRingTone(view: CardView | undefined): void {
  const wanted = useAppState((state) => state.settings.alerts.ringTone);
  const volume = useAppState((state) => state.settings.alerts.ringVolume);
  const mute = useAppState((state) => state.presence?.dndStatus === 'DoNotAcceptAnyCalls');
  const clock = useClock();
  const ringer = useMemo(() => createRinger(() => new AudioContext(), clock), [clock]);
  const sound = view === undefined || !wanted || mute ? 'none' : cardSound(view);
  const lost = view?.lost ?? false;
  useEffect(() => {
    if (sound === 'none') {
      ringer.stop();
      return undefined;
    }
    if (lost) {
      ringer.fade();
      return undefined;
    }
    // Never before the card is on screen: the first frame comes first.
    const frame = requestAnimationFrame(() => (sound === 'ring' ? ringer.ring(volume) : ringer.tick(volume)));
    return () => cancelAnimationFrame(frame);
  }, [ringer, sound, lost, volume]);
  useEffect(() => () => ringer.stop(), [ringer]);
}
