import type { RingOut, RingOutEnding } from '../../shared/ring-out.ts';

/** What the person can do about a RingOut, the most useful first; `cancel` and `close` have a place of their own. */
export type NextStep =
  | 'keep-waiting'
  | 'another-phone'
  | 'try-again'
  | 'remind-me'
  | 'call-again'
  | 'edit-number'
  | 'copy-message';

/** @param otherPhones how many phones of mine there are besides the one that rings */
export function nextSteps(ringOut: RingOut, otherPhones: number): readonly NextStep[] {
  const steps = ringOut.ending === undefined ? liveSteps(ringOut) : endedSteps(ringOut.ending);
  return steps.filter((step) => step !== 'another-phone' || otherPhones > 0);
}

function liveSteps({ phase, noNews, cancelling }: RingOut): readonly NextStep[] {
  if (cancelling) return [];
  if (noNews) return ['keep-waiting'];
  return phase === 'own-phone-rings' ? ['another-phone'] : [];
}

function endedSteps({ kind }: RingOutEnding): readonly NextStep[] {
  switch (kind) {
    case 'finished':
      return ['call-again'];
    case 'cancelled':
      return [];
    case 'own-no-answer':
      return ['try-again', 'another-phone'];
    case 'own-busy':
    case 'own-unreachable':
      return ['another-phone', 'try-again'];
    case 'phone-not-allowed':
      return ['another-phone'];
    case 'their-busy':
    case 'their-no-answer':
    case 'their-unreachable':
      return ['try-again', 'remind-me'];
    case 'own-declined':
    case 'too-many':
    case 'offline':
    case 'failed':
    case 'unsure':
    case 'unknown':
      return ['try-again'];
    case 'their-declined':
      return [];
    case 'international-off':
    case 'blocked':
    case 'no-credit':
    case 'not-allowed':
      return ['copy-message'];
    case 'unknown-number':
      return ['edit-number'];
  }
}
