/** Samples of one byte each, a second of them. */
const rate = 8_000;
const headerBytes = 44;

/** Two voices in turns, as tones with a pause between; hertz. */
const voices = [220, 330] as const;
/** Samples of one turn, its pause included. */
const turn = 2 * rate;
const spoken = 1.6 * rate;

/**
 * A recording as a player takes it: RIFF/WAVE, PCM, 8 bits, mono, 8 kHz.
 * @param pitch a number that makes it another recording than the next one
 */
export function recordingSound(seconds: number, pitch: number): Uint8Array {
  const count = Math.round(seconds * rate);
  const bytes = new Uint8Array(headerBytes + count);
  writeHeader(new DataView(bytes.buffer), count);
  const lift = 1 + (pitch % 12) / 24;
  for (let at = 0; at < count; at += 1) {
    const voice = voices[Math.floor(at / turn) % voices.length] ?? voices[0];
    const within = at % turn;
    // Fades in and out: a tone that is cut off clicks.
    const loudness = within < spoken ? Math.sin((Math.PI * within) / spoken) : 0;
    bytes[headerBytes + at] =
      128 + Math.round(90 * loudness * Math.sin((2 * Math.PI * voice * lift * at) / rate));
  }
  return bytes;
}

function writeHeader(view: DataView, count: number): void {
  const text = (at: number, letters: string): void => {
    for (let index = 0; index < letters.length; index += 1)
      view.setUint8(at + index, letters.charCodeAt(index));
  };
  text(0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + count, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, count, true);
}
