import type { RingTone } from '../../shared/app-state.ts';
import type { PageClock } from '../page-clock.ts';

/** A tone that sounds. */
type Sounding = Exclude<RingTone, 'none'>;

/** The sounds of the card, made on the spot. */
export type Ringer = {
  /** `volume` 0 to 1; a ring begins at 40 % of it and reaches it after two rounds. */
  readonly play: (tone: Sounding, volume: number) => void;
  /** Out within 100 ms. */
  readonly stop: () => void;
  /** Out over two seconds: the connection was lost. */
  readonly fade: () => void;
};

type Note = { readonly hertz: number; readonly at: number; readonly lasts: number };
type Score = { readonly notes: readonly Note[]; readonly every: number };

/** Soft mallets. Seconds within a round; a round every so many milliseconds. */
const scores: Readonly<Record<Sounding, Score>> = {
  // A rising fifth.
  direct: {
    notes: [
      { hertz: 392, at: 0, lasts: 0.9 },
      { hertz: 587.33, at: 0.28, lasts: 1.4 },
    ],
    every: 2400,
  },
  // Three short ones, falling.
  queue: {
    notes: [
      { hertz: 659.25, at: 0, lasts: 0.5 },
      { hertz: 523.25, at: 0.2, lasts: 0.5 },
      { hertz: 440, at: 0.4, lasts: 0.9 },
    ],
    every: 2400,
  },
  // A low double tap.
  internal: {
    notes: [
      { hertz: 261.63, at: 0, lasts: 0.35 },
      { hertz: 261.63, at: 0.18, lasts: 0.6 },
    ],
    every: 2000,
  },
  tick: { notes: [{ hertz: 880, at: 0, lasts: 0.1 }], every: 4000 },
};
/** A tick is heard beside a voice. */
const tickLoudness = 0.3;
/** A ring without an end is a fault of ours, not a call: silence after 90 seconds. */
const longest = 90_000;
const outSeconds = 0.06;
const fadeSeconds = 2;

export function roundVolume(round: number, volume: number): number {
  const start = 0.4;
  return volume * Math.min(1, start + ((1 - start) * round) / 2);
}

export function createRinger(openAudio: () => AudioContext, clock: PageClock): Ringer {
  let playing: { readonly end: (seconds: number) => void } | undefined;

  function begin({ notes, every }: Score, loudness: (round: number) => number): void {
    end(outSeconds);
    const audio = openAudio();
    const master = audio.createGain();
    master.connect(audio.destination);
    let takeBack = (): void => undefined;
    const began = clock.now();
    const play = (round: number): void => {
      if (clock.now() - began >= longest) return end(outSeconds);
      for (const note of notes) playNote(audio, master, note, loudness(round));
      takeBack = clock.after(every, () => play(round + 1));
    };
    playing = {
      end: (seconds) => {
        takeBack();
        master.gain.setTargetAtTime(0, audio.currentTime, seconds / 4);
        clock.after(seconds * 1000 + 20, () => void audio.close());
      },
    };
    play(0);
  }

  function end(seconds: number): void {
    playing?.end(seconds);
    playing = undefined;
  }

  return {
    play: (tone, volume) =>
      begin(scores[tone], (round) => (tone === 'tick' ? volume * tickLoudness : roundVolume(round, volume))),
    stop: () => end(outSeconds),
    fade: () => end(fadeSeconds),
  };
}

/** A mallet: a sine with a quick start and a long soft tail. */
function playNote(audio: AudioContext, out: AudioNode, note: Note, volume: number): void {
  const start = audio.currentTime + note.at;
  const tone = audio.createOscillator();
  const shape = audio.createGain();
  tone.frequency.value = note.hertz;
  shape.gain.setValueAtTime(0, start);
  shape.gain.linearRampToValueAtTime(0.5 * volume, start + 0.012);
  shape.gain.exponentialRampToValueAtTime(0.0005, start + note.lasts);
  tone.connect(shape).connect(out);
  tone.start(start);
  tone.stop(start + note.lasts);
}
