import type { I18n } from '@lingui/core';
import type { AppState, CardState } from '../../shared/app-state.ts';
import type { Call } from '../../shared/call.ts';
import { isIncomingRing } from '../../shared/call.ts';
import type { PastCall } from '../../shared/call-list.ts';
import { steadyLook } from '../../shared/steady-look.ts';
import type { Clock } from '../clock.ts';
import type { NotificationsPort, TrayPort, WindowsPort } from '../desktop-ports.ts';
import { createPacedPush } from '../paced-push.ts';
import { alertStyleOf, isOnCard } from './alert-style.ts';
import {
  cardAfter,
  cardDismissed,
  cardDueAt,
  cardHeld,
  cardHidden,
  type CardMemory,
  cardPicture,
  cardRang,
  cardSummoned,
  emptyCard,
  hasNewRingOut,
  inertFor,
  opened,
} from './card.ts';
import { createControlNotices } from './control-notices.ts';
import { createNoticeKeeper } from './notice-keeper.ts';
import { type Ringer, ringsAtMost, ringToneFor } from './ring-tone.ts';
import { spokenEnding, spokenIdentity, spokenRing } from './spoken.ts';
import { createTray } from './tray.ts';
import type { ControlActions } from './tray-control.ts';
import type { TrayActions } from './tray-menu.ts';
import type { Speech } from './words.ts';

export type AlertsPorts = {
  readonly clock: Clock;
  readonly i18n: I18n;
  readonly state: () => AppState;
  readonly saveCard: (card: CardState) => void;
  readonly windows: Pick<
    WindowsPort,
    'showCard' | 'focusCard' | 'hideCard' | 'flashTaskbar' | 'openMain' | 'isMainFocused'
  >;
  readonly tray: TrayPort;
  readonly notifications: NotificationsPort;
  readonly actions: Pick<
    TrayActions,
    | ('silenceCall' | 'setUserStatus' | 'setDnd' | 'reconnectNow' | 'signIn' | 'quickCall' | 'quit')
    | keyof ControlActions
  >;
};

export type Alerts = {
  /** Calls that ring now and did not before; they are in the state already, and `update` follows. */
  readonly rang: (calls: readonly Call[]) => void;
  /** A call is over for good, or its ending turned out to be another one. */
  readonly ended: (call: Call) => void;
  /** Calls that ring turned out to be from somebody who is known. */
  readonly identified: (calls: readonly Call[]) => void;
  /** Something in the state changed: card, tray and notifications follow. */
  readonly update: () => void;
  /** Missed while this computer slept, newest first. */
  readonly slept: (rows: readonly PastCall[]) => void;
  readonly missedSeen: () => void;
  readonly hideCard: () => void;
  readonly showCard: () => void;
  /** The same with that call on it. */
  readonly showCall: (callId: string) => void;
  readonly showOnCard: (callId: string) => void;
  readonly holdCard: (held: boolean) => void;
  readonly dismissCall: (callId: string) => void;
  readonly close: () => void;
};

/** Decides how the person learns of calls: card, tray, notifications, tone and one spoken sentence. */
export function createAlerts(ports: AlertsPorts): Alerts {
  const { clock, windows } = ports;
  const speechOf = ({ locale }: AppState): Speech => ({ i18n: ports.i18n, locale });
  let memory: CardMemory = emptyCard;
  let spoken = '';
  let rangAt: ReadonlyMap<string, number> = new Map();
  let wasVisible = false;
  let flashing = false;
  let cancelTimer: (() => void) | undefined;
  const openMain = windows.openMain;
  const focusCard = (callId: string): void => summon(callId);
  const tray = createTray(ports.tray, { ...ports.actions, openMain, showCall: focusCard }, speechOf);
  const trayDrawing = createPacedPush(clock, () => tray.draw(ports.state(), clock.now()));
  const notices = createNoticeKeeper(
    ports.notifications,
    { ...ports.actions, openMain, focusCard },
    speechOf,
  );
  const controlNotices = createControlNotices(
    ports.notifications,
    { ...ports.actions, openMain, focusCard, isSeen },
    speechOf,
  );

  function isSeen(callId: string): boolean {
    const { card } = ports.state();
    return windows.isMainFocused() || (card.visible && card.callIds.includes(callId));
  }

  /** The card at once; a flood of calls must not redraw a native menu for each. */
  function refreshCard(): void {
    const state = ports.state();
    const isPlaced = hasNewRingOut(memory, state);
    memory = cardAfter(memory, {
      ...{ calls: state.calls, ringOuts: state.ringOuts, controls: state.callControl.byCall },
      missedStaysSeconds: state.settings.alerts.missedStaysSeconds,
      elapsed: clock.elapsed(),
      now: clock.now(),
    });
    forgetRings(state.calls);
    const picture = cardPicture(memory, state.calls);
    if (!picture.visible && memory.entries.length === 0) spoken = '';
    save({ ...picture, tone: ringToneFor(state, ringers(state)), spoken }, state);
    if (wasVisible && !picture.visible) windows.hideCard();
    wasVisible = picture.visible;
    // The person's own doing: the card may take the focus, which it never does for a ring.
    if (isPlaced && picture.visible) windows.focusCard(undefined);
  }

  function refresh(): void {
    refreshCard();
    const state = ports.state();
    notices.review(state, clock.now());
    controlNotices.review(state, clock.now());
    trayDrawing.wanted();
    plan(state);
  }

  function save(card: CardState, { card: before }: AppState): void {
    if (!isSameCard(before, card)) ports.saveCard(card);
  }

  function ringers({ calls, settings }: AppState): readonly Ringer[] {
    return calls.filter(isIncomingRing).map((call) => ({
      call,
      style: alertStyleOf(call, calls, settings.alerts),
      rangFor: clock.elapsed() - (rangAt.get(call.id) ?? -Infinity),
    }));
  }

  function forgetRings(calls: readonly Call[]): void {
    if (rangAt.size === 0) return;
    const ringing = new Set(calls.filter(isIncomingRing).map(({ id }) => id));
    rangAt = new Map([...rangAt].filter(([id]) => ringing.has(id)));
    if (rangAt.size === 0) flash(false);
  }

  function flash(on: boolean): void {
    if (on !== flashing) windows.flashTaskbar(on);
    flashing = on;
  }

  /** Wakes up for the next thing that only time changes. */
  function plan(state: AppState): void {
    cancelTimer?.();
    const elapsed = clock.elapsed();
    const toneEnds = [...rangAt.values()].map((at) => at + ringsAtMost).filter((at) => at > elapsed);
    const now = clock.now();
    const noticeIn = notices.dueAt(state, now) - now;
    const lookIn = (steadyLook(state.connection, now).changesAt ?? Infinity) - now;
    const wait = Math.min(
      cardDueAt(memory) - elapsed,
      noticeIn,
      lookIn,
      ...toneEnds.map((at) => at - elapsed),
    );
    cancelTimer = wait === Infinity ? undefined : clock.after(Math.max(50, wait), refresh);
  }

  function rang(calls: readonly Call[]): void {
    const state = ports.state();
    const styleOf = (call: Call) => alertStyleOf(call, state.calls, state.settings.alerts);
    rangAt = new Map([...rangAt, ...calls.map(({ id }): [string, number] => [id, clock.elapsed()])]);
    memory = cardRang(memory, calls, styleOf);
    const newest = calls.findLast((call) => isOnCard(styleOf(call)));
    if (newest !== undefined) {
      const isSecond = state.calls.some(({ id, phase }) => id !== newest.id && phase !== 'ended');
      spoken = spokenRing(newest, isSecond, state.settings.shortcuts.showCard, ports.i18n);
    }
    const wasShown = wasVisible;
    refreshCard();
    if (newest === undefined) return;
    // Where windows may not be placed the notification leads, and the card opens from it.
    if (!wasShown && canShowUnasked(state)) windows.showCard();
    if (state.settings.alerts.flashTaskbar) flash(true);
    notices.rang(calls, ports.state());
  }

  function ended(call: Call): void {
    const state = ports.state();
    if (call.ending !== undefined && state.card.callIds.includes(call.id))
      spoken = spokenEnding(call, call.ending, ports.i18n);
    notices.ended(call, state);
    refreshCard();
  }

  function summon(callId: string | undefined): void {
    memory = cardSummoned(memory, ports.state().calls, callId);
    refresh();
    if (wasVisible) windows.focusCard(callId ?? ports.state().card.focusId);
    else openMain({ screen: 'calls', ...(callId === undefined ? {} : { callId }) });
  }

  function change(next: CardMemory): void {
    if (next === memory) return;
    memory = next;
    refresh();
  }

  return {
    rang,
    ended,
    identified: (calls) => {
      const call = calls.findLast(({ id }) => ports.state().card.callIds.includes(id));
      if (call === undefined) return;
      spoken = spokenIdentity(call, ports.i18n);
      refreshCard();
    },
    update: refresh,
    slept: (rows) => notices.slept(rows, ports.state()),
    missedSeen: notices.missedSeen,
    hideCard: () => change(cardHidden(memory)),
    showCard: () => summon(undefined),
    showCall: summon,
    showOnCard: (callId) =>
      change({ ...opened(memory), focusId: callId, inertUntil: clock.now() + inertFor }),
    holdCard: (held) => change(cardHeld(memory, held, clock.elapsed())),
    dismissCall: (callId) => change(cardDismissed(memory, callId)),
    close: () => {
      cancelTimer?.();
      trayDrawing.close();
      tray.remove();
    },
  };
}

function canShowUnasked({ desktop }: AppState): boolean {
  return desktop.canPlaceWindows || !desktop.notifications;
}

function isSameCard(one: CardState, other: CardState): boolean {
  return (
    one.visible === other.visible &&
    one.focusId === other.focusId &&
    one.collapsed === other.collapsed &&
    one.quiet === other.quiet &&
    one.inertUntil === other.inertUntil &&
    one.tone === other.tone &&
    one.spoken === other.spoken &&
    one.callIds.length === other.callIds.length &&
    one.callIds.every((id, index) => id === other.callIds[index])
  );
}
