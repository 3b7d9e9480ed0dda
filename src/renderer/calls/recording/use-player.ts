import { type RefObject, useEffect, useRef, useState } from 'react';
import { isIncomingRing } from '../../../shared/call.ts';
import { useAppState } from '../../use-app-state.ts';
import { nextSpeed, placeAfter, type PlayerMove, type Speed } from './player-keys.ts';

/** Why a recording cannot be heard now. */
export type RecordingTrouble = 'offline' | 'not-yet' | 'not-allowed' | 'gone' | 'failed';

export type FetchedRecording =
  | { readonly status: 'ready'; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly status: RecordingTrouble };

/**
 * What a player is doing.
 *
 *   idle ──> fetching ──> ready
 *    ^           └──> a trouble ──> fetching
 */
export type PlayerPhase = 'idle' | 'fetching' | 'ready' | RecordingTrouble;

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

type Source = {
  readonly fetch: () => Promise<FetchedRecording>;
  /** How long it is, as the platform says. */
  readonly seconds: number | undefined;
};

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
  const { address, give } = useAddress();
  usePauseForRings(audioRef);
  const seconds = measured ?? told;

  function begin(): void {
    setPhase('fetching');
    fetch().then(
      (found) => {
        if (found.status !== 'ready') return setPhase(found.status);
        give(new Blob([found.bytes], { type: found.type }));
        setPhase('ready');
      },
      () => setPhase('failed'),
    );
  }

  function playOrPause(): void {
    const element = audioRef.current;
    if (phase === 'fetching') return;
    if (phase !== 'ready' || element === null) return begin();
    if (element.paused) void element.play().catch(() => setPhase('failed'));
    else element.pause();
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
      onDurationChange: ({ currentTarget: { duration } }) =>
        setMeasured(Number.isFinite(duration) ? duration : undefined),
      // Whoever pressed play hears it, from where they had put it, as soon as it is there.
      onLoadedData: ({ currentTarget }) => {
        currentTarget.playbackRate = speed;
        currentTarget.currentTime = at;
        void currentTarget.play().catch(() => setPlaying(false));
      },
      onError: () => setPhase('failed'),
    },
  };
}

/** The address of the bytes within this page, as long as they are needed. */
function useAddress(): { readonly address: string | undefined; readonly give: (bytes: Blob) => void } {
  const [address, setAddress] = useState<string>();
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
    address,
    give: (bytes) => {
      if (isGone.current) return;
      if (made.current !== undefined) URL.revokeObjectURL(made.current);
      made.current = URL.createObjectURL(bytes);
      setAddress(made.current);
    },
  };
}

/** Nobody talks over a phone that rings. */
function usePauseForRings(audioRef: RefObject<HTMLAudioElement | null>): void {
  const rings = useAppState((state) => state.calls.some(isIncomingRing));
  useEffect(() => {
    if (rings) audioRef.current?.pause();
  }, [audioRef, rings]);
}
