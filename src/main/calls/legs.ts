import type { PresenceCall } from '../ringcentral/reports.ts';

const mostLookedAt = 300;
const loudness = ['NoCall', 'Ringing', 'ParkedCall', 'OnHold', 'CallConnected'];

/** Two legs of one call in one event are one call: the one that talks speaks for it, else the first. */
export function isOutspoken(item: PresenceCall, items: readonly PresenceCall[]): boolean {
  if (items.length < 2) return false;
  const own = loudness.indexOf(item.status);
  const at = items.indexOf(item);
  return items.slice(0, mostLookedAt).some((other, index) => {
    if (other === item || !isSameSession(other, item)) return false;
    const others = loudness.indexOf(other.status);
    return others > own || (others === own && index < at);
  });
}

type Ids = Pick<PresenceCall, 'sessionId' | 'telephonySessionId'>;

export function isSameSession(one: Ids, other: Ids): boolean {
  if (one.telephonySessionId !== undefined && other.telephonySessionId !== undefined)
    return one.telephonySessionId === other.telephonySessionId;
  return one.sessionId !== undefined && one.sessionId === other.sessionId;
}
