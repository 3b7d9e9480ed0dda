import type { DialOrigin, DialReading, QuickCallNotice, QuickCallState } from '../../shared/dialling.ts';
import { closedQuickCall } from '../../shared/dialling.ts';
import type { LinkMeaning, StartWish } from '../../shared/link.ts';
import type { Route } from '../../shared/route.ts';
import type { Chance, Clock } from '../clock.ts';
import { createArrivals } from './arrivals.ts';
import { isCostly, oneMore, targetIn, textOf } from './fills.ts';

export type QuickCallParts = {
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly readLink: (raw: string) => LinkMeaning;
  /** Of a text somebody pasted, dropped or selected. */
  readonly readText: (text: string) => DialReading;
  readonly windows: {
    readonly openQuickCall: (fillId: string | undefined, focus: 'take' | 'quiet') => void;
    readonly closeQuickCall: () => void;
    readonly openMain: (route: Route) => void;
  };
  /** The clipboard is read only by what the person just did. */
  readonly readClipboard: () => Promise<string>;
  /** What is selected in another program, else the clipboard. */
  readonly readSelection: () => Promise<string>;
  readonly signedIn: () => 'yes' | 'not-yet' | 'no';
  /** The person wants no calls now: a link of another program does not take the focus. */
  readonly takesNoCalls: () => boolean;
  readonly numberClick: () => 'fills-quick-call' | 'calls-now';
  /** The one way from here to a call; used by a click on a number inside the app alone. */
  readonly place: (to: string) => void;
  readonly save: (state: QuickCallState) => void;
};

export type QuickCall = {
  /** The person opened it, in the app or from the tray. */
  readonly open: (text?: string) => void;
  readonly close: () => void;
  /** Its window is gone: the person clicked elsewhere. What it showed is forgotten. */
  readonly closed: () => void;
  /** A link, or the words behind the program's name. */
  readonly arrived: (wish: StartWish) => void;
  readonly drop: (text: string) => void;
  readonly paste: () => Promise<void>;
  /** The shortcut "call the selection or clipboard" was pressed. */
  readonly callSelection: () => Promise<void>;
  readonly callNumber: (to: string) => void;
  readonly takeNewest: () => void;
  /** What was shown is being called: it no longer waits. */
  readonly ordered: () => void;
  /** Who is signed in may have changed: what was kept can be asked now. */
  readonly look: () => void;
  readonly state: () => QuickCallState;
};

/**
 * What comes from outside fills the field and waits for a click or Enter there.
 *
 *   closed ──> open, empty ──> filled ──> filled, more wait ──> (called, closed or replaced by the person)
 */
export function createQuickCall(parts: QuickCallParts): QuickCall {
  const { windows } = parts;
  const mayTake = createArrivals(parts.clock.elapsed);
  let state = closedQuickCall;
  // One place, for the time before anybody is signed in: the first link counts, the others are only counted.
  let kept: StartWish | undefined;
  let wasAskedToSignIn = false;

  function set(next: QuickCallState): void {
    state = next;
    parts.save(next);
  }

  function show(change: Partial<QuickCallState>, origin: DialOrigin = 'app'): void {
    set({ ...state, ...change, open: true });
    const isForeign = origin === 'link' || origin === 'argument';
    windows.openQuickCall(state.fill?.id, isForeign && parts.takesNoCalls() ? 'quiet' : 'take');
  }

  function fill(origin: DialOrigin, text: string, reading: DialReading): void {
    const made = { id: parts.chance.uuid(), origin, text, reading, more: 0, newest: undefined };
    show({ fill: made, notice: undefined }, origin);
  }

  function fillRead(origin: DialOrigin, text: string): void {
    const reading = parts.readText(text);
    fill(origin, textOf(reading, text), reading);
  }

  /** What another program hands over never takes the place of what waits already. */
  function fillOrWait(origin: DialOrigin, text: string, reading: DialReading): void {
    const { fill: waiting } = state;
    if (!state.open || waiting === undefined) fill(origin, text, reading);
    else show({ fill: oneMore(waiting, targetIn(reading)) }, origin);
  }

  function notice(what: QuickCallNotice, origin: DialOrigin): void {
    show({ notice: what }, origin);
  }

  function takeLink(meaning: LinkMeaning, origin: DialOrigin): void {
    switch (meaning.kind) {
      case 'call':
        fillOrWait(origin, meaning.text, meaning.reading);
        break;
      case 'text':
        notice({ kind: 'texts-not-yet', target: meaning.targets[0], body: meaning.body }, origin);
        break;
      case 'refused':
        notice(meaning, origin);
        break;
      case 'place':
        if (meaning.place === 'quick-call') show({}, origin);
        else windows.openMain(routes[meaning.place]);
        break;
    }
  }

  function take(wish: StartWish, origin: DialOrigin): void {
    switch (wish.kind) {
      case 'link':
        takeLink(parts.readLink(wish.link), origin);
        break;
      case 'call':
        fillOrWait(origin, wish.text, parts.readText(wish.text));
        break;
      case 'fax':
        notice({ kind: 'faxes-not-yet' }, origin);
        break;
      case 'none':
        break;
    }
  }

  /** Counted without being looked at. */
  function countOnly(): void {
    const before = state.notice?.kind === 'too-many' ? state.notice.count : 0;
    set({
      ...state,
      fill: state.fill && oneMore(state.fill, undefined),
      notice: { kind: 'too-many', count: before + 1 },
    });
  }

  function arrived(wish: StartWish): void {
    if (wish.kind === 'none') return;
    if (mayTake() === 'too-many') {
      countOnly();
      return;
    }
    kept ??= wish;
    wasAskedToSignIn = false;
    look();
  }

  /** Asked once somebody is signed in, however long that takes; until then the main window asks for that. */
  function look(): void {
    const signedIn = parts.signedIn();
    if (state.open && signedIn === 'no') close();
    if (kept === undefined || signedIn === 'not-yet') return;
    if (signedIn === 'no') {
      if (!wasAskedToSignIn) windows.openMain({ screen: 'calls' });
      wasAskedToSignIn = true;
      return;
    }
    const wish = kept;
    kept = undefined;
    take(wish, wish.kind === 'link' ? 'link' : 'argument');
  }

  function close(): void {
    set(closedQuickCall);
    windows.closeQuickCall();
  }

  /** Without an account there is nobody who could call: the main window asks for one. */
  function isSignedIn(): boolean {
    if (parts.signedIn() === 'yes') return true;
    windows.openMain({ screen: 'calls' });
    return false;
  }

  async function fillFrom(read: () => Promise<string>, origin: DialOrigin): Promise<void> {
    if (!isSignedIn()) return;
    const text = await read();
    const reading = parts.readText(text);
    if (reading.kind === 'no-number') notice({ kind: 'nothing-selected' }, origin);
    else fill(origin, textOf(reading, text), reading);
  }

  function callNumber(to: string): void {
    if (!isSignedIn()) return;
    const reading = parts.readText(to);
    if (parts.numberClick() === 'calls-now' && reading.kind === 'target' && !isCostly(reading))
      parts.place(reading.target.to);
    else fill('app', textOf(reading, to), reading);
  }

  return {
    open: (text) => {
      if (!isSignedIn()) return;
      if (text === undefined) show({ notice: undefined });
      else fillRead('app', text);
    },
    close,
    closed: () => set(closedQuickCall),
    arrived,
    drop: (text) => fillRead('drop', text),
    paste: () => fillFrom(parts.readClipboard, 'paste'),
    callSelection: () => fillFrom(parts.readSelection, 'shortcut'),
    callNumber,
    takeNewest: () => {
      const newest = state.fill?.newest;
      if (newest === undefined) return;
      fill(state.fill?.origin ?? 'app', newest.to, { kind: 'target', target: newest, notes: [] });
    },
    ordered: () => set({ ...state, fill: undefined, notice: undefined }),
    look,
    state: () => state,
  };
}

const routes = {
  calls: { screen: 'calls' },
  settings: { screen: 'settings', page: 'general' },
} as const satisfies Record<string, Route>;
