import type { Cipher } from '../secrets-port.ts';

/** Electron's answers as they come. */
export type RawCipher = {
  readonly available: () => Promise<boolean>;
  readonly backend: () => string;
  readonly encrypt: (text: string) => Promise<Uint8Array>;
  readonly decrypt: (
    bytes: Uint8Array,
  ) => Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
};

/** A keyring's own prompt may wait for ever; the app may not. */
const longestMs = 10_000;

export class KeyringTimeout extends Error {
  override readonly name = 'KeyringTimeout';
}

/** Every call ends within ten seconds, with an answer or an error. */
export function limitCipher(raw: RawCipher, after: (ms: number, task: () => void) => () => void): Cipher {
  function limited<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const cancel = after(longestMs, () =>
        reject(new KeyringTimeout(`The keyring did not ${what} in time.`)),
      );
      work().then(resolve, reject).finally(cancel);
    });
  }
  return {
    available: () => limited('answer', raw.available),
    backend: raw.backend,
    encrypt: (text) => limited('encrypt', () => raw.encrypt(text)),
    decrypt: async (bytes) => {
      const { result, shouldReEncrypt } = await limited('decrypt', () => raw.decrypt(bytes));
      return { text: result, shouldReEncrypt };
    },
  };
}
