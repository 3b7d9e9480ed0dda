import type { BriefNote, BriefQuery, CallerBrief, OpenItem, RecentContact } from '../../shared/brief.ts';
import type { PartyNote } from '../../shared/call-note.ts';
import type { FaxRow } from '../../shared/fax.ts';
import type { TagOwner } from '../../shared/identification.ts';
import type { CallBack, PastCallRow } from '../../shared/past-calls.ts';
import { type Known, type KeysPorts, knownAs } from './keys.ts';

/** Everything comes from memory or from the history; none of it waits for the network. */
export type BriefPorts = KeysPorts & {
  /** Newest first. */
  readonly callsWith: (partyKeys: readonly string[], count: number) => Answer<readonly PastCallRow[]>;
  readonly notesWith: (partyKeys: readonly string[], count: number) => Answer<readonly PartyNote[]>;
  readonly callBacks: () => Answer<readonly CallBack[]>;
  /** Newest first, to or from any of these numbers. */
  readonly faxesWith: (numbers: readonly string[], count: number) => readonly FaxRow[];
  readonly tagsOf: (owners: readonly TagOwner[]) => readonly string[];
};

type Answer<Rows> = Rows | Promise<Rows>;

const mostRecent = 3;
/** How far back open items are looked for. */
const mostLookedAt = 10;
/** The newest may be the note on this very call, or empty. */
const mostNotes = 3;
/** Signs of a note that are shown at most. */
const noteEnd = 300;

/** What is known of somebody from before. */
export async function briefOf({ whom, about }: BriefQuery, ports: BriefPorts): Promise<CallerBrief> {
  const known = knownAs(whom, ports);
  const [calls, notes, callBacks] = await Promise.all([
    ports.callsWith(known.keys, mostLookedAt + 1),
    ports.notesWith(known.keys, mostNotes),
    ports.callBacks(),
  ]);
  const before = calls.filter(({ key }) => key !== about);
  const faxes = ports.faxesWith(known.numbers, mostLookedAt);
  return {
    recent: recentOf(before, faxes),
    open: [missedIn(before), unreadIn(faxes), reminderIn(callBacks, known)].flatMap((item) => item ?? []),
    note: noteIn(notes, about),
    tags: ports.tagsOf(known.owners),
  };
}

function recentOf(calls: readonly PastCallRow[], faxes: readonly FaxRow[]): readonly RecentContact[] {
  const all: readonly RecentContact[] = [
    ...calls.slice(0, mostRecent).map(recentCall),
    ...faxes.slice(0, mostRecent).map(recentFax),
  ];
  return all.toSorted((one, other) => other.at - one.at).slice(0, mostRecent);
}

function recentCall({
  key,
  direction,
  ending,
  talkedSeconds,
  reason,
  startedAt,
}: PastCallRow): RecentContact {
  return { kind: 'call', at: startedAt, key, direction, ending, talkedSeconds, reason };
}

function recentFax({ id, direction, pages, phase, unread, createdAt }: FaxRow): RecentContact {
  return { kind: 'fax', at: createdAt, id, direction, pages, phase, unread };
}

/** Two were in touch since, or the person is done with it: then it is not open. */
function isOpen({ direction, ending, followUp, handledAt }: PastCallRow): boolean {
  if (direction !== 'inbound' || handledAt !== undefined || followUp?.reached === true) return false;
  return ending.kind === 'missed' || ending.kind === 'voicemail';
}

function missedIn(calls: readonly PastCallRow[]): OpenItem | undefined {
  const open = calls.filter(isOpen);
  const [newest] = open;
  return newest && { kind: 'missed', count: open.length, at: newest.startedAt, key: newest.key };
}

function unreadIn(faxes: readonly FaxRow[]): OpenItem | undefined {
  const unread = faxes.filter((fax) => fax.unread);
  const [newest] = unread;
  return newest && { kind: 'fax', count: unread.length, at: newest.createdAt, id: newest.id };
}

function reminderIn(callBacks: readonly CallBack[], { keys }: Known): OpenItem | undefined {
  const first = callBacks.find(
    ({ partyKey, reminder }) =>
      reminder.state !== 'done' && partyKey !== undefined && keys.includes(partyKey),
  );
  if (first === undefined) return undefined;
  const { id, state, at } = first.reminder;
  return { kind: 'reminder', reminder: { id, state, at } };
}

function noteIn(notes: readonly PartyNote[], about: string | undefined): BriefNote | undefined {
  const note = notes.find(({ of, text }) => text.trim() !== '' && !(of.kind === 'call' && of.key === about));
  if (note === undefined) return undefined;
  const text = note.text.trim().slice(0, noteEnd).toWellFormed();
  return { of: note.of, text, at: note.callStartedAt ?? note.changedAt };
}
