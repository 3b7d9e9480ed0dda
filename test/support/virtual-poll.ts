/** Where a client of PubNub stands on one connection. */
export type Poll = {
  readonly channel: string;
  /**
   * `first`: it asks from where to go on, which is answered at once. `waiting`: events come by this one. `answered`:
   * the next one is on its way, and what happens until then is kept for it.
   */
  readonly state: 'first' | 'waiting' | 'answered';
  /** Since it reached the other side, or the answer this one: ms since the epoch. */
  readonly since: number;
};

const start = Buffer.from('GET /v2/subscribe/');
const pattern = /^GET \/v2\/subscribe\/[^/]+\/([^/]+)\/0(\S*)/;

/** @param bytes that arrived, as HTTP's */
export function pollAfter(
  before: Poll | undefined,
  direction: 'up' | 'down',
  bytes: Buffer,
  now: number,
): Poll | undefined {
  if (direction === 'down') return before && { ...before, state: 'answered', since: now };
  if (!bytes.subarray(0, start.length).equals(start)) return undefined;
  const [, channel = '', query = ''] = pattern.exec(bytes.toString('latin1')) ?? [];
  return { channel, state: /[?&]tt=[1-9]/.test(query) ? 'waiting' : 'first', since: now };
}
