import { type CallNote, longestNote, type NoteOf, type PartyNote } from '../../shared/call-note.ts';
import type { Clock } from '../clock.ts';
import type { KeptNote } from '../storage/history-call-marks.ts';
import type { PastCallStore } from '../storage/history-past-call-store.ts';

/** The call that a note is about, as far as anybody knows it. */
export type NotedCall = { readonly partyKey: string | undefined; readonly startedAt: number };

export type NotesPorts = {
  readonly clock: Clock;
  /** Undefined while nobody is followed. */
  readonly store: () => PastCallStore | undefined;
  readonly write: (change: {
    readonly notes?: readonly KeptNote[];
    readonly dropNotes?: readonly string[];
  }) => void;
  readonly call: (key: string) => NotedCall | undefined;
  /** What was typed is on the disk. */
  readonly saved: () => void;
};

export type Notes = {
  readonly write: (of: NoteOf, text: string) => void;
  readonly get: (of: NoteOf) => CallNote | undefined;
  readonly with: (partyKeys: readonly string[], most: number) => readonly PartyNote[];
  readonly hasNote: (callKey: string) => boolean;
  /** Before anything ends. */
  readonly flush: () => void;
};

/** Ms after a keystroke by which it is on the disk. */
const waitsAtMost = 300;

type Typed = { readonly of: NoteOf; readonly text: string; readonly at: number };

/** What the person writes down, kept as it is typed. */
export function createNotes({ clock, store, write, call, saved }: NotesPorts): Notes {
  const typed = new Map<string, Typed>();
  let cancel: (() => void) | undefined;

  function flush(): void {
    cancel?.();
    cancel = undefined;
    if (typed.size === 0) return;
    const notes = [...typed.values()];
    write({
      notes: notes.filter(({ text }) => text !== '').map(kept),
      dropNotes: notes.filter(({ text }) => text === '').map(({ of }) => nameOf(of)),
    });
    typed.clear();
    saved();
  }

  function kept({ of, text, at }: Typed): KeptNote {
    const about = of.kind === 'call' ? call(of.key) : { partyKey: of.partyKey, startedAt: undefined };
    return {
      ...{ of: nameOf(of), text, changedAt: Math.floor(at) },
      ...{ partyKey: about?.partyKey, callStartedAt: about?.startedAt },
    };
  }

  function get(of: NoteOf): CallNote | undefined {
    const unsaved = typed.get(nameOf(of));
    if (unsaved !== undefined)
      return unsaved.text === '' ? undefined : { text: unsaved.text, changedAt: unsaved.at, saved: false };
    const note = store()?.note(nameOf(of));
    return note && { text: note.text, changedAt: note.changedAt, saved: true };
  }

  return {
    write: (of, text) => {
      const cut = text.trim() === '' ? '' : text.slice(0, longestNote).toWellFormed();
      typed.set(nameOf(of), { of, text: cut, at: clock.now() });
      // Whoever goes on typing does not put it off.
      cancel ??= clock.after(waitsAtMost, flush);
    },
    get,
    hasNote: (key) => get({ kind: 'call', key }) !== undefined,
    with: (partyKeys, most) => {
      flush();
      return (store()?.notesWith(partyKeys, most) ?? []).map(({ of, text, changedAt, callStartedAt }) => ({
        ...{ of: noteOf(of), text, changedAt, callStartedAt },
      }));
    },
    flush,
  };
}

function nameOf(of: NoteOf): string {
  return of.kind === 'call' ? `call ${of.key}` : `party ${of.partyKey}`;
}

function noteOf(name: string): NoteOf {
  if (name.startsWith('call ')) return { kind: 'call', key: name.slice('call '.length) };
  return { kind: 'party', partyKey: name.slice('party '.length) };
}
