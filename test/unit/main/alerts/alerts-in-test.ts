import { type Alerts, createAlerts } from '../../../../src/main/alerts/alerts.ts';
import type { MenuEntry, Notice, TrayPort } from '../../../../src/main/desktop-ports.ts';
import { createWords } from '../../../../src/main/words.ts';
import type { AppState } from '../../../../src/shared/app-state.ts';
import type { Call } from '../../../../src/shared/call.ts';
import { defaultSettings, type Settings } from '../../../../src/shared/settings.ts';
import { appState, builtAt, cardFor } from '../../../support/builders.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';

export type TrayDrawing = Parameters<TrayPort['draw']>[0];

export type AlertsInTest = Alerts & {
  readonly clock: StillClock;
  readonly state: () => AppState;
  readonly set: (different: Partial<AppState>) => void;
  /** A call begins to ring. */
  readonly ring: (call: Call) => void;
  /** A call changes; the others stay. */
  readonly turn: (id: string, different: Partial<Call>) => void;
  /** A call is over, settled and told. */
  readonly end: (id: string, ending: Call['ending']) => void;
  /** Notifications on the screen now, by id. */
  readonly notices: Map<string, Notice>;
  /** Ids in the order they were shown or withdrawn (`-id`). */
  readonly noticeLog: string[];
  /** What was asked of the windows, in order. */
  readonly asked: string[];
  readonly drawings: TrayDrawing[];
  /** The main window has the focus, or not. */
  readonly lookAtMain: (looks: boolean) => void;
};

export function withAlerts(different: Partial<Settings['alerts']>): Settings {
  return { ...defaultSettings, alerts: { ...defaultSettings.alerts, ...different } };
}

export function alertsInTest(first: Partial<AppState> = {}): AlertsInTest {
  const clock = createStillClock(builtAt);
  let state = appState({ ...first, card: cardFor([]) });
  const notices = new Map<string, Notice>();
  const noticeLog: string[] = [];
  const asked: string[] = [];
  const drawings: TrayDrawing[] = [];
  let isMainFocused = false;
  const ask =
    (what: string) =>
    (value?: unknown): void =>
      void asked.push(value === undefined ? what : `${what} ${JSON.stringify(value)}`);
  const alerts = createAlerts({
    clock,
    i18n: createWords('en'),
    state: () => state,
    saveCard: (card) => {
      state = { ...state, card };
    },
    windows: {
      showCard: ask('showCard'),
      focusCard: ask('focusCard'),
      hideCard: ask('hideCard'),
      flashTaskbar: ask('flashTaskbar'),
      openMain: ask('openMain'),
      isMainFocused: () => isMainFocused,
    },
    tray: { draw: (drawing) => void drawings.push(drawing), remove: ask('removeTray') },
    notifications: {
      show: (notice) => {
        notices.set(notice.id, notice);
        noticeLog.push(notice.id);
      },
      withdraw: (id) => {
        notices.delete(id);
        noticeLog.push(`-${id}`);
      },
    },
    actions: {
      silenceCall: ask('silence'),
      setUserStatus: ask('setUserStatus'),
      setDnd: ask('setDnd'),
      reconnectNow: ask('reconnectNow'),
      signIn: ask('signIn'),
      quickCall: ask('quickCall'),
      quit: ask('quit'),
      control: ask('control'),
      quietParkAlarm: ask('quietParkAlarm'),
    },
  });
  const set = (different: Partial<AppState>): void => {
    state = { ...state, ...different };
    alerts.update();
  };
  const turn = (id: string, different: Partial<Call>): void =>
    set({ calls: state.calls.map((call) => (call.id === id ? { ...call, ...different } : call)) });
  return {
    ...alerts,
    clock,
    state: () => state,
    set,
    ring: (call) => {
      set({ calls: [...state.calls, call] });
      alerts.rang([call]);
      alerts.update();
    },
    turn,
    end: (id, ending) => {
      turn(id, { phase: 'ended', endedAt: clock.now(), ending });
      const call = state.calls.find((each) => each.id === id);
      if (call !== undefined) alerts.ended(call);
      alerts.update();
    },
    notices,
    noticeLog,
    asked,
    drawings,
    lookAtMain: (looks) => {
      isMainFocused = looks;
    },
  };
}

/** The menu as a person reads it, one line per entry, submenus indented. */
export function menuText(entries: readonly MenuEntry[], indent = ''): string[] {
  return entries.flatMap((entry) => {
    switch (entry.kind) {
      case 'separator':
        return [`${indent}—`];
      case 'action':
        return [
          `${indent}${entry.checked === true ? '✓ ' : ''}${entry.enabled === false ? `(${entry.label})` : entry.label}`,
        ];
      case 'submenu':
        return [`${indent}${entry.label} ▸`, ...menuText(entry.entries, `${indent}  `)];
    }
  });
}

export function choose(entries: readonly MenuEntry[], label: string): void {
  for (const entry of entries) {
    if (entry.kind === 'action' && entry.label === label) return entry.act();
    if (entry.kind === 'submenu' && menuText(entry.entries).some((line) => line.includes(label)))
      return choose(entry.entries, label);
  }
  throw new Error(`The menu has no "${label}".`);
}
