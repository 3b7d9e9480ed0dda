// STAND_IN_KEYRING chooses what the desktop would offer:
//   strong (default)  a keyring, with a key that survives a restart (a file in userData plays its part)
//   basic_text        no keyring: nothing is encrypted until the app agrees to plain-text encryption
//   unavailable       a keyring that never opens
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loud } from '../loud.ts';
import { app } from '../main/app.ts';

const mode = process.env['STAND_IN_KEYRING'] ?? 'strong';
if (!['strong', 'basic_text', 'unavailable'].includes(mode))
  throw new Error(`STAND_IN_KEYRING=${mode} is unknown`);

const [ivBytes, tagBytes] = [12, 16];
let plainTextAgreed = false;
let storedKey: Buffer | null = null;

function keyOfKeyring(): Buffer {
  if (storedKey) return storedKey;
  const file = join(app.getPath('userData'), 'stand-in.keyring');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  storedKey = readFileSync(file);
  return storedKey;
}

function isAvailable(): boolean {
  if (!app.isReady()) return false;
  return mode === 'strong' || (mode === 'basic_text' && plainTextAgreed);
}

/** Chromium's own marks: v11 for a key from the keyring, v10 for the one that everybody knows. */
function key(mark: string): Buffer {
  return mark === 'v11' ? keyOfKeyring() : createHash('sha256').update('peanuts').digest();
}

function encrypt(plainText: string): Buffer {
  if (!isAvailable())
    throw new Error('Error while encrypting the text provided to safeStorage: encryption is not available.');
  const mark = mode === 'strong' ? 'v11' : 'v10';
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key(mark), iv);
  const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from(mark), iv, body, cipher.getAuthTag()]);
}

function decrypt(encrypted: Buffer): string {
  const mark = encrypted.subarray(0, 3).toString();
  const readable = isAvailable() && (mark === 'v10' || (mark === 'v11' && mode === 'strong'));
  if (!readable) throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
  const start = mark.length + ivBytes;
  const decipher = createDecipheriv('aes-256-gcm', key(mark), encrypted.subarray(mark.length, start));
  decipher.setAuthTag(encrypted.subarray(-tagBytes));
  return decipher.update(encrypted.subarray(start, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
}

function settled<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

export const safeStorage = loud('safeStorage', {
  isAsyncEncryptionAvailable: (): Promise<boolean> => Promise.resolve(isAvailable()),
  encryptStringAsync: (plainText: string): Promise<Buffer> => settled(() => encrypt(plainText)),
  decryptStringAsync: (encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> =>
    settled(() => ({
      result: decrypt(encrypted),
      // written when there was no keyring, read now that there is one
      shouldReEncrypt: mode === 'strong' && encrypted.subarray(0, 3).toString() === 'v10',
    })),
  getSelectedStorageBackend(): ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> {
    if (!app.isReady()) return 'unknown';
    return mode === 'basic_text' ? 'basic_text' : 'gnome_libsecret';
  },
  setUsePlainTextEncryption(usePlainText: boolean): void {
    plainTextAgreed = usePlainText;
  },
}) satisfies Partial<Electron.SafeStorage>;
