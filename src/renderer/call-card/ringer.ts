import type { PageClock } from '../page-clock.ts';

/** The sounds of the card, made on the spot: two soft notes, a rising fifth, every 2.4 seconds. */
export type Ringer = {
  /** `volume` 0 to 1; begins at 40 % of it and reaches it after two rounds. */
  readonly ring: (volume: number) => void;
  /** One soft tick every four seconds, beside a live call. */
  readonly tick: (volume: number) => void;
  /** Out within 100 ms. */
  readonly stop: () => void;
  /** Out over two seconds: the connection was lost. */
  readonly fade: () => void;
};

type Note = { readonly hertz: number; readonly at: number; readonly lasts: number };

const ringNotes: readonly Note[] = [
  { hertz: 392, at: 0, lasts: 0.9 },
  { hertz: 587.33, at: 0.28, lasts: 1.4 },
];
const tickNotes: readonly Note[] = [{ hertz: 880, at: 0, lasts: 0.1 }];
const ringEvery = 2400;
const tickEvery = 4000;
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

  function begin(notes: readonly Note[], every: number, loudness: (round: number) => number): void {
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
    ring: (volume) => begin(ringNotes, ringEvery, (round) => roundVolume(round, volume)),
    tick: (volume) => begin(tickNotes, tickEvery, () => volume * 0.3),
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
