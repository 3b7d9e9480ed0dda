import type { AppState } from '../../../src/shared/app-state.ts';
import type { ConnectionPhase } from '../../../src/shared/connection.ts';
import type { PastCallPage, PastCallRow } from '../../../src/shared/past-calls.ts';
import type { ExchangeListener } from '../../../src/simulator/exchange-line.ts';
import { createWorld } from '../../../src/simulator/world/world.ts';
import { appState, connection } from '../../support/builders.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import { createVirtualComputer } from '../../support/virtual-computer.ts';
import type { Line } from '../../support/virtual-line.ts';
import type { Stage } from './stage.ts';
import { createDayTrace } from './trace.ts';
import { createWrongs, type Wrong } from './wrongs.ts';

/** What there is to see, to be changed at will. */
export type Script = {
  /** The platform tells the app of events. */
  isListening: boolean;
  /** By which of its transports. */
  listensBy: 'websocket' | 'pubnub';
  /** How many sockets stand. */
  sockets: number;
  /** Bytes get through. */
  isThrough: boolean;
  /** What the app sent by it has arrived. */
  isUsed: boolean;
  /** Ms on the way. */
  delay: number;
  /** A poll of PubNub instead of a WebSocket. */
  poll: ReturnType<Line['poll']>;
  /** What is in the history of calls. */
  kept: readonly PastCallRow[];
  authCallsPerMinute: number;
  selfMade429: number;
  /** Sign-ins that are good. */
  sessions: readonly string[];
};

/** A stage on which nobody plays: whoever tests a judge says what there is to see. */
export type ScriptedStage = {
  readonly stage: Stage;
  readonly script: Script;
  readonly wrongs: () => readonly Wrong[];
  readonly say: (phase: ConnectionPhase) => void;
  readonly show: (state: Partial<AppState>) => void;
  readonly notify: (id: string) => void;
  readonly exchange: ExchangeListener;
};

const someMonday = Date.UTC(2026, 8, 14, 6);

export function createScriptedStage(): ScriptedStage {
  const clock = createVirtualClock({
    ...{ seed: 1, start: someMonday },
    onThrown: (error) => {
      throw error;
    },
  });
  const trace = createDayTrace(clock.driven.now, 0);
  const wrongs = createWrongs(clock.driven.now, trace);
  const world = createWorld({ clock: clock.driven, options: {} });
  const computer = createVirtualComputer(clock, clock.now);
  const script: Script = {
    ...{
      isListening: true,
      listensBy: 'websocket',
      sockets: 1,
      isThrough: true,
      isUsed: true,
      delay: 20,
      poll: undefined,
      kept: [],
    },
    ...{ authCallsPerMinute: 0, selfMade429: 0, sessions: ['ours'] },
  };
  const exchanges: ExchangeListener[] = [];
  const stateListeners: ((state: AppState) => void)[] = [];
  const noticeListeners: ((notice: unknown) => void)[] = [];
  const personId = world.extensions[0]?.id ?? 0;
  let state = appState({ connection: connection({ since: someMonday }) });

  const line = {
    ...{ isOpen: () => true, isThrough: () => script.isThrough, isLate: () => false },
    ...{
      isUpgraded: () => script.poll === undefined && script.isUsed,
      isGreeted: () => true,
      isUsed: () => script.isUsed,
      poll: () => script.poll,
      socket: { connecting: false },
    },
  };
  const now = (): AppState => state;
  const onState = (listener: (state: AppState) => void): void => void stateListeners.push(listener);
  const pastCalls = (): Promise<PastCallPage> =>
    Promise.resolve({
      ...{ folds: [{ key: 'all', calls: script.kept }], total: script.kept.length },
      ...{ newer: 0, next: undefined, version: 1 },
    });
  const app = {
    ...{ state: now, app: { state: now, onState, questions: { pastCalls } } },
    desktop: { onNotice: (listener: (notice: unknown) => void) => void noticeListeners.push(listener) },
    signIn: () => Promise.resolve(),
  };
  const show = (different: Partial<AppState>): void => {
    state = { ...state, ...different };
    for (const tell of stateListeners) tell(state);
  };
  const simulator = {
    ...{ world, faults: { isOn: () => false } },
    listening: () => (script.isListening ? [{ personId, transport: script.listensBy }] : []),
    onExchange: (listener: ExchangeListener) => exchanges.push(listener),
    pubNub: { ownerOf: () => personId },
    sessions: () => script.sessions.map((id) => ({ id, personId })),
    figures: () => ({
      authCallsPerMinuteMax: script.authCallsPerMinute,
      tooMany: { selfMade: script.selfMade429, byFault: 0 },
    }),
  };
  const stage = {
    ...{ clock, trace, simulator, personId, wrong: wrongs.note },
    network: { lines: () => Array.from({ length: script.sockets }, () => line), delay: () => script.delay },
    ...{ app: () => app, computer: () => computer, isRunning: () => true },
    onLife: (listener: (life: typeof app) => void) => listener(app),
  };
  return {
    // Judges look at no more of a stage than this.
    stage: stage as unknown as Stage,
    ...{ script, show, wrongs: wrongs.all },
    say: (phase) => show({ connection: connection({ phase, since: clock.now() }) }),
    notify: (id) => {
      for (const tell of noticeListeners) tell({ id, urgency: 'critical' });
    },
    exchange: (request, reply) => {
      for (const tell of exchanges) tell(request, reply);
    },
  };
}
