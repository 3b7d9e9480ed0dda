import type { Cipher } from '../../src/main/secrets-port.ts';

export const redirectUri = 'http://127.0.0.1:50811/oauth/callback';

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0x5a);

/** A keyring that hides the text from a search and says when it is used. */
export function testCipher(on: {
  readonly encrypting?: () => void;
  readonly decrypting?: () => void;
}): Cipher {
  return {
    available: () => Promise.resolve(true),
    backend: () => 'test',
    encrypt: (text) => {
      on.encrypting?.();
      return Promise.resolve(flip(Buffer.from(text)));
    },
    decrypt: (bytes) => {
      on.decrypting?.();
      return Promise.resolve({ text: Buffer.from(flip(bytes)).toString(), shouldReEncrypt: false });
    },
  };
}
