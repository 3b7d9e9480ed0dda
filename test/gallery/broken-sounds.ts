import { toneWav } from '../support/tone-wav.ts';

const day = 24 * 3600;

/** A header that promises so many seconds, and two of them. */
function promising(seconds: number): Uint8Array {
  const bytes = toneWav(2);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, 36 + seconds * 16_000, true);
  view.setUint32(40, seconds * 16_000, true);
  return bytes;
}

/** The first bytes are right, nothing else is. */
function noiseAfter(head: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => (at * 7_919 + 31) % 251);
  bytes.set(head);
  return bytes;
}

const letters = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Recordings that are none, or that lie. */
export const brokenSounds = {
  day: { type: 'audio/wav', bytes: promising(day) },
  headerAlone: { type: 'audio/wav', bytes: toneWav(1).slice(0, 44) },
  halfHeader: { type: 'audio/wav', bytes: toneWav(1).slice(0, 30) },
  noise: { type: 'audio/wav', bytes: noiseAfter(letters('RIFF\u0001\u0001\u0001\u0001WAVE')) },
  noSamples: { type: 'audio/wav', bytes: noSamples() },
  amr: { type: 'audio/wav', bytes: noiseAfter(letters('#!AMR\n')) },
  dayOfFrames: { type: 'audio/mpeg', bytes: framesPromising(day) },
  tagOnly: { type: 'audio/mpeg', bytes: noiseAfter(letters('ID3\u0004')) },
} as const;

/** As loud as it may be: no sample a second, no channel. */
function noSamples(): Uint8Array {
  const bytes = toneWav(2);
  const view = new DataView(bytes.buffer);
  view.setUint16(22, 0, true);
  view.setUint32(24, 0, true);
  return bytes;
}

/** MPEG frames without a sound, 80 of them: two seconds. The first one says that they are as many as here. */
function framesPromising(seconds: number): Uint8Array {
  const [frame, samples, rate] = [417, 1152, 44_100];
  const bytes = new Uint8Array(81 * frame);
  for (let at = 0; at < bytes.length; at += frame) bytes.set([0xff, 0xfb, 0x90, 0x00], at);
  bytes.set(letters('Xing'), 36);
  const view = new DataView(bytes.buffer);
  view.setUint32(40, 1);
  view.setUint32(44, Math.round((seconds * rate) / samples));
  return bytes;
}
