import type { PopClaim } from '../storage/history-pops.ts';

/** What rules did, at hand: nothing is read from the disk while a call rings. */
export type PopMemory = {
  /** False where this rule has acted for this call, or was left out. */
  readonly claim: (callKey: string, ruleId: string) => boolean;
  /** This computer's clock, ms since the epoch. */
  readonly actedFor: (ruleId: string, number: string | undefined) => number | undefined;
  readonly act: (ruleId: string, number: string | undefined, at: number) => void;
};

/** More calls than ring at once, and more numbers than call within a cool-down. */
const mostKept = 10_000;

/** @param claims newest first */
export function createPopMemory(claims: readonly PopClaim[]): PopMemory {
  const done = new Set<string>();
  const times = new Map<string, number>();

  function act(ruleId: string, number: string | undefined, at: number): void {
    if (number === undefined || number === '') return;
    const key = JSON.stringify([ruleId, number]);
    times.delete(key);
    times.set(key, at);
    shorten(times);
  }

  for (const { callKey, ruleId, number, at } of claims.toReversed()) {
    done.add(JSON.stringify([callKey, ruleId]));
    act(ruleId, number, at);
  }
  return {
    claim: (callKey, ruleId) => {
      const key = JSON.stringify([callKey, ruleId]);
      if (done.has(key)) return false;
      done.add(key);
      shorten(done);
      return true;
    },
    actedFor: (ruleId, number) =>
      number === undefined ? undefined : times.get(JSON.stringify([ruleId, number])),
    act,
  };
}

/** The oldest goes: sets and maps keep the order in which things came. */
function shorten(kept: Set<string> | Map<string, number>): void {
  if (kept.size <= mostKept) return;
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
}
