/** A soft tone as a WAV file: mono, 16 bits, 8000 samples a second. */
export function toneWav(seconds: number, hertz = 330): Uint8Array {
  const rate = 8000;
  const count = Math.round(seconds * rate);
  const bytes = new Uint8Array(44 + 2 * count);
  const view = new DataView(bytes.buffer);
  const words = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index += 1) view.setUint8(at + index, text.charCodeAt(index));
  };
  words(0, 'RIFF');
  view.setUint32(4, 36 + 2 * count, true);
  words(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  words(36, 'data');
  view.setUint32(40, 2 * count, true);
  for (let index = 0; index < count; index += 1) {
    view.setInt16(44 + 2 * index, Math.round(4000 * Math.sin((2 * Math.PI * hertz * index) / rate)), true);
  }
  return bytes;
}
