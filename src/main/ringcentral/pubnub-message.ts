import { createDecipheriv } from 'node:crypto';
import { isLoose } from './read-values.ts';

/** Characters; base64 of the longest frame that is read. */
const longestPayload = 1_400_000;

/**
 * A message as the frame the gateway would have sent, so that one reader with one set of limits serves both.
 * Encrypted with AES-128-ECB and PKCS#7, base64 of the JSON text, no vector: PubNub's own `decrypt` of today cannot
 * read that any more. Undefined where it cannot be decrypted or is no event.
 * @param key sixteen bytes; undefined where the platform sends in the clear
 */
export function readPubNubMessage(payload: unknown, key: Uint8Array | undefined): string | undefined {
  const text = textOf(payload, key);
  if (text === undefined || !isEvent(text)) return undefined;
  return `[{"type":"ServerNotification"},${text}]`;
}

function textOf(payload: unknown, key: Uint8Array | undefined): string | undefined {
  if (typeof payload !== 'string') return key === undefined ? JSON.stringify(payload) : undefined;
  if (payload.length > longestPayload) return undefined;
  return key === undefined ? payload : decrypt(payload, key);
}

function decrypt(payload: string, key: Uint8Array): string | undefined {
  try {
    const decipher = createDecipheriv('aes-128-ecb', key, null);
    return decipher.update(payload, 'base64', 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

function isEvent(text: string): boolean {
  try {
    return isLoose(JSON.parse(text));
  } catch {
    return false;
  }
}
