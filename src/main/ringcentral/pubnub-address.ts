import { isLoose } from './read-values.ts';
import { isLoopback } from './token-answer.ts';

/** Where one subscription's events are published, and how they are read. */
export type PubNubAddress = {
  readonly channel: string;
  readonly subscribeKey: string;
  /** Undefined where the platform sends in the clear. Never written to the disk. */
  readonly key: Uint8Array | undefined;
};

/** PubNub's own, as its clients have it. */
export const usualPubNubOrigin = 'https://ps.pndsn.com';

const name = /^[\w.-]{1,200}$/;
const keyBytes = 16;

/** Reads `deliveryMode` of a subscription. Undefined: it is not one for PubNub, or not whole. */
export function readPubNubAddress(
  subscription: Readonly<Record<string, unknown>>,
): PubNubAddress | undefined {
  const mode = subscription['deliveryMode'];
  if (!isLoose(mode) || mode['transportType'] !== 'PubNub') return undefined;
  const { address, subscriberKey, encryption, encryptionKey } = mode;
  if (typeof address !== 'string' || !name.test(address)) return undefined;
  if (typeof subscriberKey !== 'string' || !name.test(subscriberKey)) return undefined;
  const place = { channel: address, subscribeKey: subscriberKey };
  if (encryption === false) return { ...place, key: undefined };
  if (typeof encryptionKey !== 'string') return undefined;
  const key = Buffer.from(encryptionKey, 'base64');
  return key.length === keyBytes ? { ...place, key } : undefined;
}

export function isSameAddress(one: PubNubAddress, other: PubNubAddress): boolean {
  return (
    one.channel === other.channel &&
    one.subscribeKey === other.subscribeKey &&
    Buffer.compare(one.key ?? new Uint8Array(), other.key ?? new Uint8Array()) === 0
  );
}

/** Encrypted on the way, or to this computer itself. */
export function isPubNubOriginAllowed(origin: string, allowHttp: boolean): boolean {
  const address = URL.parse(origin);
  if (address === null || address.origin !== origin) return false;
  return (
    address.protocol === 'https:' ||
    (allowHttp && address.protocol === 'http:' && isLoopback(address.hostname))
  );
}
