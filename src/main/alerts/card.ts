import type { CardState } from '../../shared/app-state.ts';
import type { CallControlState } from '../../shared/call-control.ts';
import type { Call, CallEnding } from '../../shared/call.ts';
import { isIncomingRing, isLive } from '../../shared/call.ts';
import type { RingOut } from '../../shared/ring-out.ts';
import type { AlertStyle } from '../../shared/settings.ts';
import { isOnCard } from './alert-style.ts';

/** Ms in which buttons do nothing after they changed: a click aimed at the old one must not hit the new one. */
export const inertFor = 700;
/** Ms an ending stays while another call has the card: enough to read one line. */
const stripStays = 4000;
/** Ms after which a call that goes on is a strip. */
const collapsesAfter = 5000;
/** Ms an ending stays at least once the pointer or the focus has left the card. */
const graceAfterHold = 2000;

/** What the card remembers of one call. Times are monotonic ms. */
type CardEntry = {
  readonly id: string;
  readonly style: AlertStyle;
  readonly phase: Call['phase'];
  readonly ending: CallEnding['kind'] | undefined;
  /** When its ending has been shown long enough; undefined while it is live. */
  readonly until: number | undefined;
};

export type CardMemory = {
  /** Calls that have their place on the card, in order of arrival. */
  readonly entries: readonly CardEntry[];
  readonly focusId: string | undefined;
  /** The person hid the card; the next ring brings it back. */
  readonly hidden: boolean;
  /** The person called the card up: it shows whatever is live. */
  readonly summoned: boolean;
  readonly held: boolean;
  /** Since when nobody looks at a call that goes on, and nothing about it waits for them; monotonic ms. */
  readonly calmSince: number | undefined;
  readonly collapsed: boolean;
  readonly inertUntil: number;
  /** RingOuts that were on the card. */
  readonly ringOutIds: readonly string[];
};

export const emptyCard: CardMemory = {
  entries: [],
  focusId: undefined,
  hidden: false,
  summoned: false,
  held: false,
  calmSince: undefined,
  collapsed: false,
  inertUntil: 0,
  ringOutIds: [],
};

export type CardSurroundings = {
  readonly calls: readonly Call[];
  readonly ringOuts: readonly Pick<RingOut, 'id'>[];
  readonly controls: CallControlState['byCall'];
  readonly missedStaysSeconds: number;
  /** Monotonic ms, for how long things stay. */
  readonly elapsed: number;
  /** Wall clock, for the page. */
  readonly now: number;
};

/** New rings take their place on the card; `styles` says how each wants to be noticed. */
export function cardRang(
  memory: CardMemory,
  rang: readonly Call[],
  styleOf: (call: Call) => AlertStyle,
): CardMemory {
  const fresh = rang.flatMap((call): CardEntry[] => {
    const style = styleOf(call);
    if (!isOnCard(style) || memory.entries.some(({ id }) => id === call.id)) return [];
    return [{ id: call.id, style, phase: call.phase, ending: undefined, until: undefined }];
  });
  if (fresh.length === 0) {
    // A parked call that rings again has its place still.
    const isBack = rang.some((call) => memory.entries.some(({ id }) => id === call.id));
    return isBack ? { ...memory, hidden: false } : memory;
  }
  // A new ring takes the place of endings nobody is looking at: they stand in the list of calls.
  const kept = memory.held
    ? memory.entries
    : memory.entries.filter(({ until = Infinity }) => until === Infinity);
  return { ...memory, entries: [...kept, ...fresh], hidden: false };
}

/** The card after the calls changed or time passed. */
export function cardAfter(memory: CardMemory, around: CardSurroundings): CardMemory {
  const byId = new Map(around.calls.map((call) => [call.id, call]));
  const kept = memory.entries.flatMap((entry): CardEntry[] => {
    const call = byId.get(entry.id);
    if (call === undefined) return [];
    const next = entryAfter(entry, call, around, entry.id === memory.focusId);
    const isDone = next.until !== undefined && next.until <= around.elapsed && !memory.held;
    return isDone ? [] : [next];
  });
  const changed = kept.some((entry) => hasChanged(memory, entry));
  const focusId = focusAfter(memory, kept, byId, around.controls);
  const moved = focusId !== memory.focusId && memory.focusId !== undefined;
  const summoned = memory.summoned && around.calls.some(isLive);
  const isPlacing = around.ringOuts.length > 0;
  const calm = calmAfter({ ...memory, entries: kept }, around);
  return {
    ...memory,
    ...calm,
    entries: kept,
    focusId,
    summoned,
    // What the person has just asked for is shown, whatever they hid before.
    hidden: memory.hidden && (kept.length > 0 || summoned || isPlacing) && !hasNewRingOut(memory, around),
    ringOutIds: sameIds(
      memory.ringOutIds,
      around.ringOuts.map(({ id }) => id),
    ),
    inertUntil:
      changed || moved || calm.collapsed !== memory.collapsed ? around.now + inertFor : memory.inertUntil,
  };
}

/** The person has placed another call. */
export function hasNewRingOut(
  { ringOutIds }: CardMemory,
  { ringOuts }: Pick<CardSurroundings, 'ringOuts'>,
): boolean {
  return ringOuts.some(({ id }) => !ringOutIds.includes(id));
}

function sameIds(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.length === after.length && before.every((id, index) => id === after[index]) ? before : after;
}

function hasChanged(memory: CardMemory, entry: CardEntry): boolean {
  const before = memory.entries.find(({ id }) => id === entry.id);
  return before !== undefined && (before.phase !== entry.phase || before.ending !== entry.ending);
}

function entryAfter(entry: CardEntry, call: Call, around: CardSurroundings, isFocus: boolean): CardEntry {
  const ending = call.ending?.kind;
  if (call.phase === entry.phase && ending === entry.ending) return entry;
  const whole = staysFor(ending, around.missedStaysSeconds);
  // What the person wants to close by hand is never closed for them.
  const stays = isFocus || whole === Infinity ? whole : Math.min(stripStays, whole);
  const until = call.phase === 'ended' ? around.elapsed + stays : undefined;
  return { ...entry, phase: call.phase, ending, until };
}

/** Ms an ending stays on the card; Infinity until it is closed. */
function staysFor(ending: CallEnding['kind'] | undefined, missedStaysSeconds: number): number {
  switch (ending) {
    case 'missed':
      return missedStaysSeconds === 0 ? Infinity : missedStaysSeconds * 1000;
    case 'answered-here':
      return 20_000;
    case 'voicemail':
    case 'not-connected':
      return 12_000;
    case 'answered-elsewhere':
      return 4000;
    case 'declined':
      return 3000;
    case 'unknown':
    case undefined:
      return 6000;
  }
}

type Calm = Pick<CardMemory, 'calmSince' | 'collapsed'>;

const notCalm: Calm = { calmSince: undefined, collapsed: false };

/** A call that goes on needs the card only while somebody looks at it; the pointer alone does not open it again. */
function calmAfter(memory: CardMemory, around: CardSurroundings): Calm {
  if (!isCalm(memory, around)) return notCalm;
  if (memory.collapsed) return { calmSince: memory.calmSince, collapsed: true };
  if (memory.held) return notCalm;
  const calmSince = memory.calmSince ?? around.elapsed;
  return { calmSince, collapsed: around.elapsed >= calmSince + collapsesAfter };
}

/** Only calls that go on, and nothing about them that is written, awaited or to be read. */
function isCalm({ entries }: CardMemory, { calls, ringOuts, controls }: CardSurroundings): boolean {
  const places = new Set(entries.map(({ id }) => id));
  const shown = calls.filter((call) => places.has(call.id) || isListedBeside(call));
  const waits = shown.some(({ id }) => {
    const { pending, problem, draft, asking } = controls[id] ?? {};
    return [pending, problem, draft, asking].some((each) => each !== undefined);
  });
  const isOngoing = shown.length > 0 && shown.every(({ phase }) => phase !== 'ringing' && phase !== 'ended');
  return isOngoing && ringOuts.length === 0 && !waits;
}

/** The person wants to see it in full. */
export function opened(memory: CardMemory): CardMemory {
  return { ...memory, ...notCalm };
}

/** The full card stays with its call until that ends; then the first that rings has it. */
function focusAfter(
  memory: CardMemory,
  entries: readonly CardEntry[],
  byId: ReadonlyMap<string, Call>,
  controls: CardSurroundings['controls'],
): string | undefined {
  // A transfer that is being written keeps the card, whatever else rings.
  if (isWriting(memory.focusId, byId, controls)) return memory.focusId;
  const ringing = entries.find(({ phase }) => phase === 'ringing');
  const current = entries.find(({ id }) => id === memory.focusId);
  if (current === undefined) {
    const summoned = memory.summoned && memory.focusId !== undefined && byId.has(memory.focusId);
    return ringing?.id ?? (summoned ? memory.focusId : (entries.at(-1)?.id ?? firstLive(memory, byId)));
  }
  // While the pointer or the focus is on the card nothing moves under it.
  if (current.phase === 'ringing' || ringing === undefined || memory.held) return current.id;
  return ringing.id;
}

function isWriting(
  focusId: string | undefined,
  byId: ReadonlyMap<string, Call>,
  controls: CardSurroundings['controls'],
): boolean {
  if (focusId === undefined || byId.get(focusId)?.phase === 'ended' || !byId.has(focusId)) return false;
  const control = controls[focusId];
  return control?.draft !== undefined || control?.asking !== undefined;
}

function firstLive({ summoned }: CardMemory, byId: ReadonlyMap<string, Call>): string | undefined {
  return summoned ? [...byId.values()].find(isLive)?.id : undefined;
}

/** Hides the card on this computer; endings that were still on it are done with. */
export function cardHidden(memory: CardMemory): CardMemory {
  const entries = memory.entries.filter(({ until = Infinity }) => until === Infinity);
  return { ...memory, entries, hidden: true, summoned: false, held: false };
}

/** A live call that the person called up has its place on the card from then on, its ending included. */
export function cardSummoned(memory: CardMemory, calls: readonly Call[], callId?: string): CardMemory {
  const wanted = callId ?? (memory.entries.length === 0 ? calls.find(isLive)?.id : undefined);
  const call = calls.find(({ id }) => id === wanted);
  const isNew = call !== undefined && isLive(call) && !memory.entries.some(({ id }) => id === call.id);
  const place: readonly CardEntry[] = isNew
    ? [{ id: call.id, style: 'card', phase: call.phase, ending: undefined, until: undefined }]
    : [];
  const entries = [...memory.entries, ...place];
  return { ...opened(memory), entries, hidden: false, summoned: true, focusId: callId ?? memory.focusId };
}

export function cardHeld(memory: CardMemory, held: boolean, elapsed: number): CardMemory {
  if (memory.held === held) return memory;
  if (held) return { ...memory, held };
  const entries = memory.entries.map((entry) =>
    entry.until === undefined ? entry : { ...entry, until: Math.max(entry.until, elapsed + graceAfterHold) },
  );
  return { ...memory, held, entries };
}

/** Closes one ending, or takes one live call off the card. */
export function cardDismissed(memory: CardMemory, callId: string): CardMemory {
  return { ...memory, entries: memory.entries.filter(({ id }) => id !== callId) };
}

/** Monotonic ms at which time alone changes the card; Infinity for never. */
export function cardDueAt({ entries, held, calmSince, collapsed }: CardMemory): number {
  if (held) return Infinity;
  const collapses = calmSince === undefined || collapsed ? Infinity : calmSince + collapsesAfter;
  return entries.reduce((due, { until }) => Math.min(due, until ?? Infinity), collapses);
}

/** What the page is told; tone and sentence are added by who decides them. */
export function cardPicture(
  memory: CardMemory,
  calls: readonly Call[],
): Pick<CardState, 'visible' | 'callIds' | 'focusId' | 'collapsed' | 'quiet' | 'inertUntil'> {
  const places = new Map(memory.entries.map((entry) => [entry.id, entry]));
  const isSummoned = memory.summoned && calls.some(isLive);
  const visible = !memory.hidden && (places.size > 0 || isSummoned || memory.ringOutIds.length > 0);
  // Beside its own calls the card shows every other live one: the person is on it, or dials it.
  const shown = visible ? calls.filter((call) => places.has(call.id) || isListedBeside(call)) : [];
  const ringing = shown.filter(isIncomingRing);
  const quiet = ringing.length > 0 && ringing.every(({ id }) => places.get(id)?.style === 'quiet-card');
  return {
    visible,
    callIds: shown.map(({ id }) => id),
    focusId: visible ? (shown.find(({ id }) => id === memory.focusId) ?? shown[0])?.id : undefined,
    collapsed: visible && memory.collapsed,
    quiet,
    inertUntil: memory.inertUntil,
  };
}

function isListedBeside(call: Call): boolean {
  return isLive(call) && !isIncomingRing(call);
}
