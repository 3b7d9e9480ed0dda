import { createRequire } from 'node:module';

/** The published file that the packed app carries, from where it was installed. */
export function loadPubNub(): unknown {
  return createRequire(import.meta.url)('pubnub/dist/web/pubnub.min.js');
}
