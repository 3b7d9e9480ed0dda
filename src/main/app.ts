import { type AppState, firstAppState } from '../shared/app-state.ts';
import { signedOutConnection } from '../shared/connection.ts';
import type { DesktopAbilities } from '../shared/desktop-abilities.ts';
import { takesNoCalls } from '../shared/presence.ts';
import type { Settings, SettingsChange } from '../shared/settings.ts';
import type { SignedInAccount } from '../shared/sign-in.ts';
import { createAccounts } from './accounts.ts';
import { createAlerts } from './alerts/alerts.ts';
import { createCalls } from './calls/calls.ts';
import { createTestCall, isTestCall } from './calls/test-call.ts';
import { decidedBy } from './config.ts';
import type { CommandTable, QuestionTable } from './desktop/bridge.ts';
import { describeForReport } from './diagnostics.ts';
import { createHandlers } from './handlers.ts';
import { createInspector } from './inspector/inspector.ts';
import { createReport } from './inspector/report.ts';
import { explain } from './network/explain.ts';
import { createNetwork } from './network/network.ts';
import type { OutsideWorld } from './outside-world.ts';
import { createOwnHistory } from './own-history.ts';
import { createPacedPush } from './paced-push.ts';
import { createPhoneNumbers } from './phone-numbers.ts';
import { createPresence } from './presence/presence.ts';
import type { Platform } from './ringcentral/platform-port.ts';
import { createScreenPop } from './screen-pop/screen-pop.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import { createStateStore } from './state-store.ts';
import { createSurroundings } from './surroundings.ts';
import { createToday } from './today/today.ts';

export type App = {
  readonly commands: CommandTable;
  readonly questions: QuestionTable;
  readonly state: () => AppState;
  readonly onState: (listener: (state: AppState) => void) => void;
  /** Takes over a stored sign-in, opens the demo, or shows the sign-in page. */
  readonly start: () => Promise<void>;
  readonly abilitiesChanged: (abilities: DesktopAbilities) => void;
  /** What a window asked for failed in a way nobody expected: one alert. @param channel of the bridge */
  readonly failed: (channel: string) => void;
  readonly diagnostics: () => string;
  readonly close: () => Promise<void>;
};

/** Joins the parts. Read it as the list of what Ringside does. */
export function createApp(outside: OutsideWorld): App {
  const { clock, chance, log, desktop, words } = outside;
  const { windows, system } = desktop;
  const store = createStateStore(firstState(outside), outside.later);
  const { change } = store;
  const numbers = createPhoneNumbers('US', outside.locale);
  const surroundings = createSurroundings(log, words);
  const inspector = createInspector(outside.hide);
  const ownHistory = createOwnHistory(outside, problem);
  const accounts = createAccounts(outside, () => store.get().settings, inspector.trace, ownHistory);
  let platform: Platform | undefined;

  const calls = createCalls({
    ...{ clock, chance, log, numbers },
    clockOffset: () => store.get().connection.clockOffset,
    isListening: () => store.get().connection.phase === 'online',
    deviceName: surroundings.deviceName,
    readPresence: () => signedIn().readPresence(),
    presenceRead: (report) => presence.report(report),
    save: (list) => change((state) => ({ ...state, calls: list })),
    rang: (list, how) => {
      alerts.rang(list);
      // A call found ringing may have been opened before this start: never twice for one call.
      if (how === 'heard') screenPop.rang(list.filter((call) => !isTestCall(call)));
    },
    answered: (call) => {
      if (!isTestCall(call)) screenPop.answered(call);
    },
    ended: (call) => {
      if (!isTestCall(call)) today.saw(call);
      alerts.ended(call);
    },
  });

  const testCall = createTestCall({ clock, chance, session: calls.session });

  const presence = createPresence({
    write: (wish) => signedIn().writePresence(wish),
    save: (own) => change((state) => ({ ...state, presence: own })),
    failed: (_wish, error) => {
      log.warn('presence could not be changed', { error: String(error) });
      problem(words._('app.presence-failed', {}, { message: 'Your status could not be changed. Phones ring as before.' })); // prettier-ignore
    },
  });

  const today = createToday({
    ...{ clock, chance, log, numbers },
    serverNow: () => clock.now() + (store.get().connection.clockOffset ?? 0),
    syncCallLog: (from) => signedIn().syncCallLog(from),
    save: (list, missedCount) => change((state) => ({ ...state, today: list, missedCount })),
    logged: calls.callLog,
    missedAsleep: (rows) => alerts.slept(rows),
    foundByAudit: (count) => inspector.trace.count('found-by-audit', count),
  });

  const screenPop = createScreenPop({
    ...{ clock, log },
    settings: () => store.get().settings.screenPop,
    open: (address) => system.openAddress(address),
    failed: (address, whole) => problem(words._('app.screen-pop-failed', { address }, { message: 'The browser could not be opened for {address}.' }), whole), // prettier-ignore
  });

  const alerts = createAlerts({
    ...{ clock, windows },
    i18n: words,
    state: store.get,
    saveCard: (card) => change((state) => ({ ...state, card })),
    tray: desktop.tray,
    notifications: desktop.notifications,
    actions: {
      silenceCall: calls.silence,
      setUserStatus: presence.setUserStatus,
      setDnd: presence.setDnd,
      reconnectNow,
      signIn: () => windows.openMain({ screen: 'calls' }),
      quit: system.quit,
    },
  });

  const network = createNetwork({
    ...{ clock, chance, log },
    machine: desktop.network,
    fetch: outside.fetch,
    server: accounts.server,
    events: () => platform?.events,
    noteSecret: outside.noteSecret,
    save: (next) =>
      change((state) => ({ ...state, network: next, connection: explain(state.connection, next) })),
    fellAsleep: today.fellAsleep,
    woke: today.woke,
    connection: () => store.get().connection,
    listReadAt: () => store.get().today.readAt,
    readPresence: () => calls.resync('soft'),
    readList: today.refresh,
  });

  const signIn = createSignIn({
    ...{ clock, log },
    openPlatform: accounts.openPlatform,
    canSignIn: accounts.canSignIn,
    listen: accounts.listen,
    openBrowser: accounts.openBrowser,
    onState: (next) => change((state) => ({ ...state, signIn: next })),
    onSignedIn: follow,
    onSignedOut: forget,
  });

  function follow(opened: Platform, account: SignedInAccount): void {
    platform = opened;
    const { events } = opened;
    const own = {
      extensionId: account.extensionId,
      name: account.name,
      lineName: surroundings.lineNameFor(account),
    };
    const history = accounts.openHistory(opened, account);
    calls.follow(own);
    today.follow(own, history, seenUntil());
    presence.follow(account.extensionId);
    events.onPresence((report) => {
      presence.report(report);
      calls.presence(report);
    });
    events.onSession(calls.session);
    events.onPolled(({ report, askedAt }) => calls.polled(report, askedAt));
    events.onState((connection) => {
      const wasOnline = store.get().connection.phase === 'online';
      change((state) => ({ ...state, connection: explain(connection, state.network) }));
      network.connection(connection);
      today.listening(connection.phase === 'online');
      if (connection.phase === 'online' && !wasOnline) accounts.listening(account.kind);
    });
    events.onGap((gap) => {
      calls.resync(gap);
      today.mayHaveMissed();
    });
    events.chooseTransport(store.get().settings.platform.transport);
    events.connect();
    void surroundings.read(opened).then(() => {
      if (platform === opened) today.refresh();
    });
  }

  /** Whoever has never looked has nothing to catch up on from before the first start. */
  function seenUntil(): number {
    const known = readNumber(outside.memory.get('callsSeenUntil'));
    if (known === undefined) outside.memory.set('callsSeenUntil', clock.now());
    return known ?? clock.now();
  }

  function forget(why: 'signed-out' | 'ended'): void {
    platform = undefined;
    network.connection(signedOutConnection);
    surroundings.forget();
    calls.forget();
    today.forget();
    ownHistory.leave(why);
    presence.forget();
    change((state) => ({ ...state, connection: { ...signedOutConnection, since: clock.now() } }));
    accounts.leave().catch((error: unknown) => log.error('the demo could not be closed', error));
  }

  function signedIn(): Platform {
    if (platform === undefined) throw new Error('nobody is signed in');
    return platform;
  }

  function reconnectNow(): void {
    platform?.events.tryNow();
  }

  function problem(text: string, copyable?: string): void {
    const one = { id: chance.uuid(), text, requestId: undefined, copyable };
    change((state) => ({ ...state, problems: [...state.problems.slice(-2), one] }));
  }

  function applySettings(settings: Settings): void {
    system.setTheme(settings.appearance.theme);
    platform?.events.chooseTransport(settings.platform.transport);
    const { shortcuts } = settings;
    desktop.shortcuts.register([
      { name: 'showCard', accelerator: shortcuts.showCard, act: alerts.showCard },
      { name: 'silence', accelerator: shortcuts.silence, act: silenceAll },
      { name: 'openApp', accelerator: shortcuts.openApp, act: () => windows.openMain({ screen: 'calls' }) },
      { name: 'toggleCalls', accelerator: shortcuts.toggleCalls, act: toggleCalls },
    ]);
    change((state) => ({ ...state, settings, desktop: desktop.abilities() }));
  }

  function showTestCall(): void {
    const { signIn: state } = store.get();
    if (state.phase !== 'signed-in') return;
    const { extensionId, name, mainNumber = '' } = state.account;
    testCall.ring(
      { extensionId, name, number: mainNumber },
      words._('app.test-call', {}, { message: 'Test call' }),
    );
  }

  function toggleCalls(): void {
    presence.setDnd(takesNoCalls(store.get().presence) ? 'TakeAllCalls' : 'DoNotAcceptAnyCalls');
  }

  function silenceAll(): void {
    for (const call of store.get().calls) if (call.phase === 'ringing') calls.silence(call.id);
  }

  function changeSettings(wish: SettingsChange): void {
    const settings = outside.settings.change(wish);
    if (wish.general?.startAtLogin !== undefined) system.setStartAtLogin(settings.general.startAtLogin);
    applySettings(settings);
    change((state) => (state.signIn.phase === 'signed-out' ? { ...state, signIn: { ...state.signIn, canSignIn: accounts.canSignIn() } } : state)); // prettier-ignore
  }

  store.subscribe(() => alerts.update());
  const snapshots = createPacedPush(clock, () => outside.push('stateChanged', store.get()));
  store.subscribe(snapshots.wanted);
  system.onResume(network.wakes);
  system.onSuspend(network.sleeps);
  system.onUnlock(network.unlocked);
  windows.onMainShown(network.looked);

  const diagnostics = (): string => describeForReport(store.get(), clock.now());
  const report = createReport({
    ...{ clock, log, inspector, diagnostics },
    settings: () => store.get().settings,
    logTail: outside.logTail,
    redact: outside.hide.text,
    saveText: system.saveText,
    onState: (next) => change((state) => ({ ...state, report: next })),
  });
  return {
    ...createHandlers({
      ...{ store, windows, system, words, signIn, alerts, calls, presence, today, screenPop, inspector },
      ...{ changeSettings, reconnectNow, diagnostics, showTestCall, network },
      saveReport: report.save,
      server: accounts.server,
      markCallsSeen: () => {
        outside.memory.set('callsSeenUntil', today.markSeen());
        alerts.missedSeen();
      },
      chooseSecrets: (choice) => outside.secrets.choose(choice),
    }),
    state: store.get,
    onState: (listener) => void store.subscribe(listener),
    start: async () => {
      applySettings(outside.settings.get());
      network.start();
      if (outside.settings.problem()?.kind === 'file-damaged')
        problem(words._('app.settings-damaged', {}, { message: 'The settings could not be read and were put aside. The defaults hold until you change them.' })); // prettier-ignore
      if (outside.config.demo) await signIn.begin('demo');
      else await signIn.start(accounts.canSignIn() ? 'ringcentral' : undefined);
    },
    abilitiesChanged: (abilities) => change((state) => ({ ...state, desktop: abilities })),
    failed: (channel) => problem(words._('app.failed', { channel }, { message: 'Something went wrong ({channel}). Details are in the log.' })), // prettier-ignore
    diagnostics,
    close: async () => {
      snapshots.close();
      network.close();
      alerts.close();
      testCall.close();
      calls.close();
      today.close();
      await signIn.close();
      ownHistory.close();
      await accounts.leave();
    },
  };
}

function firstState({ version, runtime, locale, settings, desktop, config }: OutsideWorld): AppState {
  return {
    ...firstAppState,
    ...{ version, runtime, locale },
    decidedOutside: decidedBy(config),
    settings: settings.get(),
    desktop: desktop.abilities(),
  };
}

function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
