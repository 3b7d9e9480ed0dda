import type { Call, CallEnding } from '../../shared/call.ts';
import type { CallsState, TrackedCall } from './calls-state.ts';

/** What the rest of the app should hear of, each thing once. */
export type CallNews = {
  /** Incoming calls that ring now and did not before. */
  readonly ringing: readonly Call[];
  /** The same where the platform's answer, not an event, told of them first. */
  readonly foundRinging: readonly Call[];
  /** Calls we saw ring that somebody picked up on one of our devices. */
  readonly answered: readonly Call[];
  /** Calls that are over for good, or whose ending turned out to be another one. */
  readonly ended: readonly Call[];
};

const nothing: CallNews = { ringing: [], foundRinging: [], answered: [], ended: [] };

/** Takes the news out of the state, so that nobody is told twice. */
export function takeNews(state: CallsState): { readonly state: CallsState; readonly news: CallNews } {
  const news = draft();
  if (state.touched.length === 0) return { state, news: nothing };
  const places = state.touched === 'all' ? state.tracked.keys() : state.touched;
  let { tracked } = state;
  for (const place of places) {
    const before = tracked[place];
    const after = before === undefined ? undefined : told(before, news);
    if (after !== undefined && after !== before) tracked = tracked.with(place, after);
  }
  const taken = { ...state, tracked, touched: [] };
  return { state: taken, news: tracked === state.tracked ? nothing : news };
}

/** Written to by one walk over the calls only. */
type Draft = Record<keyof CallNews, Call[]>;

function draft(): Draft {
  return { ringing: [], foundRinging: [], answered: [], ended: [] };
}

function told(tracked: TrackedCall, news: Draft): TrackedCall {
  const { call } = tracked;
  if (ringsAnew(tracked)) {
    (tracked.found ? news.foundRinging : news.ringing).push(call);
    return { ...tracked, alerted: true, told: { ...tracked.told, rang: true } };
  }
  if (call.phase === 'connected' && tracked.told.rang && !tracked.told.answered) {
    news.answered.push(call);
    return { ...tracked, told: { ...tracked.told, answered: true } };
  }
  if (hasNewEnding(tracked)) {
    news.ended.push(call);
    return { ...tracked, told: { ...tracked.told, ending: call.ending } };
  }
  return tracked;
}

function ringsAnew({ call, shown, alerted, endedSeenAt, unconfirmedUntil }: TrackedCall): boolean {
  if (alerted || !shown || endedSeenAt !== undefined || unconfirmedUntil !== undefined) return false;
  return call.phase === 'ringing' && call.direction === 'inbound';
}

function hasNewEnding({ call, told: before, settled, shown }: TrackedCall): boolean {
  if (!settled || call.ending === undefined || call.phase !== 'ended') return false;
  if (before.ending === undefined) return shown;
  return !isSameEnding(before.ending, call.ending);
}

function isSameEnding(one: CallEnding, other: CallEnding): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'answered-here' && other.kind === 'answered-here') return one.device === other.device;
  if (one.kind === 'answered-elsewhere' && other.kind === 'answered-elsewhere') return one.by === other.by;
  return true;
}
