import type { AppState } from '../shared/app-state.ts';
import type { DesktopAbilities } from '../shared/desktop-abilities.ts';
import type { StartWish } from '../shared/link.ts';
import { takesNoCalls } from '../shared/presence.ts';
import { createAccounts } from './accounts.ts';
import { askedInVain, presenceFailed, settingsDamaged } from './app-words.ts';
import { createAlerts } from './alerts/alerts.ts';
import { createCalls } from './calls/calls.ts';
import { isTestCall } from './calls/test-call.ts';
import type { CommandTable, QuestionTable } from './desktop/bridge.ts';
import { describeForReport } from './diagnostics.ts';
import { firstState } from './first-state.ts';
import { createHandlers } from './handlers.ts';
import { createInspector } from './inspector/inspector.ts';
import { joinCallControl } from './join-call-control.ts';
import { joinCallKeys } from './join-call-keys.ts';
import { joinBrief } from './join-brief.ts';
import { joinContacts } from './join-contacts.ts';
import { joinDialling } from './join-dialling.ts';
import { joinFax } from './join-fax.ts';
import { joinKeeping } from './join-keeping.ts';
import { joinNetwork } from './join-network.ts';
import { joinPastCalls } from './join-past-calls.ts';
import { joinPlatform } from './join-platform.ts';
import { joinReport } from './join-report.ts';
import { joinRingOut } from './join-ring-out.ts';
import { joinScreenPop } from './join-screen-pop.ts';
import { joinSearch } from './join-search.ts';
import { joinSettings } from './join-settings.ts';
import { joinTestCall } from './join-test-call.ts';
import type { OutsideWorld } from './outside-world.ts';
import { createOwnHistory } from './own-history.ts';
import { createPacedPush } from './paced-push.ts';
import { createPeople } from './people/people.ts';
import { createPhoneNumbers } from './phone-numbers.ts';
import { createPresence } from './presence/presence.ts';
import { createProblems } from './problems.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import { createStateStore } from './state-store.ts';
import { createSurroundings } from './surroundings.ts';

export type App = {
  readonly commands: CommandTable;
  readonly questions: QuestionTable;
  readonly state: () => AppState;
  readonly onState: (listener: (state: AppState) => void) => void;
  /** Takes over a stored sign-in, opens the demo, or shows the sign-in page. */
  readonly start: () => Promise<void>;
  /** Another program handed something over, or the person behind the program's name. */
  readonly arrived: (wish: StartWish) => void;
  readonly abilitiesChanged: (abilities: DesktopAbilities) => void;
  /** What a window asked for failed in a way nobody expected: one alert. @param channel of the bridge */
  readonly failed: (channel: string) => void;
  readonly diagnostics: () => string;
  readonly close: () => Promise<void>;
};

/**
 * Joins the parts. Read it as the list of what Ringside does; a joint that takes more than a few lines stands in a
 * `join-….ts` of its own.
 */
export function createApp(outside: OutsideWorld): App {
  const { clock, chance, log, desktop, words: i18n } = outside;
  const { windows, system } = desktop;
  const store = createStateStore(firstState(outside), outside.later);
  const { change } = store;
  const problems = createProblems(chance, change);
  const numbers = createPhoneNumbers('US', outside.locale);
  const surroundings = createSurroundings(i18n);
  const inspector = createInspector(outside.hide);
  const ownHistory = createOwnHistory(outside, problems);
  const accounts = createAccounts(outside, () => store.get().settings, inspector.trace, ownHistory);

  const calls = createCalls({
    ...{ clock, chance, log, numbers },
    recognise: (party) => brief.recognise(party),
    clockOffset: () => store.get().connection.clockOffset,
    isListening: () => store.get().connection.phase === 'online',
    deviceName: surroundings.deviceName,
    firstLegTo: (ring) => ringOut.firstLegTo(ring),
    readPresence: () => platform.get().readPresence(),
    presenceRead: (report) => presence.report(report),
    steered: (list) => callControl.steered(list),
    save: (list) => {
      change((state) => ({ ...state, calls: list }));
      callControl.listed(list);
      screenPop.saved(list);
    },
    rang: (list, how) => {
      callControl.drawNow();
      alerts.rang(list);
      // A call found ringing may have been opened before this start: never twice for one call.
      if (how === 'heard') screenPop.rang(list);
    },
    answered: (call) => screenPop.answered(call),
    ended: (list) => {
      pastCalls.saw(...list.filter((call) => !isTestCall(call)));
      for (const call of list) alerts.ended(call);
      for (const call of list) screenPop.ended(call);
    },
    placed: (list) => ringOut.sighted(list),
  });

  const callControl = joinCallControl({
    ...{ outside, store, identify: (number) => people.identify(number), ringOut: () => ringOut },
    door: () => platform.get(),
    targetOf: (to) => dial.dialling.targetOf(to),
    told: calls.told,
    lookAtCalls: () => calls.resync('soft'),
  });
  const testCall = joinTestCall(outside, store, calls.session);

  const presence = createPresence({
    write: (wish) => platform.get().writePresence(wish),
    save: (own) => change((state) => ({ ...state, presence: own })),
    failed: (_wish, error) => {
      log.warn('presence could not be changed', { error: String(error) });
      problems.tell(presenceFailed(i18n));
    },
  });

  const pastCalls = joinPastCalls({
    ...{ outside, store, ownHistory, numbers, tellProblem: problems.tell, door: () => platform.get() },
    recognise: (party) => brief.recognise(party),
    findPeople: (query) => people.page(query),
    logged: calls.callLog,
    missedAsleep: (rows) => alerts.slept(rows),
    foundByAudit: (count) => inspector.trace.count('found-by-audit', count),
  });

  const people = createPeople({
    ...{ clock, chance, log, numbers },
    readDirectory: (page, etag) => platform.get().readDirectory(page, etag),
    syncContacts: (from) => platform.get().syncContacts(from),
    readFavourites: () => platform.get().readFavourites(),
    recent: () => store.get().recentTargets.map(({ target }) => target.to),
    save: (next) => change((state) => ({ ...state, people: next })),
    renamed: () => brief.renamed(),
  });

  const brief = joinBrief({
    ...{ outside, store, numbers, people, pastCalls: pastCalls.questions },
    faxesWith: (of, most) => fax.faxesWith(of, most),
    renamed: { calls: calls.renamed, lists: [pastCalls.renamed, () => fax.renamed()] },
    identified: (list) => alerts.identified(list),
  });

  const contacts = joinContacts({
    ...{ outside, store, numbers, people, pastCalls: pastCalls.questions, tellProblem: problems.tell },
    door: () => platform.get(),
  });

  const screenPop = joinScreenPop({
    ...{ outside, store, pastCalls, tellProblem: problems.tell },
    tagsOf: (partyKey) => brief.tagsOf(partyKey),
    changeSettings: (wish) => settings.change(wish),
  });

  const dial = joinDialling({
    ...{ outside, store, numbers },
    identify: people.identify,
    find: people.find,
    place: (to) => void ringOut.commands.placeRingOut({ to }),
  });

  const ringOut = joinRingOut({
    ...{ outside, store, numbers },
    tellProblem: problems.tell,
    door: () => platform.get(),
    dialling: () => dial.dialling,
    phonesRead: (read) => {
      surroundings.learn(read);
      fax.phonesRead(read);
      callControl.phonesRead(read.control);
    },
    ordered: dial.ordered,
    lookAtCalls: () => calls.resync('soft'),
  });

  const fax = joinFax({
    ...{ outside, store, ownHistory, numbers, identify: people.identify, person: people.person },
    tellProblem: problems.tell,
    door: () => platform.get(),
    dialling: () => dial.dialling,
    foundByAudit: (count) => inspector.trace.count('found-by-audit', count),
  });

  const search = joinSearch({ outside, store, people, pastCalls, fax });

  const alerts = createAlerts({
    ...{ clock, windows, i18n },
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
      quickCall: dial.openQuickCall,
      control: callControl.commands.controlCall,
      quietParkAlarm: callControl.commands.quietParkAlarm,
      quit: system.quit,
    },
  });

  const network = joinNetwork({
    ...{ outside, store, accounts, calls, today: pastCalls },
    events: () => platform.events(),
  });

  const signIn = createSignIn({
    ...{ clock, log },
    openPlatform: accounts.openPlatform,
    canSignIn: accounts.canSignIn,
    listen: accounts.listen,
    openBrowser: accounts.openBrowser,
    onState: (next) => change((state) => ({ ...state, signIn: next })),
    onSignedIn: (opened, account) => platform.follow(opened, account),
    onSignedOut: (why) => platform.forget(why),
  });

  const keeping = joinKeeping({
    ...{ outside, store, ownHistory, recognise: people.recognise, faxesGone: fax.drop },
    callsGone: pastCalls.renamed,
    allGone: () => platform.keptIsGone(),
  });

  const platform = joinPlatform({
    ...{ outside, store, accounts, ownHistory, surroundings, network },
    ...{ calls, today: pastCalls, presence, people, contacts, brief, numbers, ringOut, callControl },
    ...{ fax, search, screenPop, keeping },
  });

  const settings = joinSettings({
    settings: outside.settings,
    ...{ desktop, store, accounts, events: platform.events },
    shortcuts: {
      showCard: alerts.showCard,
      silence: silenceAll,
      openApp: () => windows.openMain({ screen: 'calls' }),
      toggleCalls: () =>
        presence.setDnd(takesNoCalls(store.get().presence) ? 'TakeAllCalls' : 'DoNotAcceptAnyCalls'),
      quickCall: dial.openQuickCall,
      callClipboard: () => void dial.callSelection(),
      ...joinCallKeys({
        ...{ store, alerts, words: i18n, notifications: desktop.notifications },
        control: callControl.commands.controlCall,
      }),
    },
  });

  function reconnectNow(): void {
    platform.events()?.tryNow();
  }

  function silenceAll(): void {
    for (const call of store.get().calls) if (call.phase === 'ringing') calls.silence(call.id);
  }

  store.subscribe(() => alerts.update());
  const snapshots = createPacedPush(clock, () => outside.push('stateChanged', store.get()));
  store.subscribe(snapshots.wanted);
  system.onResume(network.wakes);
  system.onSuspend(network.sleeps);
  system.onUnlock(network.unlocked);
  windows.onMainShown(() => {
    network.looked();
    people.looked();
  });

  const diagnostics = (): string => describeForReport(store.get(), clock.now());
  const report = joinReport({ outside, store, inspector, diagnostics });
  return {
    ...createHandlers({
      ...{ store, windows, system, signIn, alerts, calls, presence },
      ...{ today: pastCalls, people, contacts, brief, dial, fax },
      ...{ words: i18n, ringOut: ringOut.commands, inspector, network, search, screenPop, keeping },
      callControl: callControl.commands,
      pastCalls,
      ...{ changeSettings: settings.change, reconnectNow, diagnostics, showTestCall: testCall.show },
      saveReport: report.save,
      server: accounts.server,
      markCallsSeen: () => {
        outside.memory.set('callsSeenUntil', pastCalls.markSeen());
        alerts.missedSeen();
      },
      chooseSecrets: (choice) => screenPop.chooseSecrets(choice),
    }),
    state: store.get,
    onState: (listener) => void store.subscribe(listener),
    start: async () => {
      settings.apply();
      screenPop.start();
      network.start();
      if (outside.settings.problem()?.kind === 'file-damaged') problems.tell(settingsDamaged(i18n));
      if (outside.config.demo) await signIn.begin('demo');
      else await signIn.start(accounts.canSignIn() ? 'ringcentral' : undefined);
    },
    arrived: (wish) => (wish.kind === 'fax' ? fax.arrived(wish) : dial.arrived(wish)),
    abilitiesChanged: (abilities) => change((state) => ({ ...state, desktop: abilities })),
    failed: (channel) => problems.tell(askedInVain(channel, i18n)),
    diagnostics,
    close: async () => {
      snapshots.close();
      network.close();
      alerts.close();
      testCall.close();
      ringOut.close();
      calls.close();
      pastCalls.close();
      people.close();
      search.close();
      await fax.close();
      await signIn.close();
      ownHistory.close();
      await accounts.leave();
    },
  };
}
