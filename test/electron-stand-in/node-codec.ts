// The codec as this process uses it: strings that are URLs of a registered scheme change their form at the border.
import { makeCodec } from './codec.ts';
import { fromWeb, toWeb } from './schemes.ts';

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

export const codec = makeCodec({
  toBase64,
  fromBase64,
  stringOut: (text) => (text.includes('://') ? toWeb(text) : text),
  stringIn: (text) => (text.startsWith('https://') ? fromWeb(text) : text),
});
