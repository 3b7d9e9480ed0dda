import type { AppState } from '../../shared/app-state.ts';
import type { Call } from '../../shared/call.ts';
import type { PastCall } from '../../shared/call-list.ts';
import { isIncomingRing } from '../../shared/call.ts';
import { connectionLook } from '../../shared/connection-look.ts';
import type { Route } from '../../shared/route.ts';
import type { Notice, NotificationsPort } from '../desktop-ports.ts';
import { alertStyleOf, isOnCard } from './alert-style.ts';
import {
  incomingNotice,
  missedNotice,
  type NoticeWords,
  notListeningNotice,
  severalMissedNotice,
  signedOutNotice,
  sleptNotice,
} from './notices.ts';
import { type RingActions, ringButtons } from './ring-buttons.ts';
import type { Speech } from './words.ts';

/** Missed calls within this many ms of each other are told together. */
const groupsWithin = 10 * 60_000;
/** Ms without events after which the person is told; shorter gaps heal by themselves. */
const silentAtMost = 2 * 60_000;
/** Ms that a computer which slept through the silence has to come back first. */
const awakeAtLeast = 30_000;

export type NoticeActions = RingActions & {
  readonly openMain: (route: Route) => void;
  readonly signIn: () => void;
};

export type NoticeKeeper = {
  readonly rang: (calls: readonly Call[], state: AppState) => void;
  /** Told again with another ending when the first turned out wrong. */
  readonly ended: (call: Call, state: AppState) => void;
  readonly slept: (rows: readonly PastCall[], state: AppState) => void;
  /** Withdraws what is no longer true; shows what time has made true. */
  readonly review: (state: AppState, now: number) => void;
  readonly missedSeen: () => void;
  /** Wall-clock ms at which `review` has something to say; Infinity for never. */
  readonly dueAt: (state: AppState, now: number) => number;
};

/** Keeps one system notification per call, and takes it back when it is moot. */
export function createNoticeKeeper(
  port: NotificationsPort,
  actions: NoticeActions,
  speechOf: (state: AppState) => Speech,
): NoticeKeeper {
  const shown = new Set<string>();
  let missed: readonly Call[] = [];
  let signedInTo: string | undefined;

  function show(id: string, words: NoticeWords, more: Pick<Notice, 'onClick'> & Partial<Notice>): void {
    shown.add(id);
    port.show({ id, ...words, urgency: 'normal', silent: false, buttons: [], ...more });
  }

  function showRing(call: Call, state: AppState): void {
    const { alerts } = state.settings;
    const { i18n } = speechOf(state);
    const isQuiet = alertStyleOf(call, state.calls, alerts) === 'quiet-card';
    show(noticeId(call), incomingNotice(call, alerts.hideNames, i18n), {
      urgency: 'critical',
      silent: isQuiet || alerts.ringTone || call.silenced,
      buttons: ringButtons(call, state, actions, i18n),
      onClick: () => actions.focusCard(call.id),
    });
  }

  function withdraw(id: string): void {
    if (shown.delete(id)) port.withdraw(id);
  }

  function showMissed(state: AppState): void {
    const [newest, ...others] = missed;
    const { hideNames } = state.settings.alerts;
    if (newest === undefined) return withdraw(severalId);
    if (others.length === 0) {
      withdraw(severalId);
      const route: Route = { screen: 'calls', callId: newest.id, filter: 'missed' };
      return show(noticeId(newest), missedNotice(newest, hideNames, speechOf(state)), {
        onClick: () => actions.openMain(route),
      });
    }
    for (const call of missed) withdraw(noticeId(call));
    show(severalId, severalMissedNotice(missed, hideNames, speechOf(state)), {
      onClick: () => actions.openMain({ screen: 'calls', filter: 'missed' }),
    });
  }

  function ended(call: Call, state: AppState): void {
    const before = missed.length;
    missed = missed.filter(({ id }) => id !== call.id);
    const isMissed = call.ending?.kind === 'missed' && call.direction === 'inbound';
    if (!isMissed || !wantsNotice(call, state)) {
      withdraw(noticeId(call));
      if (missed.length < before) showMissed(state);
      return;
    }
    const endedAt = call.endedAt ?? call.startedAt;
    const recent = missed.filter((other) => endedAt - (other.endedAt ?? other.startedAt) <= groupsWithin);
    missed = [call, ...recent].slice(0, mostGrouped);
    showMissed(state);
  }

  function review(state: AppState, now: number): void {
    const live = new Set(state.calls.filter(isIncomingRing).map(noticeId));
    const keep = new Set(missed.map(noticeId));
    for (const id of shown) if (id.startsWith(callPrefix) && !live.has(id) && !keep.has(id)) withdraw(id);
    reviewConnection(state, now);
    reviewSignIn(state);
  }

  function reviewConnection(state: AppState, now: number): void {
    const silence = silenceOf(state, now);
    if (silence === undefined) return withdraw(connectionId);
    if (shown.has(connectionId) || now < silence.tellAt || !state.settings.alerts.notifications) return;
    show(connectionId, notListeningNotice(silence.since, speechOf(state)), {
      onClick: () => actions.openMain({ screen: 'connection' }),
    });
  }

  function reviewSignIn(state: AppState): void {
    const { signIn } = state;
    if (signIn.phase === 'signed-in') {
      signedInTo = signIn.account.company;
      return withdraw(signedOutId);
    }
    if (signIn.phase !== 'signed-out' || signIn.problem?.kind !== 'session-ended' || signedInTo === undefined)
      return;
    const { i18n } = speechOf(state);
    show(signedOutId, signedOutNotice(signedInTo, i18n), {
      buttons: [{ label: i18n._({ id: 'alerts.sign-in', message: 'Sign in' }), act: actions.signIn }],
      onClick: () => actions.openMain({ screen: 'calls' }),
    });
    signedInTo = undefined;
  }

  return {
    rang: (calls, state) => {
      const free = mostAtOnce - [...shown].filter((id) => id.startsWith(callPrefix)).length;
      for (const call of calls.filter((each) => wantsNotice(each, state)).slice(0, Math.max(0, free))) {
        showRing(call, state);
      }
    },
    ended,
    slept: (rows, state) => {
      const known = new Set(missed.map(({ telephonySessionId }) => telephonySessionId));
      const untold = rows.filter(({ telephonySessionId: id }) => id === undefined || !known.has(id));
      if (untold.length === 0 || !state.settings.alerts.notifications) return;
      show(sleptId, sleptNotice(untold, state.settings.alerts.hideNames, speechOf(state)), {
        onClick: () => actions.openMain({ screen: 'calls', filter: 'missed' }),
      });
    },
    review,
    missedSeen: () => {
      for (const call of missed) withdraw(noticeId(call));
      missed = [];
      withdraw(severalId);
      withdraw(sleptId);
    },
    dueAt: (state, now) => {
      const silence = silenceOf(state, now);
      return silence === undefined || shown.has(connectionId) ? Infinity : silence.tellAt;
    },
  };
}

const callPrefix = 'call-';
const severalId = 'missed-calls';
const connectionId = 'connection';
const signedOutId = 'signed-out';
const sleptId = 'slept';
/** No more notifications than this at once, however many calls ring. */
const mostAtOnce = 20;
/** Missed calls named together; older ones are still in the list. */
const mostGrouped = 100;

function noticeId({ id }: Pick<Call, 'id'>): string {
  return `${callPrefix}${id}`;
}

function wantsNotice(call: Call, { settings, calls }: AppState): boolean {
  return settings.alerts.notifications && isOnCard(alertStyleOf(call, calls, settings.alerts));
}

/** Since when calls cannot show up here and when that is told, ms since the epoch; undefined while they can. */
function silenceOf(
  { signIn, connection }: AppState,
  now: number,
): { readonly since: number; readonly tellAt: number } | undefined {
  const { kind, since } = connectionLook(connection, now);
  if (signIn.phase !== 'signed-in') return undefined;
  switch (kind) {
    case 'signed-out':
    case 'online':
    case 'slow':
      return undefined;
    case 'connecting':
    case 'short-break':
    case 'reconnecting':
    case 'offline':
      return { since, tellAt: Math.max(since + silentAtMost, (connection.lostAt ?? since) + awakeAtLeast) };
  }
}
