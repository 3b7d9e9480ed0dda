import type { PastCallRow } from '../../shared/past-calls.ts';
import { type FoundNote, mostOfGroup } from '../../shared/search.ts';
import type { NoteOf } from '../../shared/call-note.ts';
import { found, foundInside, type Looked } from './looked.ts';
import type { SearchPorts } from './ports.ts';

export function findCalls(looked: Looked, ports: SearchPorts): readonly PastCallRow[] {
  const { query } = looked;
  const { direction, missed } = query;
  const marks = [...(direction === undefined ? [] : [direction]), ...(missed ? ['missed'] : [])];
  const fits = (call: PastCallRow): boolean =>
    (direction === undefined || call.direction === direction) && (missed !== true || isMissed(call));
  const calls = new Map<string, PastCallRow>();
  /** One after the other, until there are enough of them. */
  const take = (keys: readonly string[]): void => {
    for (const key of keys) {
      if (calls.size >= mostOfGroup) return;
      const call = ports.call(key);
      if (call !== undefined && fits(call)) calls.set(call.id, call);
    }
  };
  take(found(looked, 'call', marks, mostOfGroup));
  if (calls.size < mostOfGroup) take(foundInside(looked, 'call'));
  return [...calls.values()];
}

export function findNotes(looked: Looked, ports: SearchPorts): readonly FoundNote[] {
  const byWords = found(looked, 'note', [], mostOfGroup);
  const inside = byWords.length < mostOfGroup ? foundInside(looked, 'note') : [];
  const keys = new Set([...byWords, ...inside]);
  return [...keys].slice(0, mostOfGroup).flatMap((key) => {
    const of = noteOf(key);
    const note = looked.pastCalls.note(key);
    if (of === undefined || note === undefined) return [];
    const { text, changedAt } = note;
    return {
      ...{ of, changedAt, text: text.slice(0, longestShown), ...whomOf(of, ports) },
      call: of.kind === 'call' ? ports.call(of.key) : undefined,
    };
  });
}

/** As much of a note as a row may need to show where its words stand. */
const longestShown = 4_000;

/** As `call_note.note_of` has it. */
function noteOf(key: string): NoteOf | undefined {
  if (key.startsWith('call ')) return { kind: 'call', key: key.slice('call '.length) };
  return key.startsWith('party ') ? { kind: 'party', partyKey: key.slice('party '.length) } : undefined;
}

function whomOf(of: NoteOf, { identify }: SearchPorts): Pick<FoundNote, 'whom' | 'personId'> {
  if (of.kind === 'call') return { whom: undefined, personId: undefined };
  const number = of.partyKey.replace(/^ext:/, '');
  const identity = identify(number);
  return { whom: identity?.name ?? number, personId: identity?.personId };
}

/** As the column `marks` of the index says it. */
function isMissed({ direction, ending }: PastCallRow): boolean {
  return direction === 'inbound' && (ending.kind === 'missed' || ending.kind === 'voicemail');
}
