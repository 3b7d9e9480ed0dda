import { safeStorage } from 'electron';
import type { Cipher } from '../secrets-port.ts';
import { limitCipher, type RawCipher } from './cipher-limit.ts';

/** The only door to `safeStorage`, by its asynchronous half; the other half is deprecated. */
export function createCipher(
  platform: 'windows' | 'macos' | 'linux',
  after: (ms: number, task: () => void) => () => void,
): Cipher {
  const raw: RawCipher = {
    available: () => safeStorage.isAsyncEncryptionAvailable(),
    // Only Linux has several; elsewhere the call does not exist.
    backend: () => (platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform),
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    decrypt: (bytes) => safeStorage.decryptStringAsync(Buffer.from(bytes)),
  };
  return limitCipher(raw, after);
}
