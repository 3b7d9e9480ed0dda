import { createCipheriv } from 'node:crypto';
import type { Random } from '../identifiers.ts';

/** Sixteen bytes in base64, as the platform hands its key out. */
export function createKey(random: Random): string {
  return Buffer.from(Array.from({ length: 16 }, () => Math.floor(random() * 256))).toString('base64');
}

/** AES-128-ECB with PKCS#7 and the key's own bytes; base64 of the JSON text. No vector, so equal texts look equal. */
export function encrypt(text: string, key: string): string {
  const cipher = createCipheriv('aes-128-ecb', Buffer.from(key, 'base64'), null);
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
}
