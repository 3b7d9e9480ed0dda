import { type App, createApp } from '../../src/main/app.ts';
import { createLog } from '../../src/main/log.ts';
import type { OutsideWorld } from '../../src/main/outside-world.ts';
import { createRedactor } from '../../src/main/redact.ts';
import type {
  ListenOptions,
  ListenOutcome,
  RedirectAnswer,
} from '../../src/main/ringcentral/redirect-listener.ts';
import { openSettingsStore } from '../../src/main/storage/settings-store.ts';
import { createWords } from '../../src/main/words.ts';
import type { AppState } from '../../src/shared/app-state.ts';
import type { Call } from '../../src/shared/call.ts';
import type { DesktopAbilities } from '../../src/shared/desktop-abilities.ts';
import type { PushName, Pushes } from '../../src/shared/ipc-contract.ts';
import type { SettingsChange } from '../../src/shared/settings.ts';
import type { SimulatorOptions } from '../../src/simulator/options.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import type { People } from '../../src/simulator/world/people.ts';
import { createWorld, type WorldOptions } from '../../src/simulator/world/world.ts';
import { createComputerClock } from './computer-clock.ts';
import { loadPubNub } from './load-pubnub.ts';
import { createSeededChance, type PlatformClock } from './platform-clock.ts';
import { createFakeSecrets, type FakeSecrets, silentLog } from './platform-fixture.ts';
import { createQuickClock } from './quick-clock.ts';
import { createTestDocuments } from './test-documents.ts';
import { createTestHistories, type TestHistories } from './test-histories.ts';
import { createRecordedDesktop, type RecordedDesktop } from './recorded-desktop.ts';

export type TestAppOptions = {
  readonly seed?: number;
  /** Who works at the simulated company, and who of them signs in: the first who can, unless named. */
  readonly people?: People;
  readonly personId?: number;
  readonly world?: WorldOptions;
  readonly simulator?: SimulatorOptions;
  readonly settings?: SettingsChange;
  /** Where PubNub is reached; where the platform is, unless named. */
  readonly pubNubOrigin?: string;
  readonly abilities?: Partial<DesktopAbilities>;
  /** How far the app gets before the test begins; `online` unless named. */
  readonly until?: 'started' | 'online';
  /** Keeps neither log nor pushes: for many runs in a row, and for floods. */
  readonly silent?: boolean;
  /** Another clock than the quick one: where real files are written, which takes real time. */
  readonly clock?: PlatformClock;
  /** Answers what goes to others than the platform; undefined where it is not for them. */
  readonly fetchBeside?: (...asked: Parameters<OutsideWorld['fetch']>) => Promise<Response> | undefined;
  /** Asked anew for each life of the app. */
  readonly outside?: Partial<OutsideWorld> | ((desktop: RecordedDesktop) => Partial<OutsideWorld>);
};

/** The whole app but its windows, in this process, on virtual time, in front of a simulator in memory. */
export type TestApp = {
  readonly app: App;
  readonly clock: PlatformClock;
  readonly simulator: Simulator;
  /** Extension id of whoever signs in. */
  readonly personId: number;
  readonly desktop: RecordedDesktop;
  readonly secrets: FakeSecrets;
  /** Where rules keep their keys. */
  readonly ruleSecrets: FakeSecrets;
  /** What is kept of calls, from one life to the next. */
  readonly disk: TestHistories;
  /** Requests that left, as `METHOD path`. */
  readonly sent: readonly string[];
  readonly logLines: readonly string[];
  readonly pushes: readonly { readonly name: PushName; readonly value: Pushes[PushName] }[];
  readonly state: () => AppState;
  readonly calls: () => readonly Call[];
  /** Ids of the calls the person was told of by an incoming-call notification, once for each time. */
  readonly alerts: () => readonly string[];
  readonly run: (ms: number) => Promise<void>;
  readonly until: (isSo: () => boolean, limit?: number) => Promise<void>;
  /** Clicks "Sign in" and does what the person would do in the browser. */
  readonly signIn: () => Promise<void>;
  /** The lid is closed for so long; nothing that is sent meanwhile arrives. */
  readonly sleep: (ms: number, system?: 'tells' | 'says-nothing') => Promise<void>;
  /** The app is gone from one moment to the next, and nothing of it reaches the disk any more. */
  readonly kill: () => void;
  /** The same; another one starts over what it had stored. */
  readonly killAndStart: () => Promise<TestApp>;
  readonly close: () => Promise<void>;
};

type Ground = Pick<TestApp, 'clock' | 'simulator' | 'personId' | 'secrets' | 'ruleSecrets' | 'disk'> & {
  readonly memory: Map<string, unknown>;
  readonly settings: { store: Record<string, unknown>; readonly path: string };
};

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { seed = 1, people } = options;
  const clock = options.clock ?? createQuickClock({ seed });
  const world = createWorld({
    clock: clock.driven,
    options: options.world ?? {},
    ...(people ? { people } : {}),
  });
  const simulator = createSimulator({ clock: clock.driven, world, ...options.simulator });
  const personId = options.personId ?? simulator.people[0]?.id ?? 0;
  const settings = { store: {}, path: 'settings.json' };
  const ground = {
    clock,
    simulator,
    personId,
    secrets: createFakeSecrets(),
    ruleSecrets: createFakeSecrets(),
    disk: createTestHistories(),
    memory: new Map<string, unknown>(),
    settings,
  };
  const started = await startOn(ground, options);
  if (options.until === 'started') return started;
  await started.signIn();
  await started.until(() => started.state().connection.phase === 'online', 20_000);
  return started;
}

async function startOn(ground: Ground, options: TestAppOptions): Promise<TestApp> {
  const { clock, simulator, personId, secrets, ruleSecrets, disk } = ground;
  const desktop = createRecordedDesktop(clock.now, options.abilities);
  const browser = createBrowser(simulator, personId);
  const sent: string[] = [];
  const pushes: { name: PushName; value: Pushes[PushName] }[] = [];
  const { log, noteSecret, hide, lines } = recordLog(clock.now, options.silent === true);
  const computer = createComputerClock(clock);
  const given = typeof options.outside === 'function' ? options.outside(desktop) : options.outside;
  const life = disk.live(given?.clock ?? computer, log);
  let isDead = false;
  const app = createApp({
    ...{ version: '0.0.0', runtime: 'test', locale: 'en', words: createWords('en') },
    ...{
      clock: computer,
      chance: createSeededChance(options.seed),
      log,
      noteSecret,
      hide,
      logTail: () => lines,
      secrets,
      ruleSecrets,
    },
    ...{ desktop, loadDemo: () => Promise.resolve(demoOf(simulator)), later: queueMicrotask },
    config: configOf(simulator, options.pubNubOrigin),
    fetch: (request, init) => {
      sent.push(`${request.method} ${new URL(request.url).pathname}`);
      return options.fetchBeside?.(request, init) ?? simulator.fetch(request, init);
    },
    openSocket: simulator.openSocket,
    loadPubNub,
    listen: browser.listen,
    settings: openSettingsStore({
      open: () => ground.settings,
      setAside: () => undefined,
      clock: computer,
      log,
    }),
    histories: life.histories,
    ...createTestDocuments(computer),
    memory: { get: (key) => ground.memory.get(key), set: (key, value) => void ground.memory.set(key, value) },
    push: (name, value) => {
      if (!isDead && options.silent !== true) pushes.push({ name, value });
    },
    ...given,
  });
  if (options.settings !== undefined) await app.commands.changeSettings(options.settings);
  void app.start();
  await clock.settle();
  const close = async (): Promise<void> => {
    const closed = app.close();
    await clock.run(3_000);
    await closed;
  };
  const kill = (): void => {
    computer.die();
    life.end();
    isDead = true;
  };
  return {
    ...{
      app,
      clock,
      simulator,
      personId,
      desktop,
      secrets,
      ruleSecrets,
      disk,
      sent,
      pushes,
      logLines: lines,
    },
    state: app.state,
    calls: () => app.state().calls,
    alerts: () => alertsOn(desktop),
    run: clock.run,
    until: clock.until,
    signIn: async () => {
      void app.commands.signIn();
      await clock.until(() => app.state().signIn.phase === 'waiting-for-browser', 1_000);
      browser.allow(desktop.opened.at(-1) ?? '');
      await clock.until(() => app.state().signIn.phase === 'signed-in');
    },
    sleep: async (ms, system = 'tells') => {
      if (system === 'tells') desktop.suspend();
      computer.sleep();
      const heal = simulator.faults.on('socket-half-open');
      await clock.run(ms);
      heal();
      computer.wake();
      if (system === 'tells') desktop.resume();
      await clock.settle();
    },
    kill,
    killAndStart: async () => {
      kill();
      simulator.killSockets();
      return startOn(ground, { ...options, seed: (options.seed ?? 1) + 1 });
    },
    close: async () => {
      await close();
      await simulator.stop();
    },
  };
}

function configOf({ url, clientId }: Simulator, pubNubOrigin: string | undefined): OutsideWorld['config'] {
  const none = {
    redirectUris: undefined,
    demoScenario: undefined,
    pubNubOrigin,
    rendererUrl: undefined,
    sessionBus: undefined,
    environment: {},
  };
  return { ...none, server: url, clientId, demo: false, printTimeline: false, wayland: false };
}

/** The browser and the listener on this computer, without either. */
function createBrowser(
  simulator: Simulator,
  personId: number,
): { listen: (options: ListenOptions) => Promise<ListenOutcome>; allow: (address: string) => void } {
  let answerWith: (answer: RedirectAnswer) => void = () => undefined;
  return {
    listen: ({ redirectUris }) => {
      const answer = new Promise<RedirectAnswer>((resolve) => (answerWith = resolve));
      const redirectUri = redirectUris[0] ?? '';
      const listener = { redirectUri, answer, expect: () => undefined, close: () => Promise.resolve() };
      return Promise.resolve({ kind: 'listening', listener });
    },
    allow: (address) => {
      const code = new URL(simulator.sign.allow(address, personId)).searchParams.get('code') ?? '';
      answerWith({ kind: 'code', code });
    },
  };
}

function demoOf(simulator: Simulator): Awaited<ReturnType<OutsideWorld['loadDemo']>> {
  return {
    server: simulator.url,
    clientId: simulator.clientId,
    redirectUri: 'http://127.0.0.1:50811/oauth/callback',
    allow: (address) => simulator.sign.allow(address),
    play: () => simulator.scenario.play('office-hour'),
    stop: () => Promise.resolve(),
  };
}

function recordLog(
  now: () => number,
  silent: boolean,
): Pick<OutsideWorld, 'log' | 'noteSecret' | 'hide'> & { readonly lines: string[] } {
  const lines: string[] = [];
  const redact = createRedactor({ homeFolder: '/home/somebody', userName: 'somebody' });
  if (silent) return { log: silentLog, noteSecret: () => undefined, hide: redact, lines };
  const log = createLog({ write: (line) => void lines.push(line), redact, now });
  return { log, noteSecret: redact.remember, hide: redact, lines };
}

/** Only an incoming call is urgent; its notification is named after it. */
function alertsOn({ noticeSteps }: RecordedDesktop): readonly string[] {
  return noticeSteps.flatMap(({ step, urgency, id }) =>
    step === 'shown' && urgency === 'critical' ? [id.replace(/^call-/, '')] : [],
  );
}
