import { type RefObject, useEffect, useRef, useState } from 'react';
import { isIncomingRing } from '../../../shared/call.ts';
import { useAppState, useClock } from '../../use-app-state.ts';
import { canLast } from './believable.ts';
import { nextSpeed, placeAfter, type PlayerMove, type Speed } from './player-keys.ts';

/** Why a recording cannot be heard now. */
export type RecordingTrouble = 'offline' | 'not-yet' | 'not-allowed' | 'gone' | 'failed';

export type FetchedRecording =
  | { readonly status: 'ready'; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly status: RecordingTrouble };

/**
 * What a player is doing.
 *
 *   idle ──> fetching ──> opening ──> ready
 *               └────────────┴──────────┴──> a trouble ──> fetching
 */
export type PlayerPhase = 'idle' | 'fetching' | 'opening' | 'ready' | RecordingTrouble;

export type Player = {
  readonly phase: PlayerPhase;
  readonly isPlaying: boolean;
  /** Seconds. */
  readonly at: number;
  /** Seconds; as the platform said until the recording itself is there. */
  readonly seconds: number;
  readonly speed: Speed;
  readonly move: (move: PlayerMove) => void;
  readonly seek: (at: number) => void;
  readonly setSpeed: (speed: Speed) => void;
};

export type AudioEvents = Required<
  Pick<
    React.ComponentProps<'audio'>,
    'onPlay' | 'onPause' | 'onTimeUpdate' | 'onDurationChange' | 'onLoadedData' | 'onError'
  >
>;

export type Source = {
  /** @param how `anew`: what came before could not be played */
  readonly fetch: (how: 'kept' | 'anew') => Promise<FetchedRecording>;
  /** How long it is, as the platform says. */
  readonly seconds: number | undefined;
};

/** Ms within which bytes that are here become sound, or never do. */
const longestOpening = 10_000;

/** Plays one recording; it is fetched when somebody first wants to hear it. Another one needs another `key`. */
export function usePlayer(
  { fetch, seconds: told = 0 }: Source,
  audioRef: RefObject<HTMLAudioElement | null>,
): { readonly player: Player; readonly events: AudioEvents; readonly address: string | undefined } {
  const [phase, setPhase] = useState<PlayerPhase>('idle');
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [measured, setMeasured] = useState<number>();
  const [speed, setSpeed] = useState<Speed>(1);
  const { address, bytes, give } = useAddress();
  usePauseForRings(audioRef);
  useLimit(phase === 'opening', () => setPhase('failed'));
  const seconds = measured ?? told;

  function begin(): void {
    const how = phase === 'failed' ? 'anew' : 'kept';
    setPhase('fetching');
    fetch(how).then(
      (found) => {
        if (found.status !== 'ready') return setPhase(found.status);
        give(new Blob([found.bytes], { type: found.type }));
        setPhase('opening');
      },
      () => setPhase('failed'),
    );
  }

  function playOrPause(): void {
    const element = audioRef.current;
    if (phase === 'fetching' || phase === 'opening') return;
    if (phase !== 'ready' || element === null) return begin();
    if (element.paused) void element.play().catch(() => setPhase('failed'));
    else element.pause();
  }

  /** Its header lies about it, so nobody could find their way in it. */
  function refuse(element: HTMLAudioElement): void {
    element.pause();
    setMeasured(undefined);
    setPhase('failed');
  }

  function seek(to: number): void {
    const place = placeAfter(to, 0, seconds);
    setAt(place);
    if (audioRef.current !== null && phase === 'ready') audioRef.current.currentTime = place;
  }

  function changeSpeed(next: Speed): void {
    setSpeed(next);
    if (audioRef.current !== null) audioRef.current.playbackRate = next;
  }

  function move(wanted: PlayerMove): void {
    switch (wanted.kind) {
      case 'play-or-pause':
        return playOrPause();
      case 'seek':
        return seek(placeAfter(at, wanted.by, seconds));
      case 'speed':
        return changeSpeed(nextSpeed(speed, wanted.by));
      case 'start':
        return seek(0);
      case 'end':
        return seek(seconds);
    }
  }

  return {
    address,
    player: { phase, isPlaying, at, seconds, speed, move, seek, setSpeed: changeSpeed },
    events: {
      onPlay: () => setPlaying(true),
      onPause: () => setPlaying(false),
      onTimeUpdate: ({ currentTarget }) => setAt(currentTarget.currentTime),
      onDurationChange: ({ currentTarget }) => {
        const { duration } = currentTarget;
        if (isLie(duration, bytes)) refuse(currentTarget);
        else setMeasured(Number.isFinite(duration) ? duration : undefined);
      },
      // Whoever pressed play hears it, from where they had put it, as soon as it is there.
      onLoadedData: ({ currentTarget }) => {
        if (isLie(currentTarget.duration, bytes)) return;
        setPhase('ready');
        currentTarget.playbackRate = speed;
        currentTarget.currentTime = at;
        void currentTarget.play().catch(() => setPlaying(false));
      },
      onError: () => setPhase('failed'),
    },
  };
}

/** The address of the bytes within this page, as long as they are needed. */
function useAddress(): {
  readonly address: string | undefined;
  /** How many there are. */
  readonly bytes: number;
  readonly give: (bytes: Blob) => void;
} {
  const [{ address, bytes }, setSound] = useState<{ address: string | undefined; bytes: number }>(noSound);
  const made = useRef<string>(undefined);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      if (made.current !== undefined) URL.revokeObjectURL(made.current);
    };
  }, []);
  return {
    ...{ address, bytes },
    give: (blob) => {
      if (isGone.current) return;
      if (made.current !== undefined) URL.revokeObjectURL(made.current);
      made.current = URL.createObjectURL(blob);
      setSound({ address: made.current, bytes: blob.size });
    },
  };
}

/** Endless is what is not measured yet. */
const isLie = (duration: number, bytes: number): boolean =>
  Number.isFinite(duration) && !canLast(duration, bytes);

const noSound = { address: undefined, bytes: 0 };

/** Nobody waits without an end. */
function useLimit(isWaiting: boolean, giveUp: () => void): void {
  const clock = useClock();
  const latest = useRef(giveUp);
  useEffect(() => {
    latest.current = giveUp;
  });
  useEffect(
    () => (isWaiting ? clock.after(longestOpening, () => latest.current()) : undefined),
    [clock, isWaiting],
  );
}

/** Nobody talks over a phone that rings. */
function usePauseForRings(audioRef: RefObject<HTMLAudioElement | null>): void {
  const rings = useAppState((state) => state.calls.some(isIncomingRing));
  useEffect(() => {
    if (rings) audioRef.current?.pause();
  }, [audioRef, rings]);
}
