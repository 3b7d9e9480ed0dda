import type { CallBackOf, CallBackUndo } from '../../shared/call-reminder.ts';
import type { CallParty } from '../../shared/call.ts';
import { type CallBack, partyKey, type PastCallRow } from '../../shared/past-calls.ts';
import type { Chance, Clock } from '../clock.ts';
import type { CallMarkChange, KeptReminder } from '../storage/history-call-marks.ts';
import type { PastCallStore } from '../storage/history-past-call-store.ts';
import { reminderFrom } from './rows.ts';

export type CallBacksPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly store: () => PastCallStore | undefined;
  readonly write: (change: Pick<CallMarkChange, 'reminders' | 'dropReminders'>) => void;
  /** Who that is: of a living or past call, or behind a number; undefined where nobody knows the call. */
  readonly party: (of: CallBackOf) => CallParty | undefined;
  readonly recognise: (party: CallParty) => CallParty;
  readonly row: (callKey: string) => PastCallRow | undefined;
  /** The time has come. */
  readonly due: (callBack: CallBack) => void;
  readonly changed: () => void;
};

export type CallBacks = {
  readonly remind: (of: CallBackOf, at: number | undefined) => void;
  readonly move: (id: string, at: number | undefined) => void;
  readonly finish: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly undo: () => void;
  /** What can be taken back now. */
  readonly undoable: () => CallBackUndo | undefined;
  /** Due ones first, then by time, then those without; what was done of late at the end. */
  readonly list: () => readonly CallBack[];
  readonly count: () => { readonly open: number; readonly due: number };
  readonly follow: () => void;
  readonly forget: () => void;
};

/** Ms for which a change can be taken back. */
const undoFor = 10_000;
/** Ms for which what is done is still shown. */
const doneShownFor = 3 * 86_400_000;
/** Timers count no farther than that. */
const longestWait = 86_400_000;

type Undo = CallBackUndo & { readonly id: string; readonly before: KeptReminder | undefined };

/** Whom the person wants to call back, and when. */
export function createCallBacks(ports: CallBacksPorts): CallBacks {
  const { clock, store, write } = ports;
  let undo: Undo | undefined;
  let cancelUndo = (): void => undefined;
  let cancelDue = (): void => undefined;
  const told = new Set<string>();

  const all = (): readonly KeptReminder[] => store()?.reminders() ?? [];
  const find = (id: string): KeptReminder | undefined => all().find((one) => one.id === id);

  function change(what: CallBackUndo['what'], id: string, next: KeptReminder | undefined): void {
    undo = { what, at: clock.now(), id, before: find(id) };
    cancelUndo();
    cancelUndo = clock.after(undoFor, () => {
      undo = undefined;
      ports.changed();
    });
    put(id, next);
  }

  function put(id: string, next: KeptReminder | undefined): void {
    told.delete(id);
    write(next === undefined ? { dropReminders: [id] } : { reminders: [next] });
    watch();
    ports.changed();
  }

  /** Waits for the next one whose time comes, and tells of those whose time has come. */
  function watch(): void {
    cancelDue();
    const now = clock.now();
    const waiting = all().filter(({ at, doneAt }) => at !== undefined && doneAt === undefined);
    for (const one of waiting) {
      if ((one.at ?? 0) > now || told.has(one.id)) continue;
      told.add(one.id);
      ports.due(callBackFrom(one));
    }
    const next = Math.min(...waiting.flatMap(({ at }) => (at !== undefined && at > now ? [at] : [])));
    if (next === Infinity) return;
    cancelDue = clock.after(Math.min(longestWait, next - now), () => {
      watch();
      ports.changed();
    });
  }

  function callBackFrom(reminder: KeptReminder): CallBack {
    const { party, partyKey: key, callKey } = reminder;
    return {
      ...{ reminder: reminderFrom(reminder, clock.now()), party: ports.recognise(party), partyKey: key },
      call: callKey === undefined ? undefined : ports.row(callKey),
    };
  }

  function isShown({ doneAt }: KeptReminder): boolean {
    return doneAt === undefined || doneAt > clock.now() - doneShownFor;
  }

  return {
    remind: (of, at) => {
      const party = ports.party(of);
      if (party === undefined) return;
      const callKey = of.kind === 'call' ? of.key : undefined;
      const before = callKey === undefined ? undefined : store()?.reminderOf(callKey);
      // One call is called back once: another time takes the place of the first.
      const isSame = before !== undefined && before.doneAt === undefined;
      const id = isSame ? before.id : ports.chance.uuid();
      const times = { at: floorOf(at), writtenAt: Math.floor(clock.now()), doneAt: undefined };
      change(isSame ? 'moved' : 'added', id, { id, callKey, partyKey: partyKey(party), party, ...times });
    },
    move: (id, at) => {
      const before = find(id);
      if (before !== undefined) change('moved', id, { ...before, at: floorOf(at), doneAt: undefined });
    },
    finish: (id) => {
      const before = find(id);
      if (before !== undefined) change('done', id, { ...before, doneAt: Math.floor(clock.now()) });
    },
    remove: (id) => {
      if (find(id) !== undefined) change('removed', id, undefined);
    },
    undo: () => {
      if (undo === undefined) return;
      const { id, before } = undo;
      undo = undefined;
      cancelUndo();
      put(id, before);
    },
    undoable: () => undo && { what: undo.what, at: undo.at },
    list: () => all().filter(isShown).map(callBackFrom).sort(inOrder),
    count: () => {
      const open = all().filter(({ doneAt }) => doneAt === undefined);
      const now = clock.now();
      return { open: open.length, due: open.filter(({ at }) => at !== undefined && at <= now).length };
    },
    follow: watch,
    forget: () => {
      cancelDue();
      cancelUndo();
      undo = undefined;
      told.clear();
    },
  };
}

const floorOf = (at: number | undefined): number | undefined =>
  at === undefined ? undefined : Math.floor(at);

const rankOf = { due: 0, waiting: 1, listed: 2, done: 3 } as const;

function inOrder({ reminder: one }: CallBack, { reminder: other }: CallBack): number {
  if (one.state !== other.state) return rankOf[one.state] - rankOf[other.state];
  if (one.state === 'done') return (other.doneAt ?? 0) - (one.doneAt ?? 0);
  return (one.at ?? one.writtenAt) - (other.at ?? other.writtenAt);
}
