import type { PastCall } from '../../shared/call-list.ts';
import type { CallParty } from '../../shared/call.ts';

/** Calls in a row with the same person, the same way and the same end: one row, newest first. */
export type FoldedCalls = {
  readonly key: string;
  readonly newest: PastCall;
  readonly all: readonly PastCall[];
};

export function foldCalls(calls: readonly PastCall[]): readonly FoldedCalls[] {
  const folded: FoldedCalls[] = [];
  for (const call of calls) {
    const before = folded.at(-1);
    if (before !== undefined && belongs(before.newest, call)) {
      folded[folded.length - 1] = { ...before, all: [...before.all, call] };
    } else {
      folded.push({ key: call.id, newest: call, all: [call] });
    }
  }
  return folded;
}

function belongs(newest: PastCall, older: PastCall): boolean {
  const person = personKey(newest.party);
  return (
    person !== undefined &&
    person === personKey(older.party) &&
    newest.direction === older.direction &&
    sameEnd(newest, older)
  );
}

function sameEnd(one: PastCall, other: PastCall): boolean {
  if (one.ending.kind !== other.ending.kind) return false;
  if (one.ending.kind !== 'answered-elsewhere' || other.ending.kind !== 'answered-elsewhere') return true;
  return one.ending.by === other.ending.by;
}

/** Nothing for a hidden caller: two of them need not be the same person. */
function personKey(party: CallParty): string | undefined {
  switch (party.kind) {
    case 'number':
      return party.number.e164;
    case 'colleague':
      return `ext:${party.extensionNumber}`;
    case 'masked':
    case 'anonymous':
      return undefined;
  }
}
