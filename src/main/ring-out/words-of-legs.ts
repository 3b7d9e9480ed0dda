import type { CallingStatus, RingOutStatus } from '../ringcentral/ring-out-port.ts';
import type { Stage } from './course.ts';

/** How much a word says: under way, going well, or the last word. */
function weight(word: CallingStatus): number {
  if (word === 'InProgress') return 0;
  return word === 'Success' ? 1 : 2;
}

/** Of two words on one leg the later one in a leg's life, in whichever order they came. The first last word stays. */
function laterWord(before: CallingStatus, after: CallingStatus): CallingStatus {
  return weight(after) > weight(before) ? after : before;
}

export function mergeWords(before: RingOutStatus, after: RingOutStatus): RingOutStatus {
  const merged = {
    call: laterWord(before.call, after.call),
    caller: laterWord(before.caller, after.caller),
    callee: laterWord(before.callee, after.callee),
  };
  const isSame =
    merged.call === before.call && merged.caller === before.caller && merged.callee === before.callee;
  return isSame ? before : merged;
}

/** `InProgress` of the own phone means that it rings, or will in a moment; what is finished was connected. */
export function ownStage({ caller }: RingOutStatus): Stage {
  return caller === 'Success' || caller === 'Finished' ? 'connected' : 'ringing';
}

/** The other side is called as soon as the own phone was picked up. */
export function theirStage({ call, caller, callee }: RingOutStatus): Stage {
  // Seen in the wild: the leg that was never called is praised where the whole call failed.
  if (call !== 'InProgress' && call !== 'Success') return 'waits';
  if (callee === 'Success' || callee === 'Finished') return 'connected';
  return caller === 'Success' ? 'ringing' : 'waits';
}

/** Nothing more comes of it: one leg has hung up, or the platform gave up. */
export function isLastWord({ call, caller, callee }: RingOutStatus): boolean {
  if (call === 'InProgress') return false;
  return call !== 'Success' || weight(caller) === 2 || weight(callee) === 2;
}
